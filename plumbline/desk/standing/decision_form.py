"""The form to decide on a standing: the colours this person may decide on, and what there is to rest it on."""

from django.utils import timezone

from plumbline.accounts.web import SignedInRequest
from plumbline.desk.standing.finding import Subject
from plumbline.desk.standing.forms import StandingForm
from plumbline.oversight.queries.standing_evidence import evidence_offered
from plumbline.oversight.queries.standing_policy import may_propose, standing_policy
from plumbline.standing.actions.terms import roles_at
from plumbline.standing.rules import StandingRules


def decision_form(request: SignedInRequest, subject: Subject) -> tuple[StandingForm, StandingRules]:
    """The form, filled in when something was posted, and the rules it follows."""
    user, today = request.user, timezone.localdate()
    council, before = subject.council, subject.decision
    rules = standing_policy(council, on=today).rules
    roles, was = roles_at(council, user), before.colour if before else ""
    mine = [one for one in rules.colours if rules.may_decide(roles, before=was, after=one.colour)]
    form = StandingForm(
        request.POST if request.method == "POST" else None,
        rules=mine,
        offered=evidence_offered(user, subject.provider, on=today),
        officers=may_propose(council, to=user),
        today=today,
        initial={
            "read": before.pk if before else 0,
            "happened_on": today,
            "conditions": before.conditions if before else "",
        },
    )
    return form, rules
