"""Beranda: what waits, how far the office is, and the first step where there is no office yet."""
