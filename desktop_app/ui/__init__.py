"""The window: screens that turn gestures into use cases. Uses services, words, domain and PySide6."""
