"""Texts, files and settings spoiled at random, the same ones for the same seed.

Each mutation takes a text and a seeded random, and gives back another text: what careless people, broken programs and
hostile ones make of an article.
"""

import re

QUOTES = "“”„‟«»‹›‘’‚\"'`´〝〞「」"
UNSEEN = "\u200b\u200d\u2060\ufeff\u00ad\u180e\u034f\u3164\u2800\ufe0f\u202e\u202a\u2066\u2069\u200f\u061c"
SPACES = "\u00a0\u2003\u2009\u202f\u3000\u1680\t\v\f\x85\u2028\u2029"
CONTROLS = "\x00\x01\x07\x08\x1a\x1b\x7f\x80\x9f\ufffe\uffff"
SCRIPTS = (
    "Мер міста сказав, що не піде.",
    "市长说：“我们不会去。”",
    "قال العمدة «لن نذهب».",
    "महापौर ने कहा, “हम नहीं जाएंगे।”",
    "ראש העיר",
)
EMOJI = ("😀", "👨\u200d👩\u200d👧", "🇺🇦", "👍🏽", "\U000e0041", "\U0010ffff")
# What is in articles, but never so often: each would let the time of a careless search grow with its square.
REFRAINS = (
    *(
        "said ",
        "Mr. ",
        "U.S. ",
        "not ",
        "“a” said ",
        "that he said that ",
        "if ",
        "1",
        "...",
        "--",
        "Mark Rutte ",
        "’s ",
    ),
    *(
        "\n",
        "“",
        "”",
        "“‘",
        "(",
        ")(",
        "[[",
        "{",
        "<b>",
        "\\",
        "@everyone ",
        "https://a.example/",
        "e\u0301\u0323",
        "A.",
    ),
    *("NATO’s ", "Monday, ", "said Rutte, who said ", "according to ", "he ", "“No,” ", "; ", "2024-13-45 ", "+++\n"),
)
VALUES = (
    *(
        "",
        "-1",
        "0",
        "1e999",
        "nan",
        "9" * 5_000,
        "true",
        '""',
        "'\\'",
        '"\\u0000"',
        '"\\ud800"',
        "[]",
        "[[[[]]]]",
        "{}",
    ),
    *("{a = {b = {}}}", "2024-01-01", "1979-05-27T07:32:00Z", '"""', '"a"\n"b"', "[1, 'a']", '"' + "a" * 999 + '"'),
)


def text(given, random):
    """The text after one to four mutations."""
    for _ in range(random.randint(1, 4)):
        given = random.choice(_OF_TEXTS)(given, random)
    return given


def file(given, random):
    """The bytes of a file with the text, mutated, in some encoding, with some bytes that are others."""
    return encoded(text(given, random) if random.random() < 0.8 else given, random)


def encoded(given, random):
    """The text in some encoding, sometimes with bytes that are others, or cut off."""
    encoding = random.choice(("utf-8",) * 12 + ("utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp1251", "utf-32"))
    content = bytearray(given.encode(encoding, "ignore"))
    if random.random() < 0.15:
        for _ in range(random.choice((1, 1, 1, 5, 200))):
            content.insert(random.randrange(len(content) + 1), random.randrange(256))
    return bytes(content[: random.randrange(len(content) + 1)] if random.random() < 0.1 else content)


def settings(given, random):
    """A TOML text after one to three mutations, most of them small: it must come as far as possible."""
    for _ in range(random.randint(1, 3)):
        given = random.choice((*_OF_SETTINGS * 3, *_OF_TEXTS))(given, random)
    return given


def _doubled(given, random):
    mark = random.choice((*"“”\"',.-–()", "\n"))
    return given.replace(mark, mark * random.choice((2, 3, 40)))


def _sprinkled(given, random):
    """Signs of one kind strewn over the text."""
    signs = random.choice((QUOTES, UNSEEN, SPACES, CONTROLS, EMOJI, "\u0301\u0336\u0489", "()[]{}<>|*_~`#@\\"))
    return _strewn(given, signs, random)


def _strewn(given, signs, random):
    places = sorted(random.randrange(len(given) + 1) for _ in range(random.choice((1, 5, 50))))
    pieces = [given[start:end] for start, end in zip([0, *places], [*places, len(given)], strict=True)]
    return "".join(piece + random.choice(signs) for piece in pieces)


