"""Pages spoiled at random, the same ones for the same number: `python -m tests.page_fuzz 5000` tries so many.

Each is one of the layouts of tests/pages after a few mutations of its bytes, tags, attributes or text.
"""

import random
import re
import resource
import sys
from pathlib import Path
from time import process_time

from bot.core.responses import Download
from bot.errors import InvalidInputError
from bot.parsing import pages
from tests import mutate

_LAYOUTS = [path.read_bytes() for path in sorted((Path(__file__).parent / "pages").rglob("*.html"))]
_TYPES = (
    None,
    "text/html",
    "text/html; charset=utf-8",
    "text/html; charset=windows-1252",
    "x; charset=\x00",
    "image/png",
)
_TAG = re.compile(r"<[^<>]{1,300}>")
_ATTRIBUTE = re.compile(r'(?<==")[^"<>]{0,200}(?=")')
_NAMES = """
    p div span a b td table tr ul li blockquote pre br h1 article section main form figure aside q sup time script style
    template noscript svg math iframe select option head body html title meta link base title plaintext x-y
""".split()
_VALUES = (
    *(
        "",
        "x" * 9_999,
        "\x00",
        "http://[",
        "javascript:alert(1)",
        "//",
        "2025-02-30",
        "9999-12-31T23:59:59-14:00",
        "[[{{",
    ),
    *("display:none", "related share", "ы" * 3_000, "0001-01-01T00:00:00", "Thu, 99 Foo 20255", '"', "&#xd800;&#0;"),
)
_DATA = (
    "[" * 20_000,
    '{"@graph":' * 3_000,
    '{"@type":["NewsArticle",1,null],"headline":[1],"url":{}}',
    "null",
    '"\\ud800"',
    "1e999",
)


def page(number):
    """A spoiled page, and what its server says that it is."""
    chance = random.Random(number)  # noqa: S311 - reproducible, not secret
    content = chance.choice(_LAYOUTS)
    if chance.random() < 0.8:
        text = content.decode("utf-8", "replace")
        for _ in range(chance.randint(1, 4)):
            text = chance.choice(_MUTATIONS)(text, chance)
        content = text[:400_000].encode("utf-8", "replace")
    if chance.random() < 0.3:
        content = _other_bytes(content, chance)
    return content, chance.choice(_TYPES)


def failure(number, patience=1):
    """What goes wrong with a spoiled page; None when nothing does. It may take `patience` seconds per 100 kB."""
    content, kind = page(number)
    start = process_time()
    try:
        found = pages.parse(Download("https://pages.example/x?y", content, kind))
    except InvalidInputError:
        found = None
    except Exception as wrong:  # noqa: BLE001 - none of any kind may come out
        return f"{type(wrong).__name__}: {wrong}"
    if (seconds := process_time() - start) > patience * max(1, len(content) / 100_000):
        return f"{seconds:.1f} s for {len(content):,} bytes"
    if found is not None and ("\ufffd" in f"{found.text}{found.title}" or len(found.title or "") > 300):
        return "the text or title is not as promised"
    return None


def _other_bytes(content, chance):
    """Some bytes are others, or the page is cut off."""
    spoiled = bytearray(content)
    for _ in range(chance.choice((1, 9, 99))):
        if spoiled:
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled[: chance.randrange(len(spoiled) + 1)] if chance.random() < 0.3 else spoiled)


def _at(text, chance, piece):
    place = chance.randrange(len(text) + 1)
    return text[:place] + piece + text[place:]


def _tag_gone(text, chance):
    tags = list(_TAG.finditer(text))
    for tag in sorted(chance.sample(tags, min(len(tags), chance.choice((1, 5, 50)))), key=lambda tag: -tag.start()):
        text = text[: tag.start()] + text[tag.end() :]
    return text


def _tag_doubled(text, chance):
    tags = _TAG.findall(text)
    return _at(text, chance, chance.choice(tags) * chance.choice((1, 3, 300, 3_000))) if tags else text


def _tags_inserted(text, chance):
    name, times = chance.choice(_NAMES), chance.choice((1, 5, 300, 5_000))
    return _at(text, chance, f"<{chance.choice(('', '/'))}{name}>{chance.choice(('', 'a', 'A b c.'))}" * times)


def _tag_renamed(text, chance):
    old, new = chance.choice(_NAMES), chance.choice(_NAMES)
    return re.sub(rf"(</?){old}\b", rf"\g<1>{new}", text)


def _value_changed(text, chance):
    values = list(_ATTRIBUTE.finditer(text))
    for value in sorted(chance.sample(values, min(len(values), chance.choice((1, 9)))), key=lambda each: -each.start()):
        text = text[: value.start()] + chance.choice(_VALUES) + text[value.end() :]
    return text


def _data_inserted(text, chance):
    return _at(text, chance, f'<script type="application/ld+json">{chance.choice(_DATA)}</script>')


def _part_repeated(text, chance):
    start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return _at(text, chance, text[start:end] * chance.choice((1, 2, 20)))


_MUTATIONS = (
    *(_tag_gone, _tag_doubled, _tags_inserted, _tag_renamed, _value_changed, _data_inserted, _part_repeated),
    mutate.text,
)


if __name__ == "__main__":
    tried = int(sys.argv[1])
    found = [f"{number}: {wrong}" for number in range(tried) if (wrong := failure(number))]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{tried} pages, {len(found)} failures, {memory} MB", *found, sep="\n")  # noqa: T201
    sys.exit(bool(found))
