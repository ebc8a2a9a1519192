"""The command line: thin commands in Indonesian over the same use cases as the window."""
