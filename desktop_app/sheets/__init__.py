"""Spreadsheets in and out: aliases, mappings, faults per row. The only door to calamine and xlsxwriter."""
