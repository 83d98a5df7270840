"""Which articles are live blogs: many short reports under one title, which is that of the day's loudest one.

Told from the title, since the hours that stand before each report also stand in lists of other articles. Our own list.
"""

import re

_LABEL = re.compile(
    r"^\W{0,3}live(?:\s?[:|—]|\s[–-]|[–-]\s)|[:|–—,(-]\s{0,2}live\W{0,3}$"
    r"|(?<!\bgo )(?<!\bgoes )(?<!\bwent )(?<!\bgoing )\blive\s?:"
    r"|^en directo?\b|[:|–—,(-]\s{0,2}en directo?(?:\s?:|\W{0,3}$)"
    r"|\blive[ -]?(?:blog|ticker|updates?|coverage)\b|\bas it happened\b",
    re.IGNORECASE,
)


def is_live_blog(title: str | None) -> bool:
    """Whether a title says that what stands below it is a live blog."""
    return title is not None and _LABEL.search(title) is not None
