"""A survey's results in words, for its pages."""

from django import template

from plumbline.desk.surveys.page import in_answers, in_words, told
from plumbline.surveys.forms import numbered

register = template.Library()
register.filter(told)
register.filter(in_words)
register.filter(in_answers)
register.filter("numbered_choices", numbered)
