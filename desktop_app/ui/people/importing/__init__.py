"""The wizard that brings a spreadsheet of people in: file, columns, check, done."""
