"""Pengaturan: what the office has decided, how this PC looks, the rules in force, the state of the data."""
