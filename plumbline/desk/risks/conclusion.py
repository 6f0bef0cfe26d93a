"""The line under the register's heading."""

from collections import Counter

from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.oversight.queries.risk_register import NOT_ENOUGH, Register
from plumbline.ui.wording import counted


def conclusion(register: Register) -> str:
    """“14 providers: 1 Very high, 2 High, 6 Medium, 3 Low; of 2 not enough is known. 3 levels wait to be decided.”"""
    if not register.rows or register.policy.model is None:
        return "No contract runs today, so there is nobody to look at."
    found = Counter(row.rating for row in register.rows)
    parts = _counts(found, register.policy.model.model.labels)
    said = (
        f"{counted(len(register.rows), 'provider')}: {', '.join(parts)}"
        if parts
        else "No risk is worked out yet"
    )
    if found[NOT_ENOUGH]:
        unknown = f"of {found[NOT_ENOUGH]} not enough is known"
        said = f"{said}; {unknown}" if parts else f"{unknown[0].upper()}{unknown[1:]}"
    if found[""]:
        said += f"; {found['']} not worked out yet" if parts or found[NOT_ENOUGH] else ""
    waiting = sum(row.standing.proposal is not None for row in register.rows)
    wait = (
        f" {counted(waiting, 'level')} {'waits' if waiting == 1 else 'wait'} to be decided."
        if waiting
        else ""
    )
    worse = sum(bool(row.worse) for row in register.rows)
    look = f" At {counted(worse, 'provider')} a service or contract is worse than the whole." if worse else ""
    return f"{said}.{wait}{look}"


def _counts(found: Counter[str], labels: LabelSet) -> list[str]:
    return [f"{found[one.code]} {one.says}" for one in reversed(labels.labels) if found[one.code]]
