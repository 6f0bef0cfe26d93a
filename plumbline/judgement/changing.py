"""What would have changed a rating, in exact terms: how many more or fewer, of what."""

from fractions import Fraction
from math import ceil, floor

from plumbline.judgement.bands import Bands, Direction
from plumbline.judgement.display import Unit, show_given
from plumbline.judgement.exact import exactly
from plumbline.judgement.figure import Figure, Ratio
from plumbline.judgement.judgement import Rag
from plumbline.judgement.measures import Measured, in_a_sentence
from plumbline.judgement.sentences import target_in_words, tolerance_in_words


def what_would_change(figure: Figure, measured: Measured, bands: Bands) -> tuple[str, ...]:
    """For a figure below green, the least that would have reached amber and the target; nothing for green."""
    if measured.value is None or bands.meets_target(measured.value):
        return ()
    target = f"{_step(figure, measured, _target_bound(bands, measured.value))} would have reached"
    ways = [f"{target} the target of {target_in_words(figure, bands)}."]
    amber = _amber_bound(bands, measured.value)
    if bands.rate(measured.value) is Rag.RED and bands.rate(amber) is Rag.AMBER:
        ways.insert(
            0,
            f"{_step(figure, measured, amber)} would have reached amber ({tolerance_in_words(figure, bands)}).",
        )
    return tuple(ways)


def _target_bound(bands: Bands, value: Fraction) -> Fraction:
    """The end of the green band that a value outside it would reach first."""
    is_over_range = bands.direction is Direction.RANGE and value > bands.target
    return exactly(bands.upper if is_over_range and bands.upper is not None else bands.target)


def _amber_bound(bands: Bands, value: Fraction) -> Fraction:
    """The end of the amber band that a red value would reach first."""
    is_over_range = bands.direction is Direction.RANGE and value > bands.target
    bound = bands.amber_upper if is_over_range else bands.amber
    return _target_bound(bands, value) if bound is None else exactly(bound)


def _step(figure: Figure, measured: Measured, bound: Fraction) -> str:
    """“12 more visits of at least half the commissioned time”."""
    value = measured.value or Fraction(0)
    word = "more" if bound > value else "fewer"
    if isinstance(figure.made_of, Ratio) and not measured.is_stated:
        return _counted(figure.made_of, bound, word)
    gap = abs(bound - value)
    if figure.unit is Unit.PERCENT:
        return f"{show_given(gap)} percentage points {word.replace('fewer', 'less')}"
    return f"{show_given(gap, figure.unit)} {word if figure.unit is Unit.COUNT else word.replace('fewer', 'less')}"


def _counted(ratio: Ratio, bound: Fraction, word: str) -> str:
    """How far the numerator would have had to move, with the denominator as it is; hours to two decimals."""
    bottom, top = ratio.denominator.value or Fraction(0), ratio.numerator.value or Fraction(0)
    needed = bound / ratio.per * bottom
    scale = 1 if ratio.numerator.is_whole else 100
    reached = ceil(needed * scale) if word == "more" else floor(needed * scale)
    change = abs(Fraction(reached, scale) - top)
    name = in_a_sentence(ratio.numerator.name)
    return f"{show_given(change)} {word} {name}" if change != 1 else f"1 {word} ({name})"
