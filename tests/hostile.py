"""Hostile text, as feeds and people may send it: pings, masked links, hidden and climbing characters, markup."""

ZERO_WIDTH = ("\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad", "\u180e", "\u034f", "\u3164", "\u2800", "\ufe0f")
BIDI = ("\u202e", "\u202a", "\u2066", "\u2069", "\u200f", "\u061c")
PINGS = ("@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "<#1>", "@\u200beveryone", "</x:1>", "<:x:1>", "<a:x:1>")
LINKS = (
    "[bbc.com](https://evil.example)",
    "[x](javascript:alert(1))",
    "](https://evil.example) [y",
    "https://evil.example/a_(b)",
    "<https://evil.example>",
    "discord.gg/abc",
    "https://discord.com/invite/abc",
    "mailto:a@evil.example",
    "<mailto:a@evil.example>",
    "discord://x",
    "www.bbc.com",
    "bbc。com",
    "\\[bbc.com\\](https://evil.example)",
    "[b\nc](https://evil.example)",
)
MARKUP = (
    *(
        "**",
        "__",
        "~~",
        "||spoiler||",
        "`code`",
        "```\ncode\n```",
        "# heading\n",
        "\n## heading",
        "-# small",
        "> quote\n",
    ),
    *(
        ">>> all",
        "- item",
        "\n* item",
        "1. item",
        "99999. x",
        "\\",
        "\\\\",
        ":smile:",
        "<t:1:R>",
        "*",
        "_",
        "[",
        "](",
        ")",
    ),
)
CHARACTERS = (
    "\n",
    "\r\n",
    "\t",
    "\x00",
    "\x1b[31m",
    "\u2028",
    "\ud800",
    "😀",
    "👨\u200d👩\u200d👧",
    "\U000e0041",
    "“",
    "”",
    "‘",
    "…",
)
TOWERS = ("e" + "\u0301" * 40, "\u0e47" * 9, "\u0489" * 12, "ṩ" + "\u0323" * 5)
WORDS = ("tram", "Ada Brook", "said", "the council", "next year,", "U.S.", "No.", "a" * 300, "word " * 60, " ", "")
PIECES = (ZERO_WIDTH, BIDI, PINGS, LINKS, MARKUP, CHARACTERS, TOWERS, WORDS, WORDS)
ADDRESSES = (
    "https://news.example/a",
    "https://bbc.com/a",
    "http://аррӏе.com/",
    "javascript:alert(1)",
    "https://me@evil.example/",
    "https://news.example/)[x](https://evil.example",
    "discord://x",
    "https://news.example/" + "a" * 5000,
    "https://news.example/\u202e\u200b|`*_",
    None,
)


def text(random, most=8):
    """One hostile text that is not empty; `random` is a seeded one."""
    pieces = [random.choice(random.choice(PIECES)) for _ in range(random.randint(1, most))]
    whole = random.choice(("", " ")).join(pieces)
    return whole * random.choice((1,) * 15 + (30,)) or "x"
