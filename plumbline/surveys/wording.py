"""A survey's numbers in words: for its pages, and for a report that keeps them."""

from fractions import Fraction

from plumbline.surveys.counting import Rate, Result
from plumbline.surveys.suppression import Shown
from plumbline.ui.wording import counted, figure


def in_answers(rate: Rate) -> str:
    """“36 answers from 60 people asked (60%)”."""
    return f"{counted(rate.completed, 'answer')}{asked(rate)}"


def asked(rate: Rate) -> str:
    """“ from 60 people asked (45%)”, as far as it is known."""
    if rate.invited is None:
        return "; how many were asked is not known, so there is no response rate"
    share = f" ({percent(rate.share)})" if rate.share is not None else ""
    return f" from {rate.invited} people asked{share}"


def told(result: Result) -> str:
    """The satisfied in words, as exact as may be."""
    return in_words(result.told)


def in_words(shown: Shown) -> str:
    """“81.6%: 31 of 38”, a span where one side is small, or that there are too few to show."""
    if shown.share is not None:
        return f"{percent(shown.share)}: {shown.satisfied} of {shown.valid}"
    if shown.between:
        low, high = shown.between
        return f"between {low} and {high} of {shown.valid}"
    return "too few to show"


def percent(share: Fraction) -> str:
    """A share of the whole, such as “81.6%”."""
    return f"{figure(share * 100)}%"
