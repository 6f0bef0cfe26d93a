"""`{% load desk_words %}`: what happened and its particulars, in words; what kinds of file are called."""

from django import template

from plumbline.contracts.working_days import said_of_rest
from plumbline.desk.frameworks.kind_words import kind_label
from plumbline.desk.history import words
from plumbline.history.folding import folded

register = template.Library()
register.filter(words.happening)
register.filter(words.particulars)
register.filter(words.how_often)
register.filter(words.all_particulars)
register.filter(words.subject_address)
register.filter(folded)
register.filter(kind_label)
register.filter(said_of_rest)
