"""A survey's results in words, for its pages."""

from django import template

from plumbline.surveys.forms import numbered
from plumbline.surveys.wording import in_answers, in_words, told

register = template.Library()
register.filter(told)
register.filter(in_words)
register.filter(in_answers)
register.filter("numbered_choices", numbered)
