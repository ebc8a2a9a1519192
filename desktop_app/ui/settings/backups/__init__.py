"""Cadangan: what was backed up, a new backup, looking into one, bringing it back, moving to another PC."""
