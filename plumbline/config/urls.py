"""Every address of the product, by door."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("plumbline.open.urls")),
    path("", include("plumbline.accounts.urls")),
    path("desk/", include("plumbline.desk.urls")),
    path("portal/", include("plumbline.portal.urls")),
    path("partner/", include("plumbline.partner.urls")),
]
if settings.DEMONSTRATION:
    urlpatterns.append(path("demonstration/", include("plumbline.demonstration.urls")))

handler400 = "plumbline.accounts.web.bad_request"
handler403 = "plumbline.accounts.web.forbidden"
handler404 = "plumbline.accounts.web.not_found"
handler429 = "plumbline.accounts.web.too_many"
handler500 = "plumbline.accounts.web.server_error"
