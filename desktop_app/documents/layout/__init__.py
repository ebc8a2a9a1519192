"""The layout engine: blocks to pages of drawing operations, by pure functions."""
