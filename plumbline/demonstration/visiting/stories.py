"""Which providers are visited, when, and how it goes. Days are counted from the day the demonstration is loaded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VisitStory:
    """A visit to `provider` on day `on`. Where it stands today follows from the day, and from what it is told to do.

    `level` is how much of it went well; `low` names areas that went badly. `ends` is how it ends early.
    """

    council: str
    provider: str
    on: int
    level: float = 0.9
    low: tuple[str, ...] = ()
    why: str = "No quality visit within the last 12 months."
    is_announced: bool = True
    comments: bool = False
    is_disputed: bool = False
    is_published: bool = False
    lasts: int = 1
    cancelled: str = ""
    has_checker: bool = False


STORIES = (
    # Finished, and followed up.
    VisitStory("fenmarch", "cedar", -430, 0.66),
    VisitStory("fenmarch", "dogwood", -330, 0.6, is_published=True),
    VisitStory("fenmarch", "juniper", -210, 0.96, has_checker=True, is_published=True),
    VisitStory("fenmarch", "birch", -170, 0.62, comments=True),
    VisitStory("fenmarch", "larch", -120, 0.93, has_checker=True),
    VisitStory(
        "fenmarch",
        "cedar",
        -45,
        0.72,
        low=("concerns",),
        why="Three figures fell for the third quarter running, and two safeguarding concerns came in.",
        comments=True,
    ),
    # Under way today, one at each step.
    VisitStory(
        "fenmarch",
        "kestrel",
        -26,
        0.66,
        why="Rated Amber a year ago; figures are getting better.",
        comments=True,
        is_disputed=True,
    ),
    VisitStory("fenmarch", "hazel", -14, 0.7, comments=True),
    VisitStory(
        "fenmarch", "birch", -11, 0.7, low=("staffing",), why="Returns late twice in a row.", comments=True
    ),
    VisitStory("fenmarch", "ivy", -3, 0.62, why="Four figures below target in the newest return."),
    VisitStory("fenmarch", "gorse", -1, 0.6, lasts=3, why="Two figures did not match and were sent back."),
    # Still to come.
    VisitStory("fenmarch", "elder", 6, why="A new contract: never visited.", is_announced=False),
    VisitStory("fenmarch", "nettle", 9, cancelled="The branch moves to another office that week."),
    VisitStory("fenmarch", "alder", 12),
    VisitStory("fenmarch", "maple", 40),
    # The other councils, each by its own scorecard.
    VisitStory("peakshire", "oak", -150, 0.93),
    VisitStory("peakshire", "rowan", -60, 0.58, comments=True),
    VisitStory("peakshire", "quince", -2, 0.65),
    VisitStory(
        "thamesford",
        "acorn",
        -90,
        0.5,
        has_checker=True,
        why="Every figure fell within a year.",
        comments=True,
    ),
    VisitStory("thamesford", "yarrow", -200, 0.94, has_checker=True, is_published=True),
    VisitStory("thamesford", "clover", -4, 0.6, has_checker=True),
    VisitStory("levelmoor", "oakmoss", -100, 0.52, comments=True),
)
# The scorecards each council works by: the first is the one its visits keep to.
CARDS = {
    "fenmarch": ("milton-keynes/quality-visit", "milton-keynes/self-assessment"),
    "peakshire": ("lancashire/site-visit", "lancashire/ad-hoc-checks"),
    "thamesford": ("oxfordshire/quality-monitoring", "oxfordshire/out-of-county"),
    "levelmoor": ("plumbline/care-standards", "plumbline/set-up-check", "somerset/out-of-county"),
}
