"""Reading a scorecard: what is asked in which area, how answers become a rating, and how the visit is run.

Areas, documents asked for and limits take the file's basis; questions, bands and time limits are local defaults unless
they say otherwise: councils publish what they look at, hardly ever what they ask or where Amber begins.
"""

from plumbline.frameworks.definition import Source
from plumbline.frameworks.reading.combining import read_combining
from plumbline.frameworks.reading.questions import read_areas, read_legs, read_questions, read_scales
from plumbline.frameworks.reading.table import Table
from plumbline.frameworks.reading.visit_rules import (
    read_action_limits,
    read_asked,
    read_follow_ups,
    read_process,
)
from plumbline.frameworks.scorecard import Purpose, ScorecardDefinition


def read_scorecard_parts(
    table: Table, *, id: str, version: str, title: str, source: Source
) -> ScorecardDefinition:
    areas, legs = read_areas(table, source), read_legs(table)
    questions = read_questions(table, areas, legs, read_scales(table))
    combining = read_combining(table, areas, source)
    return ScorecardDefinition(
        id=id,
        version=version,
        title=title,
        council=table.text("council"),
        source=source,
        purpose=table.choice("purpose", Purpose, Purpose.VISIT) or Purpose.VISIT,
        areas=areas,
        questions=questions,
        combining=combining,
        legs=legs,
        asked=read_asked(table, source),
        process=read_process(table),
        follow_ups=read_follow_ups(table, combining.labels),
        action_limits=read_action_limits(table),
    )
