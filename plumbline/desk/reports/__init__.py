"""Stage three of a visit: scorecard, words, draft, comments, dispute, final report, summary."""
