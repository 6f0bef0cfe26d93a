"""What a device is told when something is not taken: a status it can act by, and why, in words."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse

from plumbline.accounts.web import SignedInRequest
from plumbline.desk.visits.offline.receiving import SomebodyElse, Unreadable
from plumbline.history.workflow import NotAllowed

P = ParamSpec("P")
View = Callable[Concatenate[SignedInRequest, P], HttpResponse]

TOO_LARGE = "What the device sent at once is too large. Open the page again."


def in_words(view: View[P]) -> Any:
    """400: it cannot be read, and never will be. 409: not now, and the device keeps it. 413: too large."""

    @wraps(view)
    def answered(request: SignedInRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Unreadable as problem:
            return JsonResponse({"says": str(problem)}, status=400)
        except RequestDataTooBig:
            return JsonResponse({"says": TOO_LARGE}, status=413)
        except SomebodyElse as problem:
            return JsonResponse({"says": str(problem), "why": "somebody-else"}, status=409)
        except NotAllowed as problem:
            return JsonResponse({"says": str(problem), "why": "not-now"}, status=409)

    return answered
