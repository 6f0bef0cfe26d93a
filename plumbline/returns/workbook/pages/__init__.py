"""The sheets of the workbook as they are written, and how they look."""
