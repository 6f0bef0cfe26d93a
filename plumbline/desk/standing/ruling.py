"""The rules by which a council decides on standing: read aloud, and adopted from the library or a file of its own."""

from typing import Any

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission, Role
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.standing.finding import own_council
from plumbline.desk.standing.forms import RulesForm
from plumbline.frameworks.reading import FrameworkProblems, decode
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.standing_policy import StandingPolicy, standing_policy
from plumbline.oversight.standing_consequences import standing_rules_adopted
from plumbline.standing.library import all_rules, find
from plumbline.standing.reading import read
from plumbline.standing.rules import StandingRules


@requires(Permission.SEE_STANDING)
def standing_rules(request: SignedInRequest) -> HttpResponseBase:
    council = own_council(request)
    shipped = [(one.id, f"{one.title} ({one.council or 'Plumbline'})") for one in all_rules()]
    form = RulesForm(request.POST or None, request.FILES or None, shipped=shipped)
    may = request.user.may(Permission.MANAGE_FRAMEWORKS)
    if may and request.method == "POST" and done(form, lambda: _adopted(form, council, request.user)):
        messages.success(
            request, "Adopted. Decisions from now on follow these rules; earlier ones keep theirs."
        )
        return redirect("desk:standing_rules")
    policy = standing_policy(council, on=timezone.localdate())
    return render(request, "desk/standing/rules.html", {"form": form, **_aloud(policy)})


def _aloud(policy: StandingPolicy) -> dict[str, Any]:
    roles, rules = dict(Role.choices), policy.rules
    colours = [(one, ", ".join(roles[role] for role in one.decided_by)) for one in rules.colours]
    seniors = ", ".join(roles[role] for role in rules.exceptions.authorised_by)
    return {"policy": policy, "rules": rules, "colours": colours, "seniors": seniors}


def _adopted(form: RulesForm, council: Organisation, by: User) -> None:
    standing_rules_adopted(_chosen(form), council, by=by, now=timezone.now())


def _chosen(form: RulesForm) -> StandingRules:
    """Raises NotAllowed with everything that is wrong with the file."""
    file = form.cleaned_data["file"]
    if file is None:
        return find(form.cleaned_data["code"])
    try:
        return read(decode(file.read(), name=file.name), name=file.name)
    except FrameworkProblems as found:
        raise NotAllowed(f"The file cannot be used. {found}") from found
