"""What a piece of intelligence can be, be heard from, be worth and become."""

from django.db import models


class Kind(models.TextChoices):
    CONCERN = "concern", "Concern"
    COMPLAINT = "complaint", "Complaint"
    SAFEGUARDING = "safeguarding", "Safeguarding concern (alert)"
    ENQUIRY = "enquiry", "Organisational safeguarding enquiry"
    WHISTLEBLOWING = "whistleblowing", "Whistleblowing"
    COMPLIMENT = "compliment", "Compliment"
    PLACEMENT_FEEDBACK = "placement-feedback", "Placement feedback"
    STAFFING = "staffing", "Staffing change"
    FINANCE = "finance", "Finance signal"
    OBSERVATION = "observation", "Observation on a visit"
    OTHER_COUNCIL = "other-council", "Said by another council"
    NHS = "nhs", "Said by the NHS"
    CQC = "cqc", "CQC change"
    MISSED_RETURN = "missed-return", "Missed return"
    PHONE_IN = "phone-in", "Concern on a phone-in day"


# Nobody types these in: they come from what the product sees.
BY_THEMSELVES = (Kind.CQC, Kind.MISSED_RETURN, Kind.PHONE_IN)
# Good news, or nothing that waits for an answer.
NOT_CONCERNS = (Kind.COMPLIMENT,)


class HeardFrom(models.TextChoices):
    """A role, never a name."""

    PERSON = "person", "A person who uses the service"
    FAMILY = "family", "Family or friend"
    STAFF = "staff", "Staff of the provider, now or before"
    PROFESSIONAL = "professional", "A professional who visits"
    COUNCIL_OFFICER = "council-officer", "A council officer"
    OTHER_COUNCIL = "other-council", "Another council"
    NHS = "nhs", "The NHS"
    CQC = "cqc", "CQC"
    PUBLIC = "public", "A member of the public"
    NOT_SAID = "not-said", "Not said"
    BY_ITSELF = "by-itself", "Seen by Plumbline itself"


class Sureness(models.TextChoices):
    ESTABLISHED = "established", "Established: seen, or shown by papers"
    LIKELY = "likely", "Likely: first-hand, or from more than one side"
    UNSURE = "unsure", "Not sure: second-hand, or one side only"


class Seriousness(models.TextChoices):
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class Area(models.TextChoices):
    """The six areas of early indicators of concern (Marsland and others, University of Hull; domain reference §1.5)."""

    MANAGEMENT = "management", "Management and leadership"
    STAFF = "staff", "Staff skills, knowledge and practice"
    PEOPLE = "people", "People’s behaviour and wellbeing"
    ISOLATION = "isolation", "Resisting outsiders and isolating people"
    PLANNING = "planning", "How the service is planned and delivered"
    BASIC_CARE = "basic-care", "Basic care and the surroundings"


class Strength(models.TextChoices):
    """How NICE grades an indicator (guideline NG189). None is proof by itself."""

    CONSIDER = "consider", "Consider: abuse or neglect may be one reason"
    SUSPECT = "suspect", "Suspect: abuse or neglect is likely"


class Status(models.TextChoices):
    OPEN = "open", "Open"
    LOOKED_INTO = "looked-into", "Being looked into"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Outcome(models.TextChoices):
    UPHELD = "upheld", "Upheld"
    PARTLY = "partly", "Partly upheld"
    NOT_UPHELD = "not-upheld", "Not upheld"
    NO_ACTION = "no-action", "Nothing to be done"
    PASSED_ON = "passed-on", "Passed on to somebody else"
