"""A judge of requests to Discord: its limits, and what this bot promises beyond them. Written from its documentation.

https://discord.com/developers/docs/resources/message#create-message and the pages that it links to. Lengths are counted
in UTF-16 units, which is the stricter of the two readings of "characters".
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

CONTENT, EMBEDS, EMBED_TEXT, NONCE = 2000, 10, 6000, 25
TITLE, DESCRIPTION, FOOTER, AUTHOR, ADDRESS = 256, 4096, 2048, 256, 2048
FIELDS, FIELD_NAME, FIELD_VALUE = 25, 256, 1024
ROWS, BUTTONS, LABEL, CUSTOM_ID, OPTIONS, CHOICES, CHOICE = 5, 5, 80, 100, 25, 25, 100
COMMANDS, COMMAND_TEXT, COMMAND_DESCRIPTION = 100, 8000, 100
MODAL_TITLE, MODAL_LABEL, INPUT = 45, 45, 4000

ROW, BUTTON, INPUT_KIND, LABEL_KIND = 1, 2, 4, 18
SELECTS = frozenset({3, 5, 6, 7, 8})
TYPED, SUB_COMMANDS = frozenset({3, 4, 10}), frozenset({1, 2})  # kinds of options
LINK = 5  # style of a button
ANSWER, DEFER, DEFER_EDIT, EDIT, SUGGEST, MODAL = 4, 5, 6, 7, 8, 9

# What this bot sends of a message and an embed; discord.py adds the flags of an embed, and `tts`.
_KEYS = frozenset(
    "content embeds components flags nonce enforce_nonce allowed_mentions attachments tts message_reference".split()
)
_EMBED_KEYS = frozenset("title description url footer author fields image thumbnail color type flags timestamp".split())

_NAME = re.compile(r"[-_'\w]{1,32}")
_MASKED = re.compile(r"(?<!\\)\[(?P<label>[^\]\n]{1,400})(?<!\\)\]\((?P<address>[^)\s]{1,2100})\)")
_SHOWN_HOST = re.compile(r"\b(?:https?://)?((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10})\b", re.IGNORECASE)
_MESSAGES = re.compile(r"/channels/\d+/messages")
_MESSAGE = re.compile(r"/channels/\d+/messages/\d+")
_CALLBACK = re.compile(r"/interactions/\d+/[^/]+/callback")
_FOLLOW_UP = re.compile(r"/webhooks/\d+/[^/]+")
_FOLLOW_UP_EDIT = re.compile(r"/webhooks/\d+/[^/]+/messages/(@original|\d+)")
_COMMANDS = re.compile(r"/applications/\d+(/guilds/\d+)?/commands")


def judge(method, path, body, articles=()) -> list[str]:
    """Everything that is wrong with a request; `articles` are sentences that must not stand in a message's content."""
    return list(_complaints(method, path, body, articles))


def _complaints(method, path, body, articles) -> Iterator[str]:
    if method == "PUT" and _COMMANDS.fullmatch(path):
        yield from _commands(body)
    elif method == "POST" and (_MESSAGES.fullmatch(path) or _FOLLOW_UP.fullmatch(path)):
        yield from _message(body, articles, is_new=True)
    elif method == "PATCH" and (_MESSAGE.fullmatch(path) or _FOLLOW_UP_EDIT.fullmatch(path)):
        yield from _message(body, articles, is_new=False)
    elif method == "POST" and _CALLBACK.fullmatch(path):
        yield from _callback(body, articles)


def _callback(body, articles):
    kind, said = body.get("type"), body.get("data") or {}
    if kind in (ANSWER, EDIT):
        yield from _message(said, articles, is_new=kind == ANSWER)
    elif kind == SUGGEST:
        yield from _choices(said.get("choices", []))
    elif kind == MODAL:
        yield from _modal(said)
    elif kind not in (DEFER, DEFER_EDIT):
        yield f"a callback of type {kind}"


