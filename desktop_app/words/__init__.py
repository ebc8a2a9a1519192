"""The sentences people read when something is refused or fails, one table per area; no Qt, no store."""
