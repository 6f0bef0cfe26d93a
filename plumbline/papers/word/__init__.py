"""A paper as a Word document that its reader can go on writing in: real headings, lists and header rows."""

from plumbline.papers.word.document import as_word

__all__ = ["as_word"]
