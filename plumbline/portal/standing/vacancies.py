"""A provider says how many places are free, to every council that has a contract with it."""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.oversight.queries.standing_vacancies import free_places
from plumbline.oversight.standing_vacancy_consequences import vacancies_told
from plumbline.portal.standing.vacancy_form import VacancyForm


@requires(Permission.TELL_VACANCIES)
def vacancies(request: SignedInRequest) -> HttpResponseBase:
    who, now, on = request.user, timezone.now(), timezone.localdate()
    found = free_places(who, who.reach.providers, on=on)
    services = [one.service for one in found]
    form = VacancyForm(request.POST or None, services=services, initial={"counted_on": on})
    if done(form, lambda: vacancies_told(form.counted, counted_on=form.day, by=who, now=now)):
        messages.success(
            request, "Told. The councils you have a contract with read it before they place people."
        )
        return redirect("portal:standing")
    return render(request, "portal/standing/vacancies.html", {"form": form, "found": found})
