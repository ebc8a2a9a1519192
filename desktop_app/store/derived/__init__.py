"""Tables computed from the others: what every list joins. They may be dropped and rebuilt at any time.

Nothing here is read by a rule that decides. Uses schema and domain; never captured, never exchanged.
"""
