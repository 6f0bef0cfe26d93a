"""A council's own table, a year wide: found, read with the same checks as our workbook, tried out, and written."""
