"""Addresses of returns."""

from django.urls import path

from plumbline.desk.returns import deciding, views

urlpatterns = [
    path("", views.returns, name="returns"),
    path("<int:pk>/", views.kpi_return, name="return"),
    path("<int:pk>/versions/<int:number>/", views.return_version, name="return_version"),
    path("<int:pk>/accept/", deciding.return_accept, name="return_accept"),
    path("<int:pk>/send-back/", deciding.return_send_back, name="return_send_back"),
    path("<int:pk>/extend/", deciding.return_extend, name="return_extend"),
    path("<int:pk>/nil/", deciding.return_nil, name="return_nil"),
    path("<int:pk>/nil/withdraw/", deciding.return_nil_withdraw, name="return_nil_withdraw"),
    path("<int:pk>/remind/", deciding.return_remind, name="return_remind"),
    path("uploads/<int:pk>/", views.upload_file, name="upload_file"),
]
