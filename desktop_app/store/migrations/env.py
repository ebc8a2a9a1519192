"""alembic asks for this file; `desktop_app.store.migrate` runs the revisions on a connection of its own."""
