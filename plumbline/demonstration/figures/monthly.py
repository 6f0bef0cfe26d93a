"""A home care agency's months, in the questions of the monthly performance report."""

from dataclasses import dataclass

from plumbline.demonstration.figures.profile import Profile, Typed, few, part_of
from plumbline.frameworks.periods import Period


@dataclass
class MonthlyHomeCare:
    """Nothing carries over but the months that have passed."""

    profile: Profile
    step: int = 0

    def answers(self, period: Period) -> Typed:
        dice = self.profile.random(period)
        people = max(8, self.profile.people + few(dice, 3) - 3)
        planned = people * 48 + few(dice, 20)
        missed = part_of(dice, planned, max(0.001, (1 - self.profile.share("V1", self.step)) * 0.12))
        delivered = planned - missed
        staff = round(people * 0.7)
        received = few(dice, 1.5)
        share = self.profile.share
        self.step += 1
        counts = {
            "V1.numerator": missed,
            "V1.denominator": planned,
            "V2.numerator": part_of(dice, delivered, share("V2", self.step)),
            "V2.denominator": delivered,
            "V3.numerator": part_of(dice, delivered, share("V3", self.step) - 0.06),
            "V3.denominator": delivered,
            "P1.numerator": part_of(dice, people, min(0.995, share("P1", self.step) + 0.04)),
            "P1.denominator": people,
            "P2.value": received,
            "P3.numerator": part_of(dice, received, share("P3", self.step)),
            "P3.denominator": received,
            "S1.numerator": part_of(dice, staff, 1.2 - share("S1", self.step)),
            "S1.denominator": staff,
            "S2.numerator": part_of(dice, staff, min(0.995, share("S2", self.step) + 0.03)),
            "S2.denominator": staff,
        }
        return {key: str(count) for key, count in counts.items()}
