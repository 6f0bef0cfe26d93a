"""Reading rules that count areas: `of = ["red"]`, `at_least = 2`; refused where they contradict one another."""

from plumbline.frameworks.reading.bands import authority_of, read_rating, read_ratings
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.questions import OURS
from plumbline.frameworks.reading.schedule import unrepeated
from plumbline.frameworks.reading.table import Table, listed
from plumbline.frameworks.scorecard import Area
from plumbline.judgement.scorecard.counting import paradox, silent_rules
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.rules import CountRule, Family
from plumbline.judgement.scorecard.wording import says_rating


def read_counts(
    table: Table, family: Family, labels: LabelSet, areas: tuple[Area, ...]
) -> tuple[tuple[CountRule, ...], str]:
    """The rules that count areas, and the rating where none of them holds. Both empty in the other families."""
    if family is not Family.COUNTS:
        for key in ("count", "otherwise"):
            if table.untouched(key) is not None:
                table.problem(key, f'Only how = "counts" counts areas, and this says “{family}”.')
        return (), ""
    rules = tuple(
        _count(one, labels, len(areas)) for one in unrepeated(table.tables("count", "count", "code"), "code")
    )
    if not rules:
        table.problem("", "No rule counts areas. Add one under the heading [[whole.count]].")
    otherwise = read_rating(table, "otherwise", labels)
    _doubt(table, rules, otherwise, labels, len(areas))
    return rules, otherwise


def _doubt(table: Table, rules: tuple[CountRule, ...], otherwise: str, labels: LabelSet, areas: int) -> None:
    """Rules that can never speak, and rules by which a better area makes the whole worse."""
    if not otherwise or not all(one.of and one.rating for one in rules):
        return
    for code in silent_rules(rules, labels, areas):
        table.problem("count", f"“{code}” can never speak: whenever it holds, a rule before it does.")
    found = paradox(rules, otherwise, labels, areas)
    if found is not None:
        worse, better = (listed([says_rating(one, labels) for one in ratings], "and") for ratings in found)
        table.problem(
            "count", f"Areas rated {better} make a worse whole than {worse}. Put the rules in order."
        )


def _count(table: Table, labels: LabelSet, areas: int) -> CountRule:
    of = read_ratings(table, "of", labels)
    if not of and "of" not in table:
        table.problem("", "“of” is missing: the ratings that are counted.")
    at_least = table.whole("at_least", 0, most=1000)
    if at_least == 0:
        table.problem("at_least" if "at_least" in table else "", "Say how many areas it takes: at_least = 2.")
    elif at_least > areas:
        table.problem("at_least", f"There are {areas} areas, so {at_least} can never be counted.")
    source = read_source(table, OURS)
    rule = CountRule(
        table.text("code"), read_rating(table, "rating", labels), of, max(at_least, 1), authority_of(source)
    )
    table.close()
    return rule
