"""Official forms: facts to blocks to pages of drawing operations to PDF. The only door to reportlab and pdfium."""
