"""What offices exchange: the signed log, its merge, the file it travels in, and who is who. Pure: no SQL."""
