"""Feeds of a town that builds a tram, one in each format."""

PARAGRAPH = (
    "<p>The council of Brookside voted on Monday to build the tram. “We will not wait another year,” Mayor Ada Brook "
    "said after the vote. Shops along the High Street fear two summers of dust &amp; noise.</p>"
)
ARTICLE = "".join(PARAGRAPH.replace("Monday", f"Monday, in round {number},") for number in range(7))
_NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def item(number, more="", title=None):
    """An item of RSS; the higher its number, the newer."""
    day = f"Mon, {1 + number % 28:02} Mar {2020 + number // 28 % 9} 09:30:00 +0100"
    return (
        f"<item><title>{title or f'Tram news {number}'}</title><link>https://town.example/tram/{number}</link>"
        f'<guid isPermaLink="false">tram-{number}</guid><pubDate>{day}</pubDate>'
        f"<description>&lt;p&gt;What happened {number}&lt;/p&gt;</description>{more}</item>"
    )


def rss(*items, head="", version="2.0"):
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="{version}" {_NAMES}><channel><title>Town Post</title>'
        f"<link>https://town.example/</link><language>en-GB</language>{head}{''.join(items)}</channel></rss>"
    )


RSS_2 = rss(item(1, f"<content:encoded><![CDATA[{ARTICLE}]]></content:encoded>"), item(2), head="<ttl>30</ttl>")
RSS_091 = rss(item(1), item(2), version="0.91").replace(
    "<rss",
    '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    '"http://my.netscape.com/publish/formats/rss-0.91.dtd">\n<rss',
)
RSS_092 = rss(item(1), item(2), version="0.92")
RSS_090 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel><title>Town Post</title><link>https://town.example/</link><description>News</description></channel>
<item><title>Tram news 2</title><link>https://town.example/tram/2</link></item>
<item><title>Tram news 1</title><link>https://town.example/tram/1</link></item></rdf:RDF>"""
RDF = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about="https://town.example/"><title>Town Post</title><link>https://town.example/</link>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
<items><rdf:Seq><rdf:li rdf:resource="https://town.example/tram/1"/></rdf:Seq></items></channel>
<item rdf:about="https://town.example/tram/1"><title>Tram news 1</title><link>https://town.example/tram/1</link>
<dc:date>2020-03-02T09:30:00+01:00</dc:date></item>
<item rdf:about="https://town.example/tram/2"><title>Tram news 2</title><link>https://town.example/tram/2</link>
<dc:date>2020-03-03T09:30:00+01:00</dc:date></item></rdf:RDF>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://town.example/"><title>Town Post</title>
<link rel="self" href="/feed.atom"/><link href="/"/><updated>2020-03-03T08:30:00Z</updated><id>tag:town.example:1</id>
<entry><title type="html">Tram news 1</title><link rel="alternate" href="tram/1"/><id>tag:town.example:tram-1</id>
<published>2020-03-02T08:30:00Z</published><updated>2020-03-02T10:00:00Z</updated><summary>What happened</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{ARTICLE}</div></content></entry>
<entry><title>Tram news 2</title><link rel="enclosure" href="tram.mp3" type="audio/mpeg"/><link href="tram/2"/>
<id>tag:town.example:tram-2</id><published>2020-03-03T08:30:00Z</published><updated>2020-03-03T08:30:00Z</updated>
<content type="html">&lt;p&gt;Short.&lt;/p&gt;</content></entry></feed>"""
ATOM_03 = """<?xml version="1.0" encoding="utf-8"?>
<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title>Town Post</title>
<link rel="alternate" type="text/html" href="https://town.example/"/><modified>2020-03-03T08:30:00Z</modified>
<entry><title>Tram news 1</title><link rel="alternate" type="text/html" href="https://town.example/tram/1"/>
<id>tag:town.example:tram-1</id><issued>2020-03-02T08:30:00Z</issued><modified>2020-03-02T09:30:00Z</modified></entry>
<entry><title>Tram news 2</title><link rel="alternate" type="text/html" href="https://town.example/tram/2"/>
<id>tag:town.example:tram-2</id><issued>2020-03-03T08:30:00Z</issued><modified>2020-03-03T08:30:00Z</modified></entry>
</feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Town Post", "language": "en-GB",
"home_page_url": "https://town.example/", "items": [
{"id": "tram-1", "url": "/tram/1", "title": "Tram news 1", "date_published": "2020-03-02T08:30:00Z"},
{"id": 2, "url": "https://town.example/tram/2", "title": "Tram news 2", "date_published": "2020-03-03T08:30:00Z",
 "content_text": "Short."}]}"""
JSON_1 = JSON.replace("version/1.1", "version/1").replace('"language": "en-GB",', "")
SAMPLES = {
    "RSS 0.90": RSS_090,
    "RSS 0.91": RSS_091,
    "RSS 0.92": RSS_092,
    "RSS 1.0": RDF,
    "RSS 2.0": RSS_2,
    "Atom 0.3": ATOM_03,
    "Atom 1.0": ATOM,
    "JSON Feed 1.0": JSON_1,
    "JSON Feed 1.1": JSON,
}
