"""What the result may not be better than, whatever the score: every limiter that fires, naming the fact behind it."""

from collections.abc import Sequence

from plumbline.judgement.judgement import Reason, State
from plumbline.judgement.risk.model import Limiter, RiskModel
from plumbline.judgement.risk.outcome import Fired
from plumbline.judgement.risk.pointing import Facts, in_words
from plumbline.judgement.scorecard.labels import LabelSet


def fired(limiters: Sequence[Limiter], facts: Facts) -> tuple[Fired, ...]:
    found = ((one, facts.get(one.input)) for one in limiters)
    return tuple(
        Fired(limiter, fact) for limiter, fact in found if fact is not None and limiter.fires_on(fact.value)
    )


def reason_of(one: Fired, labels: LabelSet) -> Reason:
    limiter, fact = one.limiter, one.fact
    label = labels.label(limiter.to)
    to = label.says if label else limiter.to
    how = limiter.authority
    seen = f"{fact.name.replace('-', ' ')} is {in_words(fact.value)}"
    because = f"{limiter.says.rstrip('.')}{how.in_brackets}"
    says = f"By {limiter.code}, {seen}, so the result is at least {to}: {because}."
    saw = {
        fact.name: str(fact.value),
        "as_at": fact.as_at.isoformat() if fact.as_at else "",
        "source": fact.source,
    }
    return Reason(limiter.code, says, saw, limiter.to, how.basis, how.source)


def result(model: RiskModel, banded: str | None, those: Sequence[Fired], is_enough: bool) -> str:
    """The worse of band and limits; where too little is known, only if it is bad enough to stand, else a state."""
    ratings = [*([] if banded is None else [banded]), *(one.limiter.to for one in those)]
    if not ratings:
        return State.NOT_ASSESSED
    worst = max(ratings, key=model.labels.place)
    return worst if (is_enough and banded is not None) or model.may_stand(worst) else State.NOT_ASSESSED
