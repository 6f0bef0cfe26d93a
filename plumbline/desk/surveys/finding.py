"""The survey, or the phone-in day, that a page is about. Not theirs is not there: Http404."""

from django.shortcuts import get_object_or_404

from plumbline.accounts.models import User
from plumbline.surveys.models import Call, Offer, PhoneInDay, Survey


def found_survey(user: User, pk: int) -> Survey:
    visible = Survey.objects.visible_to(user).select_related(
        "provider__organisation", "council", "framework", "visit", "contract", "made_by"
    )
    return get_object_or_404(visible, pk=pk)


def found_day(user: User, pk: int) -> PhoneInDay:
    return get_object_or_404(PhoneInDay.objects.visible_to(user).select_related("council", "made_by"), pk=pk)


def found_call(user: User, pk: int) -> Call:
    visible = Call.objects.visible_to(user).select_related("day", "provider__organisation")
    return get_object_or_404(visible, pk=pk)


def found_offer(user: User, pk: int) -> Offer:
    return get_object_or_404(Offer.objects.visible_to(user).select_related("survey", "kpi_return"), pk=pk)
