"""Feeds spoiled by number through the parser: `python -m tests.feed_fuzz 5000`."""

import random
import re
import resource
import sys
from time import process_time

from bot.core.responses import Download
from bot.core.sources import ENTRIES
from bot.errors import InvalidInputError
from bot.parsing import feeds
from tests import mutate
from tests.feed_samples import SAMPLES, item, rss

_LARGEST, _LONGEST = 5 * 2**20, 200_000  # bytes that are fetched at most; characters that are spoiled
_SIZE = 100_000  # bytes; what a feed of that size may take is the limit
_PIECES = (
    *(
        "<",
        ">",
        "&",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<?",
        "?>",
        "</item>",
        "<item>",
        "</entry>",
        "<entry>",
        "<title>",
    ),
    *("</channel>", "<feed>", "</rss>", '<!DOCTYPE a [<!ENTITY b "c">]>', "&b;", "&#0;", "&#xD800;", "&#99999999;"),
    *('<a b="', "<a b='c' b='d'>", "<x:y>", "<link/>", "<link href=''>", "<source>", "<image>", "<content src='a'>"),
    *('<content type="application/octet-stream">AAA', '<content mode="base64">!', "<svg>", "<math>", "<textinput>"),
    *(
        '<a xmlns="b">',
        '<links a="b">',
        '<entries a="b">',
        '<title_detail a="b">',
        '<link a="b">',
        "<updated>now</updated>",
    ),
    *("<pubDate>0000-00-00</pubDate>", "<ttl>-1</ttl>", "\ufffd", "\ud83d", "<guid/>", '<content type="xhtml"><p>'),
    *('{"id":', "}", "]", ":1e999,", ":null,", '"items":{},', '"\\ud800"', '"\\u0000"', "9" * 5_000),
)
_TAG = re.compile(r"</?[\w:]+[^<>]{0,99}>|[\"{}\[\],:]")


def feed(number):
    """The bytes of a feed that is spoiled, and the type that its server claims; the same ones for the same number."""
    chance = random.Random(number)  # noqa: S311 - reproducible, not secret
    text = chance.choice((*SAMPLES.values(), rss(*map(item, range(chance.randrange(40))))))
    for _ in range(chance.randint(1, 4)):
        text = chance.choice((_inserted, _cut, _without_tag, _tag_again, _repeated, _misprinted))(text, chance)[
            :_LARGEST
        ]
    kind = chance.choice(
        (None, "text/xml", "text/html; charset=iso-8859-1", "application/json; charset=hex", "a;charset=")
    )
    return mutate.encoded(text, chance)[:_LARGEST], kind


def faults(count, patience=1):
    """Runs so many spoiled feeds; the numbers of those that went wrong, with what went wrong; and the longest time.

    Each may take `patience` seconds per 100 kB.
    """
    found, longest = {}, 0.0
    for number in range(count):
        body, kind = feed(number)
        start = process_time()
        try:
            wrong = _wrong(feeds.parse(Download("https://town.example/feed", body, kind)))
        except InvalidInputError:
            wrong = None
        except Exception as error:  # noqa: BLE001 - what must not come out is what is looked for
            wrong = repr(error)
        taken = (process_time() - start) / max(1, len(body) / _SIZE)
        longest = max(longest, taken)
        if wrong or taken > patience:
            found[number] = wrong or f"{taken:.1f} s for {len(body):,} bytes"
    return found, longest


def _wrong(parsed):
    """What is wrong with a feed that was read: too long, hidden or damaged words, two entries under one key."""
    words = [part for entry in parsed.entries for part in (entry.title, entry.text) if part]
    if len(parsed.entries) > ENTRIES or len({entry.key for entry in parsed.entries}) < len(parsed.entries):
        return "too many entries, or two under one key"
    if any(re.search("[\ufffd\ud800-\udfff\x00-\x08\u200b\u202e]", part) for part in words):
        return "damaged or hidden characters"
    if any(
        len(entry.key) > 500 or len(entry.title or "") > 300 or len(entry.url or "") > 2_000 for entry in parsed.entries
    ):
        return "longer than it may be"
    return None


def _inserted(text, chance):
    return _put(text, chance.choice(_PIECES) * chance.choice((1, 1, 1, 40, 2_000)), chance)


def _cut(text, chance):
    start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[:end] if chance.random() < 0.5 else text[:start] + text[end:]


def _without_tag(text, chance):
    found = _some_tag(text, chance)
    return text[: found.start()] + text[found.end() :] if found else text


def _tag_again(text, chance):
    found = _some_tag(text, chance)
    return _put(text, found[0] * chance.choice((1, 1, 30, 1_000)), chance) if found else text


def _repeated(text, chance):
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start : start + 400] * chance.choice((2, 9, 90)) + text[start + 400 :]


def _misprinted(text, chance):
    """A stretch of it spoiled as any text may be; a short one, since that may make it a thousand times as long."""
    start = chance.randrange(len(text) + 1)
    return text[:start] + mutate.text(text[start : start + 500] or "a", chance) + text[start + 500 :]


def _put(text, piece, chance):
    place = chance.randrange(len(text) + 1)
    return text[:place] + piece + text[place:]


def _some_tag(text, chance):
    return _TAG.search(text, chance.randrange(len(text) + 1))


if __name__ == "__main__":
    wrong, slowest = faults(int(sys.argv[1]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{sys.argv[1]} feeds, {len(wrong)} faults, slowest {slowest:.2f} s per 100 kB, {memory} MB")  # noqa: T201
    for number, reason in wrong.items():
        print(number, reason)  # noqa: T201
    sys.exit(bool(wrong))
