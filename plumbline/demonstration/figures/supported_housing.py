"""A supported housing provider's quarters, in the questions of the Lancashire schedule."""

from dataclasses import dataclass

from plumbline.demonstration.figures.profile import Profile, Typed, few, part_of
from plumbline.frameworks.periods import Interval, Period


@dataclass
class SupportedHousing:
    """Carries over the complaints still open and the staff who left in the year so far."""

    profile: Profile
    open_complaints: int = 0
    left_before: tuple[int, ...] = ()
    step: int = 0

    def answers(self, period: Period) -> Typed:
        dice, share = self.profile.random(period), self.profile.share
        people, staff = self.profile.people, round(self.profile.people * 1.6)
        planned, hours = people // 3 + 2, people * 480
        received = few(dice, 1.4)
        resolved = min(self.open_complaints + received, few(dice, received))
        self.open_complaints += received - resolved
        left = part_of(dice, staff, 0.07)
        self.left_before = (*self.left_before, left)[-4:]
        self.step += 1
        counts = {
            "2.numerator": part_of(dice, planned, share("2", self.step)),
            "2.denominator": planned,
            "3.value": received,
            "3.resolved": resolved,
            "3.open": self.open_complaints,
            "5.numerator": part_of(dice, hours, min(0.995, share("5", self.step) + 0.035)),
            "5.denominator": hours,
            "6.numerator": min(staff, sum(self.left_before)),
            "6.denominator": staff,
            "6.left-in-quarter": left,
        }
        if period.closes(Interval.HALF_YEAR):
            aims = people * 3
            counts |= {
                "1.numerator": part_of(dice, aims, share("1", self.step) - 0.15),
                "1.denominator": aims,
            }
        if period.closes(Interval.YEAR):
            counts |= {"4.numerator": part_of(dice, people, 0.12), "4.denominator": people}
            counts |= {"4.gained": few(dice, 1.5), "4.lost": few(dice, 0.7)}
        return {key: str(count) for key, count in counts.items()}
