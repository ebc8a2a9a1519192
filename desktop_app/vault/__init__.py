"""Keys and encrypted files of the data folder: atomic, content-addressed. The only door to cryptography."""
