"""Penilai and atasan penilai of everybody: the proposal looked through, changed, and set from a day."""
