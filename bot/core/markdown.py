"""Outside text made safe to stand in Discord's markdown, and the measures of what fits.

Nothing is reworded: characters that Discord would act on get a backslash, which it does not show. What keeps people
from being pinged is `allowed_mentions` with an empty list on every message; this keeps them from being fooled.
"""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

TITLE_LIMIT, BODY_LIMIT, FOOTER_LIMIT, EMBED_LIMIT = 256, 4096, 2048, 6000

_MARKS_KEPT = 3  # combining marks on one letter; more of them climb over the neighbouring lines
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_ACTED_ON = re.compile(r"([\\`*_~|<>\[\]@#]|:(?=\S))")
_LIST_MARK = re.compile(r"^(\d{0,9})([-+.)])")
_UNSAFE_IN_LINK = re.compile(r"[\s()<>\\\"`|*_~]")


def plain(text: str) -> str:
    """One line of outside text for a title or a body: visible characters only, none of them live."""
    escaped = _ACTED_ON.sub(r"\\\1", visible(text))
    return _LIST_MARK.sub(r"\1\\\2", escaped)


def visible(text: str) -> str:
    """One line of outside text without markup, for a footer: no controls, no hidden or reordering characters."""
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if unicodedata.category(character) in _UNSEEN:
            kept.append(" " if character.isspace() else "")
        elif marks <= _MARKS_KEPT:
            kept.append(character)
    return " ".join("".join(kept).split())


def link(label: str, address: str | None) -> str:
    """A link under a label of ours with the host that it leads to beside it; nothing for what is not http(s)."""
    host = host_of(address)
    if address is None or host is None:
        return ""
    return f"[{label}]({_UNSAFE_IN_LINK.sub(lambda found: quote(found.group(), safe=''), address)}) ({plain(host)})"


def host_of(address: str | None) -> str | None:
    """The host of an http(s) address without credentials; None for any other address."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    is_usable = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    return parts.hostname if is_usable else None


def size(text: str) -> int:
    """The length of a text as Discord may count it: in UTF-16 units, the larger of the two counts in use."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, limit: int) -> str:
    """An escaped text cut at a word to `limit` units. For titles and footers, never for quotations."""
    if size(text) <= limit:
        return text
    kept, room = [], limit - 2
    for word in text.split(" "):
        room -= size(word) + 1
        if room < 0:
            break
        kept.append(word)
    return (" ".join(kept) or _whole_characters(text, limit - 2)) + " …"


def fit(blocks: Iterable[str], limit: int, more: str = "+ {} more", between: str = "\n\n") -> str:
    """As many whole blocks as fit into `limit` units; the rest is counted in a last line, such as "+ 4 more"."""
    blocks = list(blocks)
    for kept in range(len(blocks), -1, -1):
        left_out = [more.format(len(blocks) - kept)] if kept < len(blocks) else []
        body = between.join([*blocks[:kept], *left_out])
        if size(body) <= limit:
            return body
    return ""


def _whole_characters(text: str, limit: int) -> str:
    kept = text[: limit // 2]
    return kept[:-1] if kept.endswith("\\") and not kept.endswith("\\\\") else kept
