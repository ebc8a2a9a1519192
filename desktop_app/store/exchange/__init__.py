"""The exchange as the store keeps it: capture, log, merge, and what foreign rows may hold."""
