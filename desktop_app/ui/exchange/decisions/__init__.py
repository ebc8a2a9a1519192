"""Perlu keputusan: contents at odds side by side, people who may be one, and who was joined to whom."""
