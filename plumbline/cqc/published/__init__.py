"""The CQC file that the product ships, so that a market can be shown at once. Its source and licence: LICENCE.md."""

from pathlib import Path

RATINGS_FEBRUARY_2021 = Path(__file__).with_name("latest_ratings_asc_overall_2021-02.csv.xz")
ATTRIBUTION = "Contains public sector information licensed under the Open Government Licence v3.0."
SOURCE = "Care Quality Commission, care directory with ratings, 1 February 2021"
