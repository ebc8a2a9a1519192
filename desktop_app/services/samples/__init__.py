"""Made-up offices: the practice office that people learn in, and the synthetic city for load tests."""
