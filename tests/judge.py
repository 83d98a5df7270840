"""The judge of what is sent: whether a card, or a message as Discord's JSON, is within limits and fools nobody.

Of its own making, from Discord's documentation: it shares no code with what it judges, but for the shape of a card.
`faults` and `message_faults` give back a line for each fault, nothing for what is well.
"""

import re
import unicodedata
from collections import Counter
from urllib.parse import urlsplit

TITLE, BODY, FOOTER, SUM = 256, 4096, 2048, 6000
BUTTONS, ROW, LABEL, ID = 25, 5, 80, 100

BLANK = {*"\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0", *map(chr, range(0xFE00, 0xFE10))}
HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
MARKS = {"Mn", "Me"}
TOWER = 4  # marks on one letter that climb over the line above

# An escape, or a link: whichever comes first.
LINK = re.compile(r"\\[^0-9A-Za-z\s]|\[((?:\\.|[^\]\\\n]){1,2000})\]\(([^()\s]{1,2500})\)")
ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
LIVE = {
    "a mention of all": re.compile(r"@(?:everyone|here)"),
    "a mention": re.compile(r"<(?:@[!&]?|#)\d+>"),
    "a custom emoji": re.compile(r"<a?:\w+:\d+>"),
    "a command mention": re.compile(r"</[^>]{1,100}:\d+>"),
    "an address in angle brackets": re.compile(r"<[a-z][a-z0-9+.-]*:[^>\s]+>", re.IGNORECASE),
    "a bare address": re.compile(r"[a-z][a-z0-9+.-]*://\S", re.IGNORECASE),
    "code": re.compile(r"`"),
    "a spoiler": re.compile(r"\|\|"),
    "struck text": re.compile(r"~~"),
    "underlined text": re.compile(r"__"),
    "a heading": re.compile(r"^(?:> )?(?:-# |#{1,3} )", re.MULTILINE),
    "a list": re.compile(r"^(?:> )?(?:[-*] |\d{1,9}\. )", re.MULTILINE),
    "a shortcode": re.compile(r":[a-z0-9_]+:", re.IGNORECASE),
}
OURS = re.compile(r"<t:\d{1,12}:[a-zA-Z]>")  # time stamps
HOST = re.compile(r"(?:[\w-]+[.\u3002\uff0e\uff61])+[^\W\d_]{2,24}")


def faults(card, channels=()):
    """What is wrong with a card. `channels` are ids that it may name, as the bot itself does."""
    buttons = [{"type": 2, "label": button.label, "custom_id": button.id} for button in card.buttons]
    embed = {"title": card.title, "description": card.body}
    embed |= {"url": card.url} if card.url is not None else {}
    embed |= {"footer": {"text": card.footer}} if card.footer is not None else {}
    rows = [{"type": 1, "components": buttons[at : at + ROW]} for at in range(0, len(buttons), ROW)]
    return message_faults({"embeds": [embed], "components": rows, "allowed_mentions": {"parse": []}}, channels)


def message_faults(message, channels=()):
    """What is wrong with the body of a message or of the answer to an interaction."""
    found = [] if message.get("allowed_mentions", {"parse": []}).get("parse") == [] else ["mentions are allowed"]
    for embed in message.get("embeds", ()):
        found += _embed_faults(embed, channels)
    found += _button_faults(list(_buttons(message.get("components") or ())))
    return found


def _embed_faults(embed, channels):
    title, body = embed.get("title", ""), embed.get("description", "")
    footer = embed.get("footer", {}).get("text", "")
    found = []
    limits = (("title", title, TITLE), ("body", body, BODY), ("footer", footer, FOOTER))
    found += [f"the {name} has {_size(text)} units" for name, text, limit in limits if _size(text) > limit]
    if _size(title + body + footer) > SUM:
        found.append("the embed is too large")
    found += [f"the {name} shows nothing" for name, text, _ in limits[:2] if not _shown(text).strip()]
    found += [f"the {name} hides {fault}" for name, text, _ in limits for fault in _hidden(text)]
    found += [f"the {name} holds {fault}" for name, text, _ in limits[:2] for fault in _alive(text, channels)]
    if (url := embed.get("url")) is not None:
        found += _address_faults(url) or _mask_faults(title, url)
    return found


def _alive(text, channels):
    """What Discord would act on in a text, besides what the bot itself writes."""
    for label, url in LINK.findall(text):
        if url:
            yield from _address_faults(url)
            yield from _mask_faults(label, url)
    bare = LINK.sub(lambda found: f"[{found[1]}]" if found[2] else found[0], text)
    bare = OURS.sub("", bare)
    for channel in channels:
        bare = bare.replace(f"<#{channel}>", "")
    bare = ESCAPED.sub("\ufffd", bare)
    for name, pattern in LIVE.items():
        if found := pattern.search(bare):
            yield f"{name}: {found[0]!r}"
    if "](" in bare:
        yield "a broken link"


def _address_faults(url):
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not parts.hostname or len(url) > 2048:
        return [f"an address that is none: {url[:80]!r}"]
    return [] if url.isascii() and url.isprintable() else [f"an address that hides something: {url[:80]!r}"]


def _mask_faults(label, url):
    """A label that looks like another host than the one that the link leads to."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    shown = (name.casefold().removeprefix("www.") for name in HOST.findall(_shown(label)))
    return [f"a masked link: {name!r} leads to {host!r}" for name in shown if not f".{host}".endswith(f".{name}")]


def _hidden(text):
    kinds = {character: unicodedata.category(character) for character in set(text)}
    for character, kind in kinds.items():
        if (kind in HIDDEN and character != "\n") or character in BLANK:
            yield repr(character)
    if not MARKS.isdisjoint(kinds.values()):
        towers = "".join("m" if kinds[character] in MARKS else " " for character in text)
        yield from ["a line under a tower of marks"] * ("m" * TOWER in towers)


def _button_faults(buttons):
    found = ["too many buttons"] if len(buttons) > BUTTONS else []
    ids = Counter(button["custom_id"] for button in buttons if "custom_id" in button)
    found += [f"the id {name!r} twice" for name, number in ids.items() if number > 1]
    found += [f"the id {name!r} of {_size(name)} units" for name in ids if not 1 <= _size(name) <= ID]
    for button in buttons:
        label = button.get("label", "")
        if not 1 <= _size(label) <= LABEL or not label.strip():
            found.append(f"the label {label!r}")
        found += [f"a label hides {fault}" for fault in _hidden(label)]
    return found


def _buttons(components):
    for component in components:
        if component.get("type") == 2:
            yield component
        yield from _buttons(component.get("components", ()))


def _shown(text):
    """A text as Discord shows it: without escapes."""
    return ESCAPED.sub(r"\1", text)


def _size(text):
    """UTF-16 units, the larger of the two counts in use."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
