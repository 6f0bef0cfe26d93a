"""What a standing comes to for somebody who is about to place a person, in one sentence. Pure."""

from collections.abc import Mapping

from plumbline.standing.rules import Placements

SAYS: Mapping[Placements, str] = {
    Placements.FREE: "People may be placed here.",
    Placements.WITH_CONDITIONS: "People may be placed here under the conditions below.",
    Placements.BY_EXCEPTION: "Nobody new may be placed here without an exception that a senior authorises.",
}
