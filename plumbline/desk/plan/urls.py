"""Addresses of the visit plan."""

from django.urls import path

from plumbline.desk.plan import acting, deciding, views, weights, working

urlpatterns = [
    path("", views.plan, name="plan"),
    path("open/", acting.plan_open, name="plan_open"),
    path("<int:pk>/hours/", acting.plan_hours, name="plan_hours"),
    path("<int:pk>/order/", acting.plan_order, name="plan_order"),
    path("<int:pk>/places/", acting.plan_places, name="plan_places"),
    path("<int:pk>/months/", acting.plan_months, name="plan_months"),
    path("<int:pk>/add/", acting.plan_add, name="plan_add"),
    path("weights/", weights.plan_weights, name="plan_weights"),
    path("weights/shipped/", weights.plan_weights_shipped, name="plan_weights_shipped"),
    path("weights/<int:pk>/", weights.plan_weights_file, name="plan_weights_file"),
    path("work/", working.plan_work, name="plan_work"),
    path("work/<int:pk>/", working.plan_work_one, name="plan_work_one"),
    path("work/<int:pk>/done/", working.plan_work_done, name="plan_work_done"),
    path("work/<int:pk>/give/", working.plan_work_give, name="plan_work_give"),
    path("lines/<int:pk>/", views.plan_line, name="plan_line"),
    path("lines/<int:pk>/change/", deciding.plan_line_change, name="plan_line_change"),
    path("lines/<int:pk>/decide/", deciding.plan_line_decide, name="plan_line_decide"),
    path("lines/<int:pk>/drop/", deciding.plan_line_drop, name="plan_line_drop"),
    path("lines/<int:pk>/visit/", deciding.plan_line_visit, name="plan_line_visit"),
]
