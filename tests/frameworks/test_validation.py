"""A framework file that cannot be used says everything that is wrong with it, with line, place and cause."""

import pytest

from plumbline.frameworks.reading import LARGEST_FILE, FrameworkProblems, decode, read, read_calendar
from tests.frameworks.schedules import CALENDAR, SMALL, changed, line_of, problems

# What is put in place of what, and what must be said about it.
BROKEN: dict[str, tuple[str, str, str]] = {
    "unknown key": ("point_in_time = true", "point_in_tiem = true", "Did you mean “point_in_time”?"),
    "unknown key at the top": ("council =", "counsil =", "Did you mean “council”?"),
    "unknown key of a target": ("at_least = 80", "at_leest = 80", "Did you mean “at_least”?"),
    "unknown key in a section": ('code = "visits"', 'code = "visits"\ncolour = "red"', "This key is not known here."),
    "missing title": ('title = "Visits of at least half the commissioned time"\n', "", "“title” is missing."),
    "missing version": ('version = "1"\n', "", "“version” is missing."),
    "missing basis": ('basis = "published"\n', "", "“basis” is missing."),
    "missing numerator": (
        'numerator = "Visits of at least half the commissioned time"\n',
        "",
        "“numerator” is missing.",
    ),
    "missing ref": ('ref = "5.1"\n', "", "“ref” is missing."),
    "missing kind": ('kind = "kpi-schedule"\n', "", "“kind” is missing."),
    "empty title": ('title = "Age"', 'title = " "', "Write a text in quotation marks"),
    "number for a text": ('title = "Age"', "title = 3", "Write a text in quotation marks, not “3”."),
    "version as a number": ('version = "1"', "version = 1", "Write a text in quotation marks, not “1”."),
    "text for a number": ("at_least = 80", 'at_least = "80"', "Write a number without quotation marks, not a text."),
    "true for a number": ("at_least = 80", "at_least = true", "Write a number without quotation marks"),
    "text for true or false": ("point_in_time = true", 'point_in_time = "yes"', "Write true or false, not a text."),
    "target without braces": ("target = { at_least = 80 }", "target = 80", "Say which way is better"),
    "target of not a number": ("at_least = 80", "at_least = nan", "“NaN” is not a number."),
    "target of infinity": ("at_least = 80", "at_least = -inf", "“-Infinity” is not a number."),
    "target of 1e999": ("at_least = 80", "at_least = 1e999", "The number is too large to be right."),
    "negative target": ("at_least = 80", "at_least = -80", "below nought"),
    "target with too many decimals": ("at_least = 80", "at_least = 80.00000000000001", "14 decimals"),
    "empty target": ("{ at_least = 80 }", "{ }", "The target says no number."),
    "two targets in one": ("{ at_least = 80 }", "{ at_least = 80, at_most = 90 }", "Keep one of them."),
    "range with one end": ("{ at_least = 80 }", "{ from = 80 }", "A range needs both ends"),
    "range the wrong way round": ("{ at_least = 80 }", "{ from = 80, to = 70 }", "before it begins"),
    "amber on the wrong side": ("{ within = 5,", "{ at_least = 85,", "must not be above the target"),
    "amber the other way round": ("{ within = 5,", "{ at_most = 5,", "Amber is written for “lower is better”"),
    "amber without a target": ("target = { at_least = 80 }\n", "", "There is an amber without a target."),
    "empty amber": ("{ within = 5, basis", "{ basis", "Amber says no number."),
    "unknown basis": ('"local default"', '"local defualt"', "Did you mean “local default”?"),
    "unknown measure": ('measure = "percentage"', 'measure = "percent"', "Did you mean “percentage”?"),
    "unknown section": ('section = "visits"', 'section = "visit"', "Did you mean “visits”?"),
    "unknown groups": ('groups = "ages"', 'groups = "age"', "Did you mean “ages”?"),
    "unknown kind": ("kpi-schedule", "kpi-shedule", "The kinds known are kpi-schedule, calendar, scorecard, "),
    "unknown interval": ('council = "', 'collected = "quarterly"\ncouncil = "', "Did you mean “quarter”?"),
    "id without a folder": ("exampleshire/homecare", "Homecare", "An id is a folder and a name"),
    "duplicate ref": ('ref = "5.2"', 'ref = "5.1"', "“5.1” is here twice."),
    "duplicate group": ('code = "65-plus"', 'code = "18-64"', "“18-64” is here twice."),
    "ref with a blank": ('ref = "5.2"', 'ref = "5 2"', "cannot be a reference"),
    "reserved part": ('part = "text"', 'part = "value"', "none of numerator, denominator, value or percent"),
    "rule with an unknown figure": ('"age = 5.1"', '"age = 5.3"', "There is no figure “5.3”."),
    "rule with an unknown number": ('"age = 5.1"', '"1.1.numerater = 5.1"', "Did you mean “1.1.numerator”?"),
    "rule with a percentage": ('"age = 5.1"', '"age = 1.1"', "Write 1.1.numerator or 1.1.denominator."),
    "rule without a relation": ('"age = 5.1"', '"age + 5.1"', "one = or one <="),
    "rule with two relations": ('"age = 5.1"', '"age = 5.1 = 5.2"', "one = or one <="),
    "rule with an empty side": ('"age = 5.1"', '"age ="', "One side of the rule is empty."),
    "rule with two signs": ('"age = 5.1"', '"age = 5.1 + - 5.2"', "cannot be read near"),
    "rule without blanks": ('"age = 5.1"', '"age = 5.1+5.2"', "There is no figure “5.1+5.2”."),
    "unknown weight": ('rule = "age', 'weight = "strict"\nrule = "age', "is not one of refuse or explain"),
    "text of an unknown figure": ('ask = "5.2.text"', 'ask = "5.3.text"', "There is no figure “5.3.text”."),
    "layout of an unknown input": (
        'fills = "5.1.value"',
        'fills = "5.9.value"',
        "The schedule asks for no “5.9.value”.",
    ),
    "layout with twin rows": ('find = "5.1"', 'find = "1.1"', "Two rows look for “1.1”."),
    "layout filling one thing twice": (
        'fills = "5.1.value"',
        'fills = "1.1.percent"',
        "Two rows fill “1.1.percent”.",
    ),
    "layout without columns": ('columns = ["Q1", "Q2", "Q3", "Q4"]\n', "", "Name the headers of the period columns"),
    "layout with a fifth quarter": ('"Q4"]', '"Q4", "Q5"]', "There are 5 columns"),
    "layout that holds another kind": (
        'fills = "1.1.percent"',
        'fills = "1.1.percent", holds = "text"',
        "holds a percent",
    ),
    "sheet name too long": ('title = "Visits"', f'title = "{"Visits " * 6}"', "cannot name a sheet"),
    "sheet name with a slash": ('title = "Visits"', 'title = "Visits/calls"', "cannot name a sheet"),
    "section nobody uses": (
        "[[section]]",
        '[[section]]\ncode = "x"\ntitle = "X"\n[[section]]',
        "belongs to the section “x”",
    ),
    "rated more often than collected": (
        "paragraph =",
        'collected = "year"\nassessed = "month"\nparagraph =',
        "only each year",
    ),
    "collected more often than returns": ("paragraph =", 'collected = "month"\nparagraph =', "more often than"),
    "rate without per": ('measure = "percentage"', 'measure = "rate"', "A rate needs “per”"),
    "decimals of a decimal": ("paragraph =", "decimals = 1.5\nparagraph =", "Write a whole number from 0 to 6"),
    "list that is none": ("paragraph =", 'count = "one"\nparagraph =', "Write a list of texts"),
    "indicator that is no list": ("[[groups]]", "[groups]", "under a heading of its own, [[groups]]"),
}  # fmt: skip


