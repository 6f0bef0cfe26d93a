"""The invented intelligence: what people told the councils, what came of it, and one provider that slips."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from plumbline.accounts.models import User
from plumbline.demonstration.building import World
from plumbline.demonstration.clockwork import Clockwork, days
from plumbline.demonstration.visiting.making import working
from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.models import Intelligence
from plumbline.intelligence.terms import Terms
from plumbline.oversight.intelligence_rounds import hear_of_missed_returns

LOOKED_FOR = (-90, -45, -14, -1)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard of a provider so many days ago. `outcome` and `found` say what came of it within a week."""

    council: str
    provider: str
    on: int
    kind: str
    says: str
    heard_from: str = "not-said"
    seriousness: str = "medium"
    sureness: str = "likely"
    area: str = ""
    strength: str = ""
    is_restricted: bool = False
    is_taken: bool = False
    outcome: str = ""
    found: str = ""


# Cedar Living slips: one sign after another, each small by itself.
CEDAR = (
    Heard(
        *("fenmarch", "cedar", -170, "compliment"),
        says="A daughter wrote that Staff member A never hurries her mother and always asks first.",
        heard_from="family",
    ),
    Heard(
        *("fenmarch", "cedar", -84, "staffing"),
        says="The registered manager has left. The deputy stands in and covers two branches.",
        heard_from="professional",
        sureness="established",
        area="management",
        is_taken=True,
    ),
    Heard(
        *("fenmarch", "cedar", -61, "complaint"),
        says="Person A’s evening calls were missed on three days of one week, and nobody rang.",
        heard_from="family",
        area="planning",
        outcome="upheld",
        found="Call records show three missed calls. The provider apologised and changed the round.",
    ),
    Heard(
        *("fenmarch", "cedar", -37, "safeguarding"),
        says="District nurse: Person B was found twice in wet bedding late in the morning.",
        heard_from="nhs",
        seriousness="high",
        sureness="established",
        area="basic-care",
        strength="consider",
        outcome="passed-on",
        found="Referred to the safeguarding team the same day; they enquire with the district nurses.",
    ),
    Heard(
        *("fenmarch", "cedar", -23, "whistleblowing"),
        says="A carer rang: new staff go out alone after one day, and medication charts are filled in afterwards.",
        heard_from="staff",
        seriousness="high",
        area="staff",
        strength="consider",
        is_restricted=True,
        is_taken=True,
    ),
    Heard(
        *("fenmarch", "cedar", -12, "observation"),
        says="At the office: six of ten care plans are a year old; two people’s risk of falls is not written down.",
        heard_from="council-officer",
        sureness="established",
        area="planning",
        strength="consider",
    ),
    Heard(
        *("fenmarch", "cedar", -2, "placement-feedback"),
        says="Brokerage: Person C says carers “tell her off” and she has stopped asking for help at night.",
        heard_from="person",
        sureness="unsure",
        seriousness="high",
        area="people",
        strength="suspect",
    ),
)
OTHERS = (
    Heard(
        *("fenmarch", "birch", -52, "finance"),
        says="Accounts at Companies House are two months late.",
        heard_from="council-officer",
        sureness="established",
        is_taken=True,
    ),
    Heard(
        *("fenmarch", "gorse", -30, "concern"),
        says="Two neighbours of Person D say that calls are often shorter than half an hour.",
        heard_from="public",
        sureness="unsure",
        seriousness="low",
        outcome="not-upheld",
        found="Call records of four weeks: no call was shorter than planned.",
    ),
    Heard(
        *("fenmarch", "juniper", -6, "compliment"),
        says="The hospital’s discharge team praises how quickly packages start.",
        heard_from="nhs",
    ),
    Heard(
        *("fenmarch", "birch", -4, "other-council"),
        says="A neighbouring council has asked Birch for an action plan after a visit.",
        heard_from="other-council",
        sureness="established",
    ),
    Heard(
        *("peakshire", "quince", -41, "complaint"),
        says="Person A’s father: repairs in the shared kitchen have waited for six weeks.",
        heard_from="family",
        seriousness="low",
        area="basic-care",
        outcome="partly",
        found="The landlord was late, the provider reminded them only once. Repaired on our visit.",
    ),
    Heard(
        *("peakshire", "rowan", -9, "staffing"),
        says="Half of the night team left within a month; agency staff cover.",
        heard_from="professional",
        area="staff",
    ),
    Heard(
        *("thamesford", "acorn", -33, "safeguarding"),
        says="Ambulance crew: Person A had not been turned as the plan says, and has a pressure sore.",
        heard_from="nhs",
        seriousness="high",
        area="basic-care",
        strength="consider",
        outcome="passed-on",
        found="Referred the same day. The safeguarding team has begun an enquiry.",
    ),
    Heard(
        *("thamesford", "acorn", -5, "whistleblowing"),
        says="A former carer writes that the office tells staff to sign for calls they could not make.",
        heard_from="staff",
        seriousness="high",
        area="management",
        is_restricted=True,
    ),
    Heard(
        *("levelmoor", "oakmoss", -16, "nhs"),
        says="The infection control nurse found no soap at three of eight basins.",
        heard_from="nhs",
        sureness="established",
        area="basic-care",
    ),
    Heard(
        *("levelmoor", "primrose", -8, "compliment"),
        says="A family thanks the home for how Person A’s last weeks were made peaceful.",
        heard_from="family",
    ),
)


def plan_intelligence(world: World, clock: Clockwork, today: date) -> None:
    """Put what is heard, what comes of it, and the rounds that find missed returns on the clock."""
    recorders = {code: officers[0] for code, officers in world.officers.items()}
    settlers = {code: first for code, (first, _) in world.visitors.items()}
    for one in (*CEDAR, *OTHERS):
        clock.on(working(today + days(one.on)), partial(_record, world, one, recorders, settlers), hour=14)
    for on in LOOKED_FOR:
        clock.on(today + days(on), lambda now: hear_of_missed_returns(now=now), hour=20)


def _record(
    world: World, one: Heard, recorders: Mapping[str, User], settlers: Mapping[str, User], now: datetime
) -> None:
    settler = settlers.get(one.council, recorders[one.council])
    piece = intelligence.record_intelligence(
        council=world.councils[one.council],
        provider=world.providers[one.provider],
        terms=Terms(
            kind=one.kind,
            says=one.says,
            happened_on=now.date(),
            heard_on=now.date(),
            heard_from=one.heard_from,
            sureness=one.sureness,
            seriousness=one.seriousness,
            area=one.area,
            strength=one.strength,
            is_restricted=one.is_restricted,
        ),
        by=settler if one.is_restricted else recorders[one.council],
        now=now,
    )
    _follow(piece, one, settler, now)


def _follow(piece: Intelligence, one: Heard, by: User, now: datetime) -> None:
    if one.is_taken or one.outcome:
        intelligence.take_on(piece, by=by, now=now)
    if one.outcome:
        intelligence.close(piece, outcome=one.outcome, says=one.found, by=by, now=now)
