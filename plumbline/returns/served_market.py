"""The market's quartiles as PostgreSQL works them out: the quick twin of `embedded_market`, equal to the last bit."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection

from plumbline.judgement.benchmark import FEWEST

# Named once each: PostgreSQL works the same aggregate out once however often it is written.
_QUARTILES = "percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY figure.value)"
_ENOUGH = f"count(DISTINCT figure.provider_id) >= {FEWEST}"
_REFRESH = f"""
INSERT INTO returns_marketrollup AS kept (council_id, indicator_id, period, count, lower_quartile, median,
    upper_quartile, numerator, denominator, refreshed_at)
SELECT %(council)s, pair.indicator, pair.period, count(DISTINCT figure.provider_id),
    CASE WHEN {_ENOUGH} THEN ({_QUARTILES})[1] END,
    CASE WHEN {_ENOUGH} THEN ({_QUARTILES})[2] END,
    CASE WHEN {_ENOUGH} THEN ({_QUARTILES})[3] END,
    sum(figure.numerator), sum(coalesce(figure.denominator, 0)) FILTER (WHERE figure.numerator IS NOT NULL), %(now)s
FROM unnest(%(indicators)s::bigint[], %(periods)s::smallint[]) AS pair (indicator, period)
LEFT JOIN returns_figure figure ON figure.council_id = %(council)s AND figure.indicator_id = pair.indicator
    AND figure.period = pair.period AND figure.is_accepted AND NOT figure.is_partial AND figure.value IS NOT NULL
GROUP BY pair.indicator, pair.period
ON CONFLICT (council_id, indicator_id, period) DO UPDATE SET count = excluded.count,
    lower_quartile = excluded.lower_quartile, median = excluded.median, upper_quartile = excluded.upper_quartile,
    numerator = excluded.numerator, denominator = excluded.denominator, refreshed_at = excluded.refreshed_at
"""  # noqa: S608 - put together from our own words


def refresh(council_id: int, pairs: Collection[tuple[int, int]], *, now: datetime) -> None:
    """Work the quartiles of these (indicator, period) pairs out afresh, in one statement."""
    told: dict[str, Any] = {
        "council": council_id,
        "now": now,
        "indicators": [indicator for indicator, _ in pairs],
        "periods": [period for _, period in pairs],
    }
    with connection.cursor() as cursor:
        cursor.execute(_REFRESH, told)
