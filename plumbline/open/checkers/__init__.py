"""Quality Checkers: people with experience of care, by a link, one easy question a page."""
