"""Exchange between offices by files: who is who, what leaves, what comes in, what waits for a person."""
