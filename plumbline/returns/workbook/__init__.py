"""The workbook of a return: written, read in a limited child process, checked, and marked. Only here is Excel known."""
