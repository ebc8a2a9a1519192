"""The exchange as the store keeps it: capture, log, merge, and what tables may hold that comes from outside."""