def _repeated(given, random):
    """A paragraph many times."""
    paragraphs = given.split("\n\n")
    place = random.randrange(len(paragraphs))
    return "\n\n".join([*paragraphs[:place], *[paragraphs[place]] * random.choice((2, 8)), *paragraphs[place:]])


def _refrained(given, random):
    """A refrain in the middle of it, short ones often, long ones rarely."""
    times = random.choice((3, 30, 300) * 5 + (3_000,))
    return _inserted(given, random.choice(REFRAINS) * times, random)


def _with_a_giant(given, random):
    """A very long word, number or tower of marks, or a nest of brackets."""
    length = random.choice((100, 1_000, 10_000))
    giant = random.choice(("a", "ß", "я", "ab-", "a.", "9", "e\u0301", "\u0301", "\u200d", "😀"))
    opening, closing = random.choice(("()", "[]", "“”", "‘’", "«»", ("“‘", "’”")))
    return _inserted(
        given, random.choice((giant * length, opening * (length // 9) + "a" + closing * (length // 9))), random
    )


def _in_another_script(given, random):
    return _inserted(given, random.choice(SCRIPTS) * random.choice((1, 20)), random)


def _inserted(given, piece, random):
    place = random.randrange(len(given) + 1)
    return given[:place] + piece + given[place:]


def _joined(given, random):
    return given.replace("\n", random.choice(("", " ", "\r", "\u2028")))


def _broken(given, random):
    """Line ends of another system, or one after each word."""
    return given.replace(*random.choice((("\n", "\r\n"), ("\n", "\n\r\n"), (" ", "\n"), (" ", "\n\n"))))


def _without(given, random):
    """Every sign of one kind left out."""
    return given.replace(random.choice("“”.,\n ’e"), "")


def _cut(given, random):
    start, end = sorted(random.randrange(len(given) + 1) for _ in range(2))
    return random.choice((given[:end], given[start:], given[start:end], given[:start] + given[end:]))


def _shuffled(given, random):
    mark = random.choice(("\n\n", ". ", " "))
    pieces = given.split(mark)
    random.shuffle(pieces)
    return mark.join(pieces)


def _in_capitals(given, random):
    return random.choice((str.upper, str.lower, str.title, str.swapcase))(given)


def _other_letters(given, random):
    """Some letters are others, from anywhere in Unicode but where half characters are."""
    letters = list(given)
    for _ in range(random.choice((1, 20))):
        if letters:
            code = random.choice((random.randrange(0x80), random.randrange(0xD800), random.randrange(0xE000, 0x110000)))
            letters[random.randrange(len(letters))] = chr(code)
    return "".join(letters)


def _line_again(given, random):
    lines = given.split("\n")
    line = random.choice(lines)
    lines.insert(random.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def _line_gone(given, random):
    lines = given.split("\n")
    del lines[random.randrange(len(lines))]
    return "\n".join(lines)


def _key_misspelt(given, random):
    keys = list(re.finditer(r"[a-z_]{2,20}(?= ?=)", given))
    if not keys:
        return given
    start = random.choice(keys).start()
    return given[:start] + random.choice(("x", "", '"', "a.", "\u0430")) + given[start + random.randint(0, 1) :]


def _other_value(given, random):
    values = list(re.finditer(r"(?<== )[^\n]{1,80}", given))
    if not values:
        return given
    value = random.choice(VALUES)
    found = random.choice(values)
    return given[: found.start()] + value + given[found.end() :]


def _deep(given, random):
    nest = random.choice(("[", "{a=", "[[", '{"":'))
    return _inserted(given, f"\nx = {nest * random.choice((50, 5_000))}\n", random)


_OF_TEXTS = (
    *(_doubled, _sprinkled, _sprinkled, _repeated, _refrained, _refrained, _with_a_giant, _in_another_script, _joined),
    *(_broken, _without, _cut, _shuffled, _in_capitals, _other_letters, _other_letters),
)
_OF_SETTINGS = (_line_again, _line_gone, _key_misspelt, _other_value, _other_value, _deep)
