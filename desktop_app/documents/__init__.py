"""Official forms: facts, blocks, pages of drawing operations, PDF. The only door to reportlab and pdfium."""