def _message(body, articles, *, is_new):
    content, embeds = body.get("content") or "", body.get("embeds") or []
    yield from (f"the key {key!r}" for key in sorted(set(body) - _KEYS))
    if is_new and not (content.strip() or embeds or body.get("components")):
        yield "the message is empty"
    yield from _length("content", content, CONTENT)
    yield from (f"content repeats an article: {words[:40]!r}" for words in articles if words in content)
    if (is_new or "allowed_mentions" in body) and body.get("allowed_mentions") != {"parse": []}:
        yield f"allowed_mentions is {body.get('allowed_mentions')!r}"
    nonce = body.get("nonce")
    yield from _length("nonce", str(nonce or ""), NONCE)
    if body.get("enforce_nonce") and not nonce:
        yield "enforce_nonce without a nonce"
    if len(embeds) > EMBEDS:
        yield f"{len(embeds)} embeds"
    if (total := sum(map(_embed_size, embeds))) > EMBED_TEXT:
        yield f"the embeds have {total} characters"
    for embed in embeds:
        yield from _embed(embed)
    yield from _rows(body.get("components") or [])


def _embed(embed):
    yield from (f"the key {key!r} in an embed" for key in sorted(set(embed) - _EMBED_KEYS))
    limits = {"title": TITLE, "description": DESCRIPTION}
    for key, limit in limits.items():
        yield from _length(key, embed.get(key) or "", limit)
    yield from _length("footer", (embed.get("footer") or {}).get("text") or "", FOOTER)
    yield from _length("author", (embed.get("author") or {}).get("name") or "", AUTHOR)
    if not _embed_size(embed):
        yield "an embed shows nothing"
    fields = embed.get("fields") or []
    if len(fields) > FIELDS:
        yield f"{len(fields)} fields"
    for field in fields:
        yield from _length("field name", field["name"], FIELD_NAME, at_least=1)
        yield from _length("field value", field["value"], FIELD_VALUE, at_least=1)
    for part in (embed, *(embed.get(key) or {} for key in ("image", "thumbnail", "author", "footer"))):
        yield from (_address(part[key]) for key in ("url", "icon_url") if part.get(key) and _address(part[key]))
    yield from _links(embed.get("description") or "")


def _links(text):
    """Masked links: http(s) only, and a label that looks like an address is of the same host."""
    for link in _MASKED.finditer(text):
        if wrong := _address(link["address"]):
            yield wrong
            continue
        host = urlsplit(link["address"]).hostname or ""
        shown = _SHOWN_HOST.fullmatch(link["label"].strip())
        if shown and not f".{host}".endswith(f".{shown[1].lower()}"):
            yield f"a link shows {shown[1]!r} and leads to {host!r}"


def _address(text):
    """What is wrong with an address; nothing when it is of the web."""
    if size(text) > ADDRESS or re.search(r"[\s\x00-\x1f\x7f]", text):
        return f"an address that is too long or has gaps: {text[:40]!r}"
    try:
        parts = urlsplit(text)
    except ValueError:
        return f"no address: {text[:40]!r}"
    return None if parts.scheme in ("http", "https") and parts.hostname else f"not of the web: {text[:40]!r}"


def _rows(rows):
    if len(rows) > ROWS:
        yield f"{len(rows)} rows"
    inside = [part for row in rows for part in row.get("components") or []]
    ids = [part["custom_id"] for part in inside if part.get("custom_id")]
    yield from (f"the custom_id {each!r} twice" for each in sorted({each for each in ids if ids.count(each) > 1}))
    for row in rows:
        kinds = [part["type"] for part in row.get("components") or []]
        if row.get("type") != ROW or not kinds:
            yield "a row that is none, or is empty"
        if len(kinds) > BUTTONS or (len(kinds) > 1 and SELECTS & set(kinds)):
            yield f"a row with {kinds}"
    for part in inside:
        yield from _part(part)


def _part(part):
    if part["type"] == BUTTON and part.get("style") == LINK:
        yield from filter(None, [_address(part.get("url") or "")])
    else:
        yield from _length("custom_id", part.get("custom_id") or "", CUSTOM_ID, at_least=1)
    if part["type"] == BUTTON:
        yield from _length("label", part.get("label") or "", LABEL, at_least=1)
    if part["type"] in SELECTS:
        yield from _select(part)


