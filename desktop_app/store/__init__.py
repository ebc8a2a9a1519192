"""The encrypted database: schema, mapping, transactions, lists. The only door to SQLAlchemy and SQLCipher."""
