"""Whether a service is delivered outside the council's own area. Pure.

A care home stands where it stands. Home care goes to where people live, so its office's address says nothing.
Councils differ on what they owe a service outside (domain reference §14, row 41): Oxfordshire makes a desktop check
each year (2019, paragraph 34); Somerset makes no contract reviews out of area. The adopted scorecard decides.
"""

# Kinds of service that are delivered in the place that is registered.
IN_THEIR_PLACE = frozenset({"residential", "nursing", "supported-living", "extra-care", "day"})


def is_out_of_county(kind: str, *, authority: str, own: str) -> bool:
    """`authority` is where CQC says the place is, `own` the council's area by CQC's name; unknown is not outside."""
    return bool(kind in IN_THEIR_PLACE and authority and own and authority != own)