def _select(part):
    options = part.get("options") or []
    if part["type"] == 3 and not 1 <= len(options) <= OPTIONS:
        yield f"a select with {len(options)} options"
    if len({option["value"] for option in options}) < len(options):
        yield "a select repeats a value"
    for option in options:
        for key, at_least in (("label", 1), ("value", 1), ("description", 0)):
            yield from _length(f"a select's {key}", option.get(key) or "", CHOICE, at_least=at_least)
    yield from _length("placeholder", part.get("placeholder") or "", 150)
    if not 0 <= part.get("min_values", 1) <= part.get("max_values", 1) <= OPTIONS:
        yield "a select wants more values than there are"


def _modal(said):
    yield from _length("title of a form", said.get("title") or "", MODAL_TITLE, at_least=1)
    yield from _length("custom_id of a form", said.get("custom_id") or "", CUSTOM_ID, at_least=1)
    rows = said.get("components") or []
    if not 1 <= len(rows) <= ROWS:
        yield f"a form of {len(rows)} rows"
    for row in rows:
        yield from _length("description of a field", row.get("description") or "", 100)
        for part in row.get("components") or [row.get("component") or {}]:
            yield from _length("custom_id", part.get("custom_id") or "", CUSTOM_ID, at_least=1)
            label = row.get("label") if row.get("type") == LABEL_KIND else part.get("label")
            yield from _length("label of a form", label or "", MODAL_LABEL, at_least=1)
            yield from _length("placeholder", part.get("placeholder") or "", 100)
            if part.get("type") in SELECTS:
                yield from _select(part)
            if part.get("type") == INPUT_KIND and (part.get("max_length") or INPUT) > INPUT:
                yield "a text input that is too long"


def _choices(choices):
    if len(choices) > CHOICES:
        yield f"{len(choices)} choices"
    for choice in choices:
        yield from _length("choice", choice["name"], CHOICE, at_least=1)
        yield from _length("value of a choice", str(choice["value"]), CHOICE, at_least=1)


def _commands(commands):
    names = [command["name"] for command in commands]
    if len(names) > COMMANDS or len(set(names)) < len(names):
        yield "too many commands, or two of one name"
    for command in commands:
        if (total := _command_size(command)) > COMMAND_TEXT:
            yield f"/{command['name']} has {total} characters"
        if command.get("type", 1) == 1:
            yield from _named(command)


def _named(item):
    """A slash command or an option, and all below it."""
    if not _NAME.fullmatch(item["name"]) or item["name"] != item["name"].lower():
        yield f"the name {item['name']!r}"
    yield from _length("description", item.get("description") or "", COMMAND_DESCRIPTION, at_least=1)
    options = item.get("options") or []
    required = [bool(option.get("required")) for option in options]
    if len(options) > OPTIONS or required != sorted(required, reverse=True):
        yield f"{item['name']} has too many options, or a required one after others"
    if item.get("autocomplete") and (item.get("choices") or item.get("type") not in TYPED):
        yield f"{item['name']} has choices and autocomplete, or cannot be typed"
    kinds, names = {option.get("type") in SUB_COMMANDS for option in options}, [option["name"] for option in options]
    if len(kinds) > 1 or len(set(names)) < len(names):
        yield f"{item['name']} has sub-commands beside options, or two options of one name"
    yield from _choices(item.get("choices") or [])
    for option in options:
        yield from _named(option)


def _command_size(item):
    own = size(item["name"]) + size(item.get("description") or "")
    own += sum(size(choice["name"]) + size(str(choice["value"])) for choice in item.get("choices") or [])
    return own + sum(map(_command_size, item.get("options") or []))


def _embed_size(embed):
    texts = [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text")]
    texts += [(embed.get("author") or {}).get("name")]
    texts += [field[key] for field in embed.get("fields") or [] for key in ("name", "value")]
    return sum(size(text) for text in texts if text)


def _length(what, text, limit, *, at_least=0):
    if not at_least <= size(text if at_least == 0 else text.strip()) or size(text) > limit:
        yield f"{what} has {size(text)} characters"


def size(text):
    """Characters as UTF-16 counts them."""
    return len(text) + sum(character > "\uffff" for character in text)
