"""Which versions of the answers a person had before them when they decided."""

from collections.abc import Mapping


def shown_versions(post: Mapping[str, str]) -> dict[str, int]:
    """{answer's key: version}, read from what the page sent along."""
    return {
        name.removeprefix("seen."): int(text)
        for name, text in post.items()
        if name.startswith("seen.") and text.isascii() and text.isdigit() and len(text) < 10
    }
