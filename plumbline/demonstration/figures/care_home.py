"""A care home's quarters, in the questions of the contract review return."""

from dataclasses import dataclass

from plumbline.demonstration.figures.profile import Profile, Typed, few, part_of
from plumbline.frameworks.periods import Period


@dataclass
class CareHome:
    """`profile.people` is the number of beds."""

    profile: Profile
    step: int = 0

    def answers(self, period: Period) -> Typed:
        dice, share = self.profile.random(period), self.profile.share
        beds = self.profile.people
        bed_days = beds * period.days
        occupied = part_of(dice, bed_days, min(0.97, share("H1", self.step) - 0.02))
        living_there = max(1, round(occupied / period.days))
        staff, hours = round(beds * 1.3), beds * 360
        invited = living_there * 2
        answered = part_of(dice, invited, 0.5)
        received = few(dice, 2.5)
        self.step += 1
        counts = {
            "H1.numerator": occupied,
            "H1.denominator": bed_days,
            "H2.invited": invited,
            "H2.denominator": answered,
            "H2.numerator": part_of(dice, answered, share("H2", self.step)),
            "C1.numerator": few(dice, occupied * 0.004 * (2 - share("C1", self.step))),
            "C1.denominator": occupied,
            "C2.numerator": part_of(dice, living_there, min(0.995, share("C2", self.step) + 0.04)),
            "C2.denominator": living_there,
            "C3.value": received,
            "C3.upheld": part_of(dice, received, 0.3),
            "C4.value": few(dice, 1.2),
            "S1.numerator": part_of(dice, hours, max(0.01, 1.02 - share("S1", self.step))),
            "S1.denominator": hours,
            "S2.numerator": part_of(dice, staff, 1.2 - share("S2", self.step)),
            "S2.denominator": staff,
        }
        return {key: str(count) for key, count in counts.items()}
