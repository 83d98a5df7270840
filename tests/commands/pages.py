"""A town's paper on the web: its feed, and the pages that this leads to."""

TEXTS = {
    "/tram": (
        "The tram will come, says the mayor",
        "The mayor of Brookside spoke to the press on Monday about the tram that the council wants to build.",
        "“We will build the tram in three years, whatever it takes,” Ada Brook said at a press conference.",
        "NATO Secretary General Mark Rutte, who was there for another matter, wished the town luck with its tram.",
        "The council meets again in April. Until then the line along the river stays on paper, as it was for years.",
    ),
    "/bread": (
        "Bread grows dear in Brookside",
        "A loaf at the market of Brookside costs twice what it cost in spring, and bakers say that this will stay so.",
        "“Flour is dear, and so are wood and hands,” Ole Dahl, who bakes at the harbour, said on Tuesday morning.",
        "He has baked for thirty years, and thinks that people will buy smaller loaves rather than none at all.",
        "The council looks into a fund for those who cannot pay. Nobody expects that it decides before the summer.",
    ),
}


def page(path, announced=""):
    """The page of one of the articles as HTML; `announced` is the address of the feed in its head."""
    title, *paragraphs = TEXTS[path]
    feed = f'<link rel="alternate" type="application/rss+xml" href="{announced}">' * bool(announced)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:site_name" content="The Brookside Post">{feed}</head>'
        f"<body><nav>Home News Sport</nav><main><article><h1>{title}</h1>{body}</article></main></body></html>"
    )


def rss(site, title="The Brookside Post | News"):
    """The feed of the paper on a web of our own."""
    items = "".join(
        f"<item><title>{texts[0]}</title><link>{site.address(path)}</link><guid>{path}</guid>"
        "<pubDate>Mon, 03 Mar 2025 09:00:00 GMT</pubDate></item>"
        for path, texts in TEXTS.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        f"<title>{title}</title><link>{site.address('/')}</link><description>d</description>{items}</channel></rss>"
    )
