"""The return that a page is about, if its reader may see it."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404

from plumbline.accounts.models import User
from plumbline.returns.models import Return
from plumbline.surveys.models import Offer


def visible_return(user: User, pk: int) -> Return:
    """One return with all that its pages say of it. Not theirs is not there: Http404.

    `has_survey_figures` says whether the council offers figures of its own for it.
    """
    found = Return.objects.visible_to(user).for_list().select_related("contract__lead_officer", "current")
    offers = Offer.objects.visible_to(user).standing().filter(kpi_return=OuterRef("pk"))
    return get_object_or_404(found.annotate(has_survey_figures=Exists(offers)), pk=pk)
