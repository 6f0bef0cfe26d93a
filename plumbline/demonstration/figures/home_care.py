"""A home care agency's quarters, in the questions of the Milton Keynes schedule."""

from dataclasses import dataclass, field
from random import Random

from plumbline.demonstration.figures.profile import Profile, Typed, few, part_of, split
from plumbline.frameworks.periods import Period

VISITS_A_PERSON = 150
STAFF_A_PERSON = 0.8
ENDINGS = {"6.1": 0.15, "6.2": 0.15, "6.3": 0.12, "6.4": 0.2, "6.5": 0.3, "6.6": 0.08}
ETHNICITY = {"white-british": 0.66, "white-irish": 0.02, "white-other": 0.08, "asian-indian": 0.07}
ETHNICITY |= {"black-african": 0.1, "black-caribbean": 0.03, "mixed-other": 0.02, "not-said": 0.02}
STAFF_AGES = {"16-24": 0.12, "25-34": 0.24, "35-44": 0.24, "45-54": 0.22, "55-64": 0.15, "65-plus": 0.03}
PEOPLE_AGES = {"18-64": 0.14, "65-74": 0.16, "75-84": 0.32, "85-plus": 0.38}
STAFF_GENDER = {"female": 0.82, "male": 0.16, "other": 0.005, "not-said": 0.015}
PEOPLE_GENDER = {"female": 0.62, "male": 0.37, "not-said": 0.01}


@dataclass
class HomeCare:
    """Carries over from quarter to quarter the people supported and the complaints still open."""

    profile: Profile
    people: int = 0
    open_complaints: int = 0
    step: int = field(default=0)

    def answers(self, period: Period) -> Typed:
        dice = self.profile.random(period)
        before = self.people or self.profile.people
        new = few(dice, before * 0.1)
        ended = min(before, few(dice, before * 0.1)) if self.people else 0
        if not self.people:
            new = 0
        self.people = before + new - ended
        staff = max(6, round(self.people * STAFF_A_PERSON))
        typed = {
            **self._visits(dice),
            **self._staff(dice, staff),
            **self._people(dice, new, ended),
            **self._quality(dice),
        }
        self.step += 1
        return {key: str(number) for key, number in typed.items()}

    def _visits(self, dice: Random) -> dict[str, object]:
        planned = self.people * VISITS_A_PERSON + few(dice, 40)
        missed = part_of(dice, planned, 1 - self.profile.share("missed-visits", self.step) ** 0.1)
        delivered = planned - missed
        return {
            "missed-visits.numerator": missed,
            "missed-visits.denominator": planned,
            "1.1.denominator": delivered,
            "1.1.numerator": part_of(dice, delivered, self.profile.share("1.1", self.step)),
            "1.1.unknown-length": few(dice, 3),
            "2.2a.denominator": delivered,
            "2.2a.numerator": part_of(dice, delivered, self.profile.share("2.2a", self.step)),
            "5.3.value": round(delivered * 0.55 + dice.random(), 1),
        }

    def _staff(self, dice: Random, staff: int) -> dict[str, object]:
        employed, vacant = round(staff * 0.9), few(dice, staff * 0.08)
        care = round(staff * 0.88)
        typed: dict[str, object] = {
            "2.1.denominator": care,
            "2.1.numerator": part_of(dice, care, min(0.995, self.profile.share("2.1", self.step) + 0.05)),
            "2.2b.denominator": employed,
            "2.2b.numerator": part_of(dice, employed, 1.15 - self.profile.share("2.2b", self.step)),
            "2.2c.denominator": employed + vacant,
            "2.2c.numerator": vacant,
            "8.1.value": staff,
            "8.1.fte": round(staff * 0.74, 1),
            "8.2.value": few(dice, staff * 0.2),
        }
        for name, shares in (("ethnicity", ETHNICITY), ("age", STAFF_AGES), ("gender", STAFF_GENDER)):
            typed |= {f"staff-{name}.{key}": count for key, count in split(dice, staff, shares).items()}
        return typed

    def _people(self, dice: Random, new: int, ended: int) -> dict[str, object]:
        typed: dict[str, object] = {
            "3.1.denominator": self.people,
            "3.1.numerator": part_of(
                dice, self.people, min(0.995, self.profile.share("3.1", self.step) + 0.04)
            ),
            "5.1.value": self.people,
            "5.2.value": new,
            "5.4.value": ended,
        }
        reasons = split(dice, ended, ENDINGS)
        typed |= {f"{ref}.value": count for ref, count in reasons.items()}
        if reasons["6.6"]:
            typed["6.6.text"] = "Moved to live with family outside the area."
        for name, shares in (("ethnicity", ETHNICITY), ("age", PEOPLE_AGES), ("gender", PEOPLE_GENDER)):
            typed |= {
                f"people-{name}.{key}": count for key, count in split(dice, self.people, shares).items()
            }
        return typed

    def _quality(self, dice: Random) -> dict[str, object]:
        invited = max(4, round(self.people * 0.8))
        answered = part_of(dice, invited, 0.55)
        received = few(dice, 1 + self.people * 0.04 * (1.1 - self.profile.share("7.2", self.step)) * 4)
        resolved = min(self.open_complaints + received, few(dice, received))
        self.open_complaints += received - resolved
        return {
            "4.1.invited": invited,
            "4.1.denominator": answered,
            "4.1.numerator": part_of(dice, answered, self.profile.share("4.1", self.step)),
            "4.2.invited": invited,
            "4.2.denominator": answered,
            "4.2.numerator": part_of(dice, answered, self.profile.share("4.2", self.step) - 0.08),
            "7.1.value": few(dice, self.people * 0.12),
            "7.2.value": received,
            "7.3.value": resolved,
            "7.4.value": self.open_complaints,
            "7.5.value": few(dice, self.people * 0.08),
            "7.6.value": few(dice, self.people * 0.03),
            "7.7.value": few(dice, self.people * 0.025),
        }