def test_the_small_schedule_is_in_order() -> None:
    assert problems(SMALL) == ()
    assert problems(CALENDAR) == ()


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_told_in_plain_words_at_its_line(name: str) -> None:
    old, new, says = BROKEN[name]
    text = changed(old, new)
    found = problems(text)

    assert [one for one in found if says in one.says], found
    assert all(1 <= one.line <= len(text.splitlines()) for one in found)


@pytest.mark.parametrize(
    ("old", "new", "near", "place"),
    [
        ("at_least = 80", "at_least = nan", "at_least", "indicator 1.1 target “at_least”"),
        ('groups = "ages"', 'groups = "agse"', 'groups = "agse"', "indicator age “groups”"),
        ('says = "65 and over"', "says = 65", "says = 65", "groups ages group 65-plus “says”"),
        ('fills = "5.1.value"', 'fills = "5.9.value"', "5.9.value", "workbook row 5.1 “fills”"),
        ('code = "65-plus"', 'code =  "18-64"', "code =  ", "groups ages group 18-64 “code”"),
        ('rule = "age = 5.1"', 'rule = "age = 5.3"', 'rule = "age', "agreement ages-add-up “rule”"),
        (
            '[[indicator]]\nref = "age"\ntitle = "Age"',
            '[[ indicator ]]\nref = "age"',
            "[[ indicator ]]",
            "indicator age",
        ),
    ],
)
def test_a_fault_names_its_line_and_place(old: str, new: str, near: str, place: str) -> None:
    text = changed(old, new)

    assert [(one.line, one.place) for one in problems(text)] == [(line_of(near, text), place)]


