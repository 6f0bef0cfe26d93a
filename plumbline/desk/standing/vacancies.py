"""What an officer heard of free places, by phone or on the way."""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.standing.finding import found_provider, own_council
from plumbline.desk.standing.vacancy_form import VacancyHeardForm
from plumbline.organisations.models import Organisation
from plumbline.oversight.standing_vacancy_consequences import vacancies_heard
from plumbline.standing.models import VacancyStatement


@requires(Permission.TELL_VACANCIES)
def vacancies(request: SignedInRequest, pk: int) -> HttpResponseBase:
    provider, council = found_provider(request, pk), own_council(request)
    services = provider.services.all()
    form = VacancyHeardForm(
        request.POST or None, services=services, initial={"counted_on": timezone.localdate()}
    )
    if done(form, lambda: _heard(form, council, request.user)):
        messages.success(request, "Written down. It stands on the page before a placement, with its age.")
        return redirect("desk:placement_of", pk)
    return render(request, "desk/standing/vacancies.html", {"form": form, "provider": provider})


def _heard(form: VacancyHeardForm, council: Organisation, by: User) -> VacancyStatement:
    said, number = form.cleaned_data, form.free
    about = {name: said[name] for name in ("counted_on", "heard", "who")}
    return vacancies_heard(council, form.chosen, number, **about, by=by, now=timezone.now())
