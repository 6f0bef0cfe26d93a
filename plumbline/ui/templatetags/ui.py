"""`{% load ui %}`: every tag and filter of this room, by name. What each does is said where it is written."""

from django import template

from plumbline.ui import wording
from plumbline.ui.tags import form_parts, judgements, times

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
