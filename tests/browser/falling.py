"""What happens round a falling provider between the pages of its story, each by the act that its page would set off."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Role
from plumbline.demonstration.visiting.answering import Answering
from plumbline.demonstration.visiting.checking import check, read_words
from plumbline.demonstration.visiting.making import Making
from plumbline.demonstration.visiting.stories import VisitStory
from plumbline.frameworks.models import FrameworkVersion
from plumbline.improvement.models import Action
from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.models import Intelligence
from plumbline.organisations.models import Organisation
from plumbline.oversight import action_consequences, consequences
from plumbline.oversight.regular import issue_returns
from plumbline.oversight.standing_rounds import end_exceptions
from plumbline.providers.models import Provider
from plumbline.returns import actions as returns
from plumbline.returns.drafting import draft_readiness
from plumbline.returns.models import DraftCell, Return
from tests.browser.world import Clock

FALLING, COUNCIL = "birch", "thamesford"
SCORECARD = "oxfordshire/quality-monitoring"
SUPERVISED = "S2"
EXPLAINED = "The senior care worker left. Her successor has begun."


def the_provider() -> Provider:
    return Provider.objects.select_related("organisation").get(organisation__code=FALLING)


def person(role: Role, of: str = COUNCIL) -> User:
    return User.objects.get(memberships__role=role, memberships__organisation__code=of)


def days_pass(clock: Clock, until: date) -> None:
    """The clock goes on to the same time of a later day."""
    clock.coordinates.shift(timedelta(days=(until - timezone.localdate()).days))


def night_falls() -> None:
    """What happens by itself: returns are asked for, exceptions whose last day is over end."""
    issue_returns(now=timezone.now())
    end_exceptions(now=timezone.now())


def hands_in(month: str, *, supervised: float) -> Return:
    """The figures of the month before, but for the share of care workers supervised. How it is done has journeys."""
    open_ones = Return.objects.select_related("contract", "framework", "council", "provider__organisation")
    found = next(
        one
        for one in open_ones.filter(provider=the_provider(), council__code=COUNCIL)
        if one.reporting_period.label == month
    )
    by, now = person(Role.PROVIDER_MANAGER, FALLING), timezone.now()
    seen = dict(DraftCell.objects.filter(kpi_return=found).values_list("key", "version"))
    returns.save_cells(found, _figures(found, supervised), seen=seen, by=by, now=now)
    _, _, ready = draft_readiness(found)
    said = {f"explain.{one.ref}": EXPLAINED for one in ready.to_explain}
    returns.save_cells(found, said, seen=seen, by=by, now=now)
    consequences.return_submitted(found, by=by, now=now)
    return found


def _figures(kpi_return: Return, supervised: float) -> dict[str, str]:
    before = Return.objects.get(
        contract=kpi_return.contract, period=kpi_return.reporting_period.previous.ordinal
    )
    assert before.current is not None
    figures = {key: str(value) for key, value in before.current.values.items()}
    held = round(int(float(figures[f"{SUPERVISED}.denominator"])) * supervised)
    return {**figures, f"{SUPERVISED}.numerator": str(held)}


def everything_heard_is_settled() -> None:
    """Somebody looked into each piece and found that it was so."""
    by, now = person(Role.QUALITY_OFFICER), timezone.now()
    for one in Intelligence.objects.open().filter(provider=the_provider(), council__code=COUNCIL):
        intelligence.take_on(one, by=by, now=now)
        says = "So it was. The provider has put it right, and we have seen it."
        intelligence.close(one, outcome="upheld", says=says, by=by, now=now)


def is_visited(clock: Clock) -> list[Action]:
    """A good visit, from its plan to the final report; the actions that follow, the provider says, are done."""
    officer, manager = person(Role.QUALITY_OFFICER), person(Role.PROVIDER_MANAGER, FALLING)
    making = Making(
        VisitStory(COUNCIL, FALLING, 0, 0.93, why="Red since December.", has_checker=True),
        Organisation.objects.get(code=COUNCIL),
        the_provider(),
        FrameworkVersion.objects.get(code=SCORECARD),
        (officer, officer),
        timezone.localdate(),
    )
    answering = Answering(making, manager, None)
    for step in (*_steps(making), answering.send, making.make_final):
        step(_moment(clock))
    actions = list(Action.objects.filter(provider=the_provider(), council__code=COUNCIL))
    for action in actions:
        action_consequences.progress_reported(
            action, says="Done, and checked.", says_done=True, by=manager, now=_moment(clock)
        )
    return actions


def _steps(making: Making) -> tuple[Callable[[datetime], None], ...]:
    on_site = (
        making.begin,
        making.note_first_half,
        partial(check, making),
        making.note_the_rest,
        making.leave,
    )
    return (making.plan, making.arrange, *on_site, making.write, partial(read_words, making), making.share)


def _moment(clock: Clock) -> datetime:
    clock.step()
    return timezone.now()
