"""How big a return may be before it is refused, and how much a reader may use. Far above any honest workbook."""

MEBI = 1024 * 1024

FILE_BYTES = 10 * MEBI
MEMBERS = 500
INFLATED_BYTES = 48 * MEBI
# A member is only suspicious for its ratio when it is also big: blank cells compress very well.
RATIO = 400
RATIO_FROM_BYTES = 4 * MEBI

ROWS = 20_000
COLUMNS = 1_000
CELLS = 300_000
# The reader makes a full rectangle from the first cell to the last one; this bounds its memory.
RECTANGLE = 2_000_000
REPLY_BYTES = 32 * MEBI

WORKER_MEMORY_BYTES = 512 * MEBI
READ_SECONDS = 2.0
MARK_SECONDS = 10.0
WORKER_FILES = 2_000
"""A worker is replaced after so many files, so that nothing it lost stays lost."""
