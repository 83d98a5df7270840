"""What the child does before its first task: it has everything loaded then that loads late, and shows what cannot work.

Behind closed doors nothing more can be loaded, neither a module nor a table of letters.
"""

from collections.abc import Iterator

from bot.core.model import Document
from bot.core.responses import Download
from bot.worker.messages import NameTopics, ParseFeed, ParsePage, ReadDocument, Task

# With sentences, quotations and a summary.
_SAID = "“The tram will be built next year,” Mayor Ada Brook said on Monday. She supports the new line."
_MORE = "According to Dr. Brook, the café’s owners “want it” and would pay for it. It is a long way from here to there."
_DOCUMENT = Document(f"Council backs the tram\n\n3 March 2025\n\n{_SAID}\n\n{_MORE}")
_ADDRESS = "https://example.org/tram"
_DATE = "Mon, 03 Mar 2025 09:30:00 +0100"
_HTML = f"<p>{_SAID}</p><p>{_MORE}</p>" * 4
_PAGE = f"""<!doctype html><html lang="en"><head><title>Council backs the tram</title>
<meta property="article:published_time" content="2025-03-03T09:30:00+01:00">
<link rel="canonical" href="https://straße.example/tram">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2025-03-03"}}</script></head>
<body><main><article><h1>Council backs the tram</h1>{_HTML}</article></main></body></html>"""
_ITEM = (
    f"<item><title>Council backs the tram</title><link>{_ADDRESS}</link><guid>1</guid><pubDate>{_DATE}</pubDate>"
    f"<content:encoded><![CDATA[{_HTML}]]></content:encoded></item>"
)
_RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Town</title>{_ITEM}</channel>
</rss>"""
_ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Town</title><entry><id>1</id>
<title>Tram</title><link href="{_ADDRESS}"/><updated>2025-03-03T09:30:00Z</updated></entry></feed>"""
_DAMAGED = _RSS.replace("</item>", "<b>&nbsp;</item>")  # for which feedparser has another parser
_JSON = """{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "Tram"}]}"""


def tasks(*, reads_web: bool) -> Iterator[Task]:
    """What is tried, each with an answer that is no Refused."""
    yield ReadDocument(_DOCUMENT)
    yield NameTopics(_DOCUMENT)
    if not reads_web:
        return
    for feed in (_RSS, _ATOM, _DAMAGED, _JSON):
        yield ParseFeed(Download(_ADDRESS, feed.encode()))
    yield ParsePage(Download(_ADDRESS, _PAGE.encode(), "text/html; charset=utf-8"))
    yield ParsePage(Download(_ADDRESS, _PAGE.encode("windows-1252"), "text/html; charset=windows-1252"))
