"""Control charts as they are drawn: steps, gaps, shapes, and words that do not touch."""

from plumbline.ui.charts.control import ControlPoint, ControlSeries, draw_control


def point(value: float | None, mean: float | None = 5, target: float | None = None) -> ControlPoint:
    limits = (None, None) if mean is None else (mean - 3, mean + 3)
    return ControlPoint("Q1", value, str(value), mean=mean, lower=limits[0], upper=limits[1], target=target)


def series(*points: ControlPoint, **more: object) -> ControlSeries:
    return ControlSeries("one", "One figure", "It stands.", points, **more)  # type: ignore[arg-type]


def test_the_line_breaks_where_a_value_is_missing() -> None:
    drawn = draw_control(series(point(4), point(5), point(None), point(6), point(5)))

    assert [len(line.split()) for line in drawn.lines] == [2, 2]
    assert [gap.text for gap in drawn.gaps] == ["None"]


def test_part_of_a_period_is_marked_and_no_part_of_the_line() -> None:
    part = ControlPoint("Q2", 9, "9", is_partial=True)
    drawn = draw_control(series(point(4), point(5), part))

    assert [len(line.split()) for line in drawn.lines] == [2]
    assert [spot.point.is_partial for spot in drawn.spots] == [False, False, True]


def test_a_level_that_changes_is_drawn_as_steps_that_meet() -> None:
    drawn = draw_control(series(*[point(4)] * 3, *[point(9, mean=9)] * 3))

    before, after = drawn.means
    assert (before.end, before.y > after.y) == (after.start, True)
    assert len(drawn.limits) == 4


def test_without_limits_there_is_only_the_line() -> None:
    drawn = draw_control(series(point(4, mean=None), point(5, mean=None)))

    assert (drawn.means, drawn.limits, drawn.targets) == ((), (), ())
    assert len(drawn.lines) == 1


def test_a_letter_stands_between_the_points_it_divides() -> None:
    drawn = draw_control(series(*[point(4)] * 4, notes=((2, "A"),)))

    assert drawn.spots[1].x < drawn.notes[0].at < drawn.spots[2].x


def test_words_at_the_edge_do_not_touch_and_stay_on_the_paper() -> None:
    drawn = draw_control(series(point(4), point(5), ends=((5, "5"), (5.1, "5.1"), (5.2, "5.2"))))
    at = [one.at for one in drawn.ends]

    assert [one.text for one in drawn.ends] == ["5.2", "5.1", "5"]
    assert at[1] - at[0] >= 14 <= at[2] - at[1]
    low = draw_control(series(point(0, mean=None), ends=((0, "0"), (0, "0"))))
    assert low.ends[-1].at == low.bottom


def test_everything_known_is_inside_the_axis() -> None:
    drawn = draw_control(series(point(4, target=30), point(1)))

    heights = [one.y for one in (*drawn.limits, *drawn.targets)] + [one.y for one in drawn.spots]
    assert all(drawn.top <= one <= drawn.bottom for one in heights)
    assert len({one.y for one in drawn.spots}) == 2


def test_each_meaning_has_a_shape_of_its_own() -> None:
    (spot,) = draw_control(series(point(4))).spots

    assert len({spot.triangle, spot.square, spot.diamond}) == 3
    assert [len(shape.split()) for shape in (spot.triangle, spot.square, spot.diamond)] == [3, 4, 4]


def test_a_single_period_is_drawn() -> None:
    assert len(draw_control(series(point(4))).spots) == 1
