"""What would change a result: the inputs that would each do alone, and otherwise a set of which none can be left out.

Every way is tried out before it is said, so whoever does what it says has the result it names; a test does.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from plumbline.judgement.exact import exactly
from plumbline.judgement.judgement import State
from plumbline.judgement.risk.adding_up import Tally, rating_of, tally
from plumbline.judgement.risk.facts import Fact
from plumbline.judgement.risk.limiting import fired
from plumbline.judgement.risk.model import RiskModel
from plumbline.judgement.risk.outcome import Way
from plumbline.judgement.risk.pointing import Facts, points_of
from plumbline.judgement.risk.trying import Changes, choices, said
from plumbline.judgement.risk.wording import says_risk
from plumbline.judgement.scorecard.wording import listed, many

MOST_NAMED = 6


def ways(model: RiskModel, facts: Facts, on: date | None, computed: str) -> tuple[Way, ...]:
    """What would move a result to the next band down, and up; from too little known, what to find out."""
    if computed == State.NOT_ASSESSED:
        return _find_out(model, facts, on)
    trial = Trial(model, facts, on)
    place, codes = model.labels.place(computed), model.labels.codes
    lower = trial.to(codes[place - 1], is_lower=True) if place else ()
    higher = trial.to(codes[place + 1], is_lower=False) if place + 1 < len(codes) else ()
    return (*lower, *higher)


def _find_out(model: RiskModel, facts: Facts, on: date | None) -> tuple[Way, ...]:
    """The heaviest indicators without data, as many as it takes until enough is known."""
    own = tally(model, facts, on)
    pairs = zip(model.indicators, own.points, strict=True)
    missing = sorted((one for one, points in pairs if points is None), key=lambda one: -one.weight)
    wanted = exactly(model.floor) / 100 * model.weight - own.completeness * model.weight
    found: list[str] = []
    weight = Fraction(0)
    for one in missing:
        if weight >= wanted and found:
            break
        found.append(one.code)
        weight += exactly(one.weight)
    titles = [one.title for one in model.indicators if one.code in found]
    return (
        (Way(f"To know enough, find out about {listed(titles)}.", "", find_out=tuple(found)),)
        if found
        else ()
    )


class Trial:
    """Tries out changes of inputs on one set of facts."""

    def __init__(self, model: RiskModel, facts: Facts, on: date | None) -> None:
        self.model, self.facts, self.on = model, facts, on
        self.choices = choices(model, facts)
        self.points = tally(model, facts, on).points
        self.places: dict[str, list[int]] = {}
        for place, indicator in enumerate(model.indicators):
            for one in indicator.inputs:
                self.places.setdefault(one.name, []).append(place)

    def to(self, rating: str, *, is_lower: bool) -> tuple[Way, ...]:
        """Every single input that would do, each by its mildest change; otherwise one set of inputs that would."""
        singles = tuple(self._singles(rating, is_lower=is_lower))
        if singles:
            return self._said(singles, rating)
        together = self._together(rating, is_lower=is_lower)
        return self._said((together,), rating) if together else ()

    def _singles(self, rating: str, *, is_lower: bool) -> Iterator[Changes]:
        for options in self.choices.values():
            for one in options if not is_lower else reversed(options):
                if self._reaches({one.name: one}, rating, is_lower=is_lower):
                    yield {one.name: one}
                    break

    def _together(self, rating: str, *, is_lower: bool) -> Changes | None:
        """First what makes limits fire, then the inputs that move the score most; what is not needed is out."""
        ends = {name: options[0] if is_lower else options[-1] for name, options in self.choices.items()}
        limiting = {one.fact.name for one in fired(self.model.limiters, self.facts)} if is_lower else set()
        order = sorted(
            ends,
            key=lambda name: (
                name not in limiting,
                self._score({name: ends[name]}) * (1 if is_lower else -1),
            ),
        )
        taken: Changes = {}
        for name in order:
            taken[name] = ends[name]
            if self._reaches(taken, rating, is_lower=is_lower):
                return self._without_the_needless(taken, rating, is_lower=is_lower)
        return None

    def _without_the_needless(self, taken: Changes, rating: str, *, is_lower: bool) -> Changes:
        """Looked through anew after each that goes: with data missing, what was needed before may not be now."""
        for name in taken:
            rest = {other: one for other, one in taken.items() if other != name}
            if self._reaches(rest, rating, is_lower=is_lower):
                return self._without_the_needless(rest, rating, is_lower=is_lower)
        return taken

    def _reaches(self, changes: Changes, rating: str, *, is_lower: bool) -> bool:
        facts = self._after(changes)
        after = rating_of(self._tally(changes, facts), facts)
        if after == State.NOT_ASSESSED:
            return False
        place, wanted = self.model.labels.place(after), self.model.labels.place(rating)
        return place <= wanted if is_lower else place >= wanted

    def _score(self, changes: Changes) -> Fraction:
        return self._tally(changes, self._after(changes)).score or Fraction(0)

    def _tally(self, changes: Changes, facts: Facts) -> Tally:
        """The points after the changes: only the indicators that rest on what changed are looked at again."""
        points = list(self.points)
        for place in {place for name in changes for place in self.places.get(name, ())}:
            points[place] = points_of(self.model.indicators[place], facts, self.on)
        return Tally(self.model, points)

    def _after(self, changes: Changes) -> Mapping[str, Fact]:
        return {**self.facts, **{name: Fact(name, one.value, self.on) for name, one in changes.items()}}

    def _said(self, found: Iterable[Changes], rating: str) -> tuple[Way, ...]:
        to = says_risk(rating, self.model)
        return tuple(
            Way(
                f"It would be {to} with {listed([said(one) for one in changes.values()])}.",
                rating,
                {name: one.value for name, one in changes.items()},
            )
            for changes in found
        )


def told(found: Iterable[Way], model: RiskModel) -> Iterator[str]:
    """One sentence for each result: “It would be High with any of: …”, the first few named and the others counted."""
    by_result: dict[str, list[Way]] = {}
    for way in found:
        by_result.setdefault(way.to, []).append(way)
    for to, those in by_result.items():
        if len(those) == 1:
            yield those[0].says
            continue
        start = f"It would be {says_risk(to, model)} with "
        named = [way.says.removeprefix(start).rstrip(".") for way in those]
        rest = len(named) - MOST_NAMED
        words = [*named[:MOST_NAMED], f"{many(rest, 'other')} alone"] if rest > 0 else named
        yield f"{start}{listed(words, 'or')}."
