"""What stands before an article or in place of one: walls, errors, questions."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from bot.parsing.page_lines import Line

_FEW = 300  # words of a page that only says why it shows no article
# What pages say that show no article: walls, errors, and those that want a browser.
_WALLS = re.compile(
    r"\b(?:page not found|(?:cannot|could not|can't|couldn't) (?:be found|find (?:that|this|the) page)"
    r"|error 40[34]|40[34] (?:error|not found|forbidden)|access (?:is )?denied|service unavailable"
    r"|internal server error|enable (?:java ?script|cookies)|java ?script is (?:disabled|required|not enabled)"
    r"|(?:are you|not) a robot|checking (?:if|your browser)|security of your connection|unusual traffic"
    r"|before you continue|(?:value|about) your privacy|we and our partners|(?:log|sign) in to (?:your|continue|read)"
    r"|subscribe to (?:read|continue))\b",
    re.IGNORECASE,
)


def is_wall(root: HtmlElement, title: str | None, body: Sequence[Line]) -> bool:
    """Whether a page is short, and says or asks what those do that stand before an article or in place of one."""
    if sum(line.text.count(" ") + 1 for line in body) > _FEW:
        return False
    asks = any((field.get("type") or "").lower() == "password" for field in root.iter("input"))
    return asks or any(_WALLS.search(text) for text in (title or "", *(line.text for line in body)))