def test_everything_is_reported_at_once_in_the_order_of_lines() -> None:
    text = SMALL
    for name in (
        "missing version",
        "unknown section",
        "negative target",
        "unknown measure",
        "layout of an unknown input",
    ):
        old, new, _ = BROKEN[name]
        text = changed(old, new, text)
    found = problems(text)

    assert len(found) == 5
    assert [one.line for one in found] == sorted(one.line for one in found)


def test_better_must_agree_with_the_target() -> None:
    text = changed("target = { at_least = 80 }", 'better = "lower"\ntarget = { at_least = 80 }')

    assert [one.says for one in problems(text)] == [
        "This says lower, but the target means higher. Make them agree."
    ]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "“kind” is missing."),
        ("kind = ", 1, "This is not TOML"),
        (SMALL + '\nfoo = "open', len(SMALL.splitlines()) + 2, "This is not TOML"),
        (SMALL.replace('version = "1"', 'version = "1"\nversion = "2"'), 4, "stands twice"),
        (SMALL.replace("[[section]]", "[[section]"), line_of("[[section]]"), "This is not TOML"),
        ("PK\x03\x04 this is a workbook", 1, "This is not TOML"),
        ('{"kind": "kpi-schedule"}', 1, "This is not TOML"),
        ("a = " + "[" * 5000, 0, "nested too deeply"),
        ("a = " + "1" * 5000, 0, "too large to be read"),
        ("a = 1e" + "9" * 30, 0, "too large to be read"),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(text: str, line: int, says: str) -> None:
    (problem,) = problems(text)[:1]

    assert problem.line == line
    assert says in problem.says


def test_a_file_in_another_encoding_is_told_with_its_line() -> None:
    with pytest.raises(FrameworkProblems) as caught:
        decode(SMALL.replace("Age", "Âge").encode("latin-1"), name="latin.toml")

    (problem,) = caught.value.problems
    assert problem.line == line_of('title = "Age"')
    assert "not written in UTF-8" in problem.says


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_a_wide_encoding_is_refused(codec: str) -> None:
    with pytest.raises(FrameworkProblems, match="UTF-8"):
        decode(SMALL.encode(codec), name="wide.toml")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    plain = read(SMALL, name="plain.toml")
    marked = read(
        decode(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode(), name="windows.toml"),
        name="windows.toml",
    )

    assert marked.digest == plain.digest


def test_a_file_that_is_too_big_is_refused_before_it_is_read() -> None:
    with pytest.raises(FrameworkProblems, match="at most 512 KB"):
        decode(b"#" * (LARGEST_FILE + 1), name="big.toml")
    with pytest.raises(FrameworkProblems, match="at most 512 KB"):
        read("#" * (LARGEST_FILE + 1), name="big.toml")


def test_a_calendar_is_no_schedule_and_a_schedule_no_calendar() -> None:
    with pytest.raises(FrameworkProblems, match="no KPI schedule"):
        read(CALENDAR, name="calendar.toml")
    with pytest.raises(FrameworkProblems, match="no reporting calendar"):
        read_calendar(SMALL, name="schedule.toml")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2026-27-Q1", "2026-Q1", "is not a period"),
        ("2026-27-Q1", "2026-28-Q1", "is not a period"),
        ("on = 2026-07-15", 'on = "15 July"', "Write a day without quotation marks"),
        ("on = 2026-07-15", "on = 2026-07-15T10:00:00", "Write a day"),
        ("on = 2026-07-15", "on = 2026-06-30", "is not after the end of"),
        ("on = 2026-07-15", "", "“on” is missing"),
        ('period = "2026-27-Q1"\n', "", "“period” is missing"),
        ('[[due]]\nperiod = "2026-27-Q1"\non = 2026-07-15', "", "No period has a due date"),
        ("[[due]]", '[[due]]\nperiod = "2026-27-Q1"\non = 2026-07-16\n[[due]]', "is here twice"),
    ],
)
def test_a_broken_calendar_says_why(old: str, new: str, says: str) -> None:
    assert [one for one in problems(changed(old, new, CALENDAR)) if says in one.says]
