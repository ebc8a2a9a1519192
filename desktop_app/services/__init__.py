"""Use cases: one class per family, one method per deed, one transaction each. No Qt, no SQL, no prose."""
