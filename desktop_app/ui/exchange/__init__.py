"""Sinkronisasi: what leaves, what comes in, what people must decide, what went before, and who is who."""
