"""Outside text made safe to stand in Discord's markdown, and the measures of what fits.

Nothing is reworded: characters that Discord would act on get a backslash, which it does not show. What keeps people
from being pinged is `allowed_mentions` with an empty list on every message; this keeps them from being fooled.
"""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote, urlsplit, urlunsplit

TITLE_LIMIT, BODY_LIMIT, FOOTER_LIMIT = 256, 4096, 2048  # Discord's, for one embed

_MARKS_KEPT = 3  # combining marks on one letter; more of them climb over the neighbouring lines
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_MARKS = {"Me", "Mn"}
_NOTABLE = _UNSEEN | _MARKS
# Letters and signs that take up room, or none, and show nothing: fillers, blanks, variation selectors.
_BLANK = {*"\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0", *map(chr, range(0xFE00, 0xFE10))}
_ACTED_ON = re.compile(r"([\\`*_~|<>\[\]@#]|:(?=\S))")
_BETWEEN, _MORE = "\n\n", "+ {} more"
_LIST_MARK = re.compile(r"^(\d{0,9})([-+.)])")
_LONGEST_ADDRESS, _LONGEST_LINK = 2000, 300  # Discord takes 2048; in a body an address is only overhead
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,20}")
# What a reader takes for a host: words joined by dots, of which the last is letters; some other dots look alike.
_HOST_LIKE = re.compile(r"(?:[\w-]{1,63}[.\u3002\uff0e\uff61]){1,20}[^\W\d_]{2,24}")
_KEPT_IN_ADDRESS = "/%:=&?+!$,;@-."  # what would end a link or be read as markdown is percent-encoded


def plain(text: str) -> str:
    """One line of outside text for a title or a body: visible characters only, none of them live."""
    escaped = _ACTED_ON.sub(r"\\\1", visible(text))
    return _LIST_MARK.sub(r"\1\\\2", escaped)


def visible(text: str) -> str:
    """One line of outside text without markup, for a footer: no controls, no hidden or reordering characters."""
    kinds = {character: unicodedata.category(character) for character in set(text)}
    if _NOTABLE.isdisjoint(kinds.values()) and _BLANK.isdisjoint(kinds):  # most texts; the rest takes ten times as long
        return " ".join(text.split())
    kept, marks = [], 0
    for character in text:
        kind = kinds[character]
        if kind in _UNSEEN or character in _BLANK:
            kept.append(" " if character.isspace() else "")
            continue
        marks = marks + 1 if kind in _MARKS else 0
        if marks <= _MARKS_KEPT:
            kept.append(character)
    return " ".join("".join(kept).split())


def link(label: str, url: str | None) -> str:
    """A link under a label with the host that it leads to beside it, without "www."; the host alone for a long address.

    Nothing for what is no http(s) address. The label is escaped already.
    """
    safe = address(url)
    if safe is None:
        return ""
    host = plain(urlsplit(safe).netloc.removeprefix("www."))
    return f"[{label}]({safe}) ({host})" if len(safe) <= _LONGEST_LINK else host


def heading(label: str, url: str | None) -> str:
    """A label that links to an address; without the link where there is none, or the label shows another host.

    The label is escaped already.
    """
    safe = address(url)
    return label if safe is None or shows_other_host(label, safe) else f"[{label}]({safe})"


def shows_other_host(label: str, safe: str) -> bool:
    """Whether a label holds what a reader takes for a host, and it is not the one that the address leads to."""
    host = (urlsplit(safe).hostname or "").removeprefix("www.")
    shown = (name.casefold().removeprefix("www.") for name in _HOST_LIKE.findall(label.replace("\\", "")))
    return any(name != host and not host.endswith(f".{name}") for name in shown)


def address(url: str | None) -> str | None:
    """An http(s) address that can stand in a link: ASCII, an internationalised host in its xn-- form, nothing special.

    None for any other scheme, for credentials, for what is over 2000 characters and for what is no address.
    """
    given = (url or "").strip()
    if any(character < " " for character in given):  # urlsplit would pass over them
        return None
    try:
        parts = urlsplit(given)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
        path, query, anchor = [quote(part, safe=_KEPT_IN_ADDRESS) for part in parts[2:]]
    except ValueError:  # UnicodeError is one
        return None
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    place = f"{host}:{port}" if port else host
    safe = urlunsplit((parts.scheme, place, path, query, anchor))
    return safe if len(safe) <= _LONGEST_ADDRESS else None


def size(text: str) -> int:
    """The length of a text as Discord may count it: in UTF-16 units, the larger of the two counts in use."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


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


def fit(blocks: Iterable[str], limit: int, unseen: int = 0) -> str:
    """The blocks that fit whole into `limit` units, in order; those passed over are counted with the `unseen` ones.

    The count is a last line such as "+ 4 more". `limit` has to hold that line at least.
    """
    kept, room = [], limit - size(_MORE.format(999_999))
    for block in blocks:
        room -= size(block) + len(_BETWEEN)
        if room < 0:
            room += size(block) + len(_BETWEEN)
            unseen += 1
        else:
            kept.append(block)
    return _BETWEEN.join([*kept, _MORE.format(unseen)] if unseen else kept)


def _whole_characters(text: str, limit: int) -> str:
    kept = text[: limit // 2]
    return kept[:-1] if kept.endswith("\\") and not kept.endswith("\\\\") else kept
