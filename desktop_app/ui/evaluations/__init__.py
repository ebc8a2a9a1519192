"""Evaluasi: the matrix and list of a period, and the Lembar nilai in which one person is judged."""
