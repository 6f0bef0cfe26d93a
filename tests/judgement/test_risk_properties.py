"""What holds for every risk model: bad news never lowers, silence never lulls, and what would change it does."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.judgement.exact import exactly
from plumbline.judgement.risk.facts import Fact
from plumbline.judgement.risk.outcome import Risk
from plumbline.judgement.risk.scoring import judge_risk
from tests.judgement.risks import LABELS, Case, cases, worst_value


def judged(case: Case) -> Risk:
    return judge_risk(case.model, case.known.values())


def place(rating: str) -> int:
    """How high a risk is; too little known is no place at all."""
    return LABELS.place(rating)


@given(cases(), st.data())
def test_the_worst_news_of_anything_never_lowers_a_result(case: Case, data: st.DataObject) -> None:
    indicator = data.draw(st.sampled_from(case.model.indicators))
    one = max(indicator.inputs[1:], key=lambda each: each.banding.most)
    before, after = judged(case), judged(case.with_fact(one.name, worst_value(one)))
    limits = {one.rule for one in before.limits} - {one.rule for one in after.limits}

    if before.overall.score is not None and after.overall.score is not None:
        assert after.overall.score >= before.overall.score
    if before.overall.is_rating and not limits:
        assert place(after.overall.rating) >= place(before.overall.rating)


@given(cases(), st.data())
def test_leaving_an_indicator_out_is_never_better_than_its_best_value(
    case: Case, data: st.DataObject
) -> None:
    """The score of what is left is at least that with the silent indicator at its best."""
    indicator = data.draw(st.sampled_from(case.model.indicators))
    silent = case.without(*(one.name for one in indicator.inputs))
    at_best = {indicator.code: Fact(indicator.code, Decimal(0))}
    known = judge_risk(case.model, [*silent.known.values(), *at_best.values()])
    left = judged(silent)

    if left.overall.score is not None and known.overall.score is not None:
        assert left.overall.score >= known.overall.score
    if left.overall.is_rating and known.overall.is_rating:
        assert place(left.overall.rating) >= place(known.overall.rating)


@given(cases())
def test_too_little_known_says_nothing_below_what_may_stand(case: Case) -> None:
    risk = judged(case)

    if risk.overall.completeness * 100 < exactly(case.model.floor) and risk.overall.is_rating:
        assert place(risk.overall.rating) >= place(case.model.stands_from)
    if risk.overall.is_rating:
        assert all(place(risk.overall.rating) >= place(one.effect) for one in risk.limits)
        assert not risk.base.is_rating or place(risk.overall.rating) >= place(risk.base.rating)


@given(cases(), st.data())
def test_what_is_high_enough_to_stand_never_becomes_unknown_by_losing_other_inputs(
    case: Case, data: st.DataObject
) -> None:
    """A band that may stand is still said when anything is forgotten that scored below the whole."""
    risk = judged(case)
    lighter = [
        one.indicator
        for one in risk.indicators
        if one.points is not None
        and one.points / exactly(one.indicator.most) * 100 <= (risk.overall.score or 0)
    ]
    limiting = {one.saw.keys() and next(iter(one.saw)) for one in risk.limits}
    lighter = [one for one in lighter if not limiting & {each.name for each in one.inputs}]
    if not lighter or len(lighter) == len(case.model.indicators) or not risk.overall.is_rating:
        return
    forgotten = data.draw(st.sampled_from(lighter))
    after = judged(case.without(*(one.name for one in forgotten.inputs)))
    if case.model.may_stand(risk.overall.rating) and after.overall.score is not None:
        assert after.overall.is_rating
        assert place(after.overall.rating) >= place(risk.overall.rating)


@given(cases(), st.randoms())
def test_the_order_of_facts_and_indicators_does_not_matter(case: Case, random: object) -> None:
    known = list(case.known.values())
    random.shuffle(known)  # type: ignore[attr-defined]
    one, other = judged(case), judge_risk(case.model, known)

    assert one == other


@given(cases())
def test_the_score_is_exact(case: Case) -> None:
    risk = judged(case)
    known = [one for one in risk.indicators if one.points is not None]
    earned = sum((one.points * exactly(one.indicator.weight) for one in known if one.points), Fraction(0))
    could = sum((one.indicator.could for one in known), Fraction(0))

    assert risk.overall.score == (earned / could * 100 if could else None)
    assert risk.at_best <= (risk.overall.score or risk.at_best) <= max(risk.at_worst, risk.overall.score or 0)
    assert 0 <= risk.at_best <= risk.at_worst <= 100


@settings(max_examples=60)
@given(cases())
def test_doing_what_would_change_it_changes_it(case: Case) -> None:
    risk = judged(case)

    for way in risk.ways:
        after = _done(case, way.changes, way.find_out)
        if way.to:
            lower = place(way.to) < place(risk.computed)
            assert place(after.computed) <= place(way.to) if lower else place(after.computed) >= place(way.to)
        else:
            assert after.overall.completeness * 100 >= exactly(case.model.floor)
            assert after.overall.is_rating


@settings(max_examples=60)
@given(cases())
def test_nothing_in_a_set_of_changes_can_be_left_out(case: Case) -> None:
    risk = judged(case)

    for way in risk.ways:
        for name in way.changes if len(way.changes) > 1 else ():
            rest = {other: value for other, value in way.changes.items() if other != name}
            after = _done(case, rest, ())
            lower = place(way.to) < place(risk.computed)
            assert not after.overall.is_rating or (
                place(after.computed) > place(way.to) if lower else place(after.computed) < place(way.to)
            )


def _done(case: Case, changes: object, find_out: tuple[str, ...]) -> Risk:
    for name, value in changes.items():  # type: ignore[attr-defined]
        case = case.with_fact(name, value)
    for indicator in case.model.indicators:
        if indicator.code in find_out:
            case = case.with_fact(indicator.code, Decimal(0))
    return judged(case)
