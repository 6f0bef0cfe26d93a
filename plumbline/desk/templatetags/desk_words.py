"""`{% load desk_words %}`: what happened and its particulars, in words."""

from django import template

from plumbline.desk.history import words

register = template.Library()
register.filter(words.happening)
register.filter(words.particulars)
register.filter(words.subject_address)
