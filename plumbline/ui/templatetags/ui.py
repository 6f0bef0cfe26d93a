"""`{% load ui %}`: every tag and filter of this room, by name. What each does is said where it is written."""

from django import template

from plumbline.ui import wording
from plumbline.ui.tags import drawings, form_parts, judgements, navigation, pieces, times

register = template.Library()

register.inclusion_tag("ui/rating_tag.html")(judgements.rating_tag)
register.inclusion_tag("ui/status_tag.html")(judgements.status_tag)
register.inclusion_tag("ui/because.html")(judgements.because)

register.inclusion_tag("ui/error_summary.html")(form_parts.error_summary)
register.filter(form_parts.field_groups)

register.inclusion_tag("ui/when.html", takes_context=True)(times.when)
register.inclusion_tag("ui/when.html", takes_context=True)(times.due)
register.filter(times.day)
register.filter(times.short_day)
register.filter(times.moment)

register.filter(wording.money)
register.filter(wording.figure)

register.simple_block_tag(navigation.service_navigation)
register.inclusion_tag("ui/nav_link.html", takes_context=True)(navigation.nav_link)
register.inclusion_tag("ui/breadcrumbs.html")(navigation.breadcrumbs)
register.inclusion_tag("ui/back_link.html")(navigation.back_link)
register.inclusion_tag("ui/pagination.html", takes_context=True)(navigation.pagination)
register.inclusion_tag("ui/sort_header.html", takes_context=True)(navigation.sort_header)
register.inclusion_tag("ui/csv_link.html", takes_context=True)(navigation.csv_link)

register.inclusion_tag("ui/summary_row.html")(pieces.summary_row)
register.simple_block_tag(pieces.summary)
register.simple_block_tag(pieces.notification)
register.inclusion_tag("ui/task.html")(pieces.task)
register.inclusion_tag("ui/filters.html", takes_context=True)(pieces.filters)
register.inclusion_tag("ui/empty.html")(pieces.empty_state)
register.inclusion_tag("ui/progress.html")(pieces.progress)

register.inclusion_tag("ui/charts/trend.html")(drawings.trend_chart)
register.inclusion_tag("ui/charts/control.html")(drawings.control_chart)
register.inclusion_tag("ui/charts/control_mark.svg")(drawings.control_mark)
register.inclusion_tag("ui/charts/sparkline.svg")(drawings.sparkline)
register.inclusion_tag("ui/charts/quartiles.svg")(drawings.quartile_strip)
register.inclusion_tag("ui/charts/comparison.html")(drawings.comparison_chart)
register.inclusion_tag("ui/charts/stack.html")(drawings.rating_stack)
register.inclusion_tag("ui/heat_map.html")(drawings.heat_map)
