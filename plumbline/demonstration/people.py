"""Who can sign in to the demonstration: people known by their role, and what each should try first."""

from dataclasses import dataclass

from plumbline.accounts.permissions import Role

DOMAIN = "demonstration.example"


@dataclass(frozen=True, slots=True)
class Person:
    """`organisation` is the code of a council or provider; `try_first` is said beside the button."""

    name: str
    role: Role
    organisation: str
    try_first: str
    also: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.').replace(',', '')}.{self.organisation}@{DOMAIN}"


PEOPLE = (
    Person(
        "Contract officer",
        Role.CONTRACT_OFFICER,
        "fenmarch",
        "Open Today: overdue returns, returns that wait for you, figures below target. Read one and decide.",
    ),
    Person(
        "Quality officer",
        Role.QUALITY_OFFICER,
        "fenmarch",
        "Open Visits: one at every step. Fill in the one at Gorse Homecare on your phone, also without a signal.",
    ),
    Person(
        "Second quality officer",
        Role.QUALITY_OFFICER,
        "fenmarch",
        "The same visits: answer the same question differently and see the clash.",
    ),
    Person(
        "Contracts manager",
        Role.CONTRACTS_MANAGER,
        "fenmarch",
        "See the portfolio of the whole team, read a framework, bring in a CQC file.",
    ),
    Person(
        "Second contract officer",
        Role.CONTRACT_OFFICER,
        "fenmarch",
        "The same council, another portfolio.",
    ),
    Person(
        "Senior manager",
        Role.SENIOR_MANAGER,
        "fenmarch",
        "Decide who may be placed at Cedar Living, and what Kestrel Homecare disputes; approve a summary.",
    ),
    Person(
        "Placement staff",
        Role.PLACEMENT_STAFF,
        "fenmarch",
        "Look at Cedar Living before you place somebody there: it is red. Ask for an exception.",
    ),
    Person(
        "Hospital discharge coordinator",
        Role.NHS_PARTNER,
        "fen-and-marsh-nhs",
        "Buys care beside Fenmarch: read which standings it shares, and say that you know of Cedar Living’s.",
    ),
    Person(
        "Auditor",
        Role.AUDITOR,
        "fenmarch",
        "Follow what happened to a return, and check that history is whole.",
    ),
    Person(
        "Registered manager",
        Role.PROVIDER_MANAGER,
        "alder",
        "A return is due. Download its workbook, upload it with a mistake, correct it, submit it.",
    ),
    Person(
        "Office administrator",
        Role.PROVIDER_STAFF,
        "alder",
        "Fill in the same return beside the manager.",
    ),
    Person(
        "Registered manager",
        Role.PROVIDER_MANAGER,
        "birch",
        "Two councils in one list; a draft report to comment on, and actions to report on.",
    ),
    Person(
        "Contract officer",
        Role.CONTRACT_OFFICER,
        "peakshire",
        "Supported housing: quarters, half years and years.",
    ),
    Person(
        "Quality officer", Role.QUALITY_OFFICER, "peakshire", "Visits in two legs: the office, and at home."
    ),
    Person("Contract officer", Role.CONTRACT_OFFICER, "thamesford", "Monthly reports, rated each quarter."),
    Person(
        "Quality officer", Role.QUALITY_OFFICER, "thamesford", "Visits by ten areas and three viewpoints."
    ),
    Person(
        "Contracts manager",
        Role.CONTRACTS_MANAGER,
        "thamesford",
        "Open Risk: closer oversight of Acorn Care is proposed. Read why, and decide.",
    ),
    Person("Senior manager", Role.SENIOR_MANAGER, "thamesford", "Who approved what the public reads."),
    Person(
        "Placement staff",
        Role.PLACEMENT_STAFF,
        "thamesford",
        "Nobody has decided on a standing here yet. See what that says before you place somebody.",
    ),
    Person("Contract officer", Role.CONTRACT_OFFICER, "levelmoor", "Care homes, reviewed quarterly."),
    Person("Quality officer", Role.QUALITY_OFFICER, "levelmoor", "Visits to care homes."),
)
