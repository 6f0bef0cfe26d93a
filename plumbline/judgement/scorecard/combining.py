"""The middle step: one rating of several areas, by the family the framework chose. States are no ratings."""

from collections.abc import Sequence
from fractions import Fraction

from plumbline.judgement.display import Unit, cut, show_given
from plumbline.judgement.judgement import Judgement, Reason, State
from plumbline.judgement.scorecard.banding import band_in_words, rated, shown
from plumbline.judgement.scorecard.counting import rule_that_holds
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.outcome import AreaScore
from plumbline.judgement.scorecard.rules import Combining, CountRule, Family, PercentBands
from plumbline.judgement.scorecard.wording import OVERALL, STATES, listed, many, says_rating


def base_of(areas: Sequence[AreaScore], combining: Combining) -> Judgement:
    """The whole before limits. One area that was not assessed keeps its rating away; what does not apply is out."""
    counted = [one for one in areas if one.judgement.rating != State.NOT_APPLICABLE]
    if not counted:
        says = "No area applies, so there is nothing to rate."
        return _stated(State.NOT_APPLICABLE, says, None)
    holes = [one.title for one in counted if not one.judgement.is_rating]
    percent = whole_percent(counted, combining)
    if holes or (percent is None and combining.bands is not None):
        says = f"There is no overall rating, because {listed(holes) or 'nothing'} {_was(holes)} assessed."
        return _stated(State.NOT_ASSESSED, says, percent)
    if combining.bands is not None and percent is not None:
        return _by_percent(counted, percent, combining, combining.bands)
    return (
        _by_counts(counted, combining) if combining.family is Family.COUNTS else _by_worst(counted, combining)
    )


def whole_percent(areas: Sequence[AreaScore], combining: Combining) -> Fraction | None:
    """The whole's percentage in the families that have one; None in the others and when nothing counts."""
    if combining.family is Family.PERCENTAGE:
        return _share(
            sum((one.points for one in areas), Fraction(0)), sum((one.most for one in areas), Fraction(0))
        )
    if combining.family is Family.WEIGHTED:
        known = [one for one in areas if one.most]
        earned = sum((one.weight * one.points / one.most for one in known), Fraction(0))
        return _share(earned, sum((one.weight for one in known), Fraction(0)))
    return None


def _share(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole * 100 if whole else None


def _was(holes: Sequence[str]) -> str:
    return "were not" if len(holes) > 1 else "was not" if holes else "was"


def _stated(state: State, says: str, percent: Fraction | None) -> Judgement:
    return Judgement(
        OVERALL, state, percent, STATES[state], (Reason(f"{OVERALL}.{state}", says, effect=state),)
    )


def _by_percent(
    areas: Sequence[AreaScore], percent: Fraction, combining: Combining, bands: PercentBands
) -> Judgement:
    says, saw = _weighed(areas, percent) if combining.family is Family.WEIGHTED else _added(areas, percent)
    how = combining.authority
    rating = rated(percent, bands)
    banded = f"{band_in_words(percent, bands)}: {says_rating(rating, combining.labels)}{bands.authority.in_brackets}."
    reasons = (
        Reason(f"{OVERALL}.{combining.family}", says, saw, "", how.basis, how.source),
        Reason(
            f"{OVERALL}.band",
            banded,
            {"percent": str(percent)},
            rating,
            bands.authority.basis,
            bands.authority.source,
        ),
    )
    return Judgement(OVERALL, rating, percent, shown(percent, bands), reasons)


def _added(areas: Sequence[AreaScore], percent: Fraction) -> tuple[str, dict[str, str]]:
    points, most = (
        sum(parts, Fraction(0)) for parts in zip(*((one.points, one.most) for one in areas), strict=True)
    )
    saw = {one.code: f"{show_given(one.points)} of {show_given(one.most)}" for one in areas}
    in_all = f"{show_given(points)} of {show_given(most)} points in {many(len(areas), 'area')}"
    return f"{in_all} is {cut(percent, Unit.PERCENT)}.", saw


def _weighed(areas: Sequence[AreaScore], percent: Fraction) -> tuple[str, dict[str, str]]:
    saw = {
        one.code: f"{cut(one.points / one.most * 100, Unit.PERCENT)}, weight {show_given(one.weight)}"
        for one in areas
        if one.most
    }
    parts = listed([f"{one.title} {saw[one.code]}" for one in areas if one.code in saw])
    return f"Each area by its weight ({parts}) makes {cut(percent, Unit.PERCENT)}.", saw


def _by_counts(areas: Sequence[AreaScore], combining: Combining) -> Judgement:
    ratings = [one.judgement.rating for one in areas]
    rule = rule_that_holds(ratings, combining.counts)
    saw = {one.code: one.judgement.rating for one in areas}
    if rule is None:
        label = says_rating(combining.otherwise, combining.labels)
        says = f"None of the rules that count areas holds, so the whole is {label}."
        reason = Reason(
            f"{OVERALL}.otherwise",
            says,
            saw,
            combining.otherwise,
            combining.authority.basis,
            combining.authority.source,
        )
        return Judgement(OVERALL, combining.otherwise, None, label, (reason,))
    return _counted(areas, rule, combining.labels, saw)


def _counted(areas: Sequence[AreaScore], rule: CountRule, labels: LabelSet, saw: dict[str, str]) -> Judgement:
    found = [one.title for one in areas if one.judgement.rating in rule.of]
    of, label = listed([says_rating(one, labels) for one in rule.of], "or"), says_rating(rule.rating, labels)
    says = (
        f"{many(len(found), 'area')} rated {of} ({listed(found)}), and {rule.at_least} or more"
        f" make the whole {label}{rule.authority.in_brackets}."
    )
    reason = Reason(rule.code, says, saw, rule.rating, rule.authority.basis, rule.authority.source)
    return Judgement(OVERALL, rule.rating, None, label, (reason,))


def _by_worst(areas: Sequence[AreaScore], combining: Combining) -> Judgement:
    labels = combining.labels
    worst = max((one.judgement.rating for one in areas), key=labels.place)
    label = says_rating(worst, labels)
    where = listed([one.title for one in areas if one.judgement.rating == worst])
    says = f"The whole is as the worst area: {where} {label}{combining.authority.in_brackets}."
    saw = {one.code: one.judgement.rating for one in areas}
    reason = Reason(
        f"{OVERALL}.worst-of", says, saw, worst, combining.authority.basis, combining.authority.source
    )
    return Judgement(OVERALL, worst, None, label, (reason,))
