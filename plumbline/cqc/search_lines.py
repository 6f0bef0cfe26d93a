"""What the search of CQC's register reads: narrow rows beside the wide ones, kept by each import."""

from django.db import models

LONGEST_WORD = 60


class SearchLine(models.Model):
    """The words a location is found by, its name's first (`providers.searching.line_of`)."""

    location = models.OneToOneField(
        "cqc.Location", on_delete=models.PROTECT, primary_key=True, related_name="search_line"
    )
    says = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["says"], name="cqc_search_by_name")]

    def __str__(self) -> str:
        return self.says


class SearchWord(models.Model):
    """A word that stands or stood in a search line: what was perhaps meant when what was typed is in none."""

    text = models.CharField(max_length=LONGEST_WORD, primary_key=True)

    def __str__(self) -> str:
        return self.text
