"""Lembar nilai: one evaluation with all it rests on at the left, and the judgement at the right."""
