"""Feeds as outlets and the common programs write them, in our own words, and what a reader would expect of each."""
# ruff: noqa: E501 - as feeds are written

import json
from dataclasses import dataclass

_SAID = (
    "The council of Brookside voted on Monday evening to build the tram, after a debate that lasted seven hours.",
    "“We will not wait another year,” Mayor Ada Brook said after the vote. “The rails have been ordered.”",
    "Shops along the High Street fear two summers of dust and noise, and have asked for a rebate on their rates.",
    "The line will run from the harbour to the university and is to carry 30,000 people on a working day.",
    "Councillor Ivo Marsh, who leads the opposition, called the decision “a leap into the dark” in a statement.",
    "The ministry pays for two thirds of the line; the rest comes from a loan that the town pays back by 2041.",
    "An earlier plan failed in 2019, when voters turned it down by a margin of 412 in a referendum about the route.",
    "Work is to begin in September, at first on Mill Lane, where water pipes must be moved before rails are laid.",
    "A spokesman for the harbour company said that it had not been asked, and would look at the plans next week.",
    "The university’s rector, Lena Fields, welcomed the vote and said that students had waited for it for years.",
    "Three bridges have to be made stronger, and one of them, at Fuller’s Lock, is to be closed for eight months.",
    "The council meets again on Thursday to decide on the fares, which the mayor wants to keep as they are now.",
)
TEXT = "\n".join(_SAID)
BODY = "".join(f"<p>{each}</p>\n" for each in _SAID)
_BRIEF = "Brookside is to have a tram by 2030, after a vote that split the council."
_NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:nyt="http://www.nytimes.com/namespaces/rss/2.0" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
_WEDNESDAY = "<pubDate>Wed, 06 May 2026 08:30:00 GMT</pubDate>"
_MOMENT = "2026-05-06T08:30Z"


@dataclass(frozen=True)
class Outlet:
    """A feed, what is expected of its entries (title, address, date, text), and the feed as it is read again.

    `again` is what differs then, as pairs: keys and fingerprints are to stay. `edited`: so do keys, fingerprints not.
    """

    body: str | bytes
    expected: tuple[tuple[str | None, str | None, str | None, str | None], ...]
    again: tuple[tuple[str, str], ...] = ()
    edited: tuple[tuple[str, str], ...] = ()
    kind: str | None = "application/rss+xml"
    address: str = "https://post.example/feed.xml"


def _rss(*items, title="Brookside Post", head="", declaration='<?xml version="1.0" encoding="UTF-8"?>'):
    return (
        f'{declaration}\n<rss version="2.0" {_NAMES}><channel><title>{title}</title>'
        f"<link>https://post.example/</link>{head}{''.join(f'<item>{each}</item>' for each in items)}</channel></rss>"
    )


def _encoded(html):
    return f"<content:encoded><![CDATA[{html}]]></content:encoded>"


def _one(more, title="Council votes for the tram", link="https://post.example/tram", date=_WEDNESDAY):
    return f"<title>{title}</title><link>{link}</link>{date}{more}"


_TRAM = "Council votes for the tram"
_AT = "https://post.example/tram"
_PLAIN = (_TRAM, _AT, _MOMENT, None)
_WHOLE = (_TRAM, _AT, _MOMENT, TEXT)

OUTLETS = {
    "BBC": Outlet(
        _rss(
            "<title><![CDATA[Council votes for the tram]]></title><description><![CDATA[The vote was close.]]>"
            "</description><link>https://www.post.example/news/articles/c0ffee1?at_medium=RSS&amp;at_campaign=rss</link>"
            '<guid isPermaLink="false">https://www.post.example/news/articles/c0ffee1#0</guid>'
            f'{_WEDNESDAY}<media:thumbnail width="240" height="135" url="https://ichef.example/240/a.jpg"/>'
        ),
        ((_TRAM, "https://www.post.example/news/articles/c0ffee1", _MOMENT, None),),
        again=(("c0ffee1#0", "c0ffee1#2"), ("240/a.jpg", "480/a.jpg")),
        edited=(("The vote was close", "The vote was very close"),),
    ),
    "Guardian": Outlet(
        _rss(
            _one(
                f'<description>&lt;p&gt;{_BRIEF}&lt;/p&gt; &lt;a href="{_AT}"&gt;Continue reading...&lt;/a&gt;'
                '</description><category domain="https://post.example/world">Trams</category>'
                f"<guid>{_AT}</guid><media:content width='140' url='https://i.example/140.jpg?s=abc'><media:credit>"
                "Photograph: Ada Lens/Agency</media:credit></media:content><dc:creator>Ada Pen</dc:creator>"
                "<dc:date>2026-05-06T08:30:00Z</dc:date>"
            )
        ),
        (_PLAIN,),
        again=(("140.jpg?s=abc", "140.jpg?s=def"), ("Ada Pen", "Ada Pen and Ivo Ink")),
    ),
    "Guardian, a long beginning": Outlet(
        _rss(_one(f"<description><![CDATA[{BODY}<a href='{_AT}'>Continue reading...</a>]]></description>")),
        (_PLAIN,),
    ),
    "Ghost": Outlet(
        _rss(
            f"<title><![CDATA[{_TRAM}]]></title><description><![CDATA[{_BRIEF}]]></description><link>{_AT}/</link>"
            '<guid isPermaLink="false">6818f0a1b2</guid><category><![CDATA[News]]></category>'
            f"<dc:creator><![CDATA[Ada Pen]]></dc:creator>{_WEDNESDAY}"
            '<media:content url="https://post.example/content/a.jpg" medium="image"/>'
            + _encoded(
                '<img src="https://post.example/content/a.jpg" alt="The tram in the depot in 2018"><p>'
                + "</p><p>".join(_SAID[:6])
                + '</p><figure class="kg-card kg-image-card kg-card-hascaption"><img src="b.jpg" alt="A hall">'
                "<figcaption><span>The hall on Monday evening. (Ada Lens / The Post)</span></figcaption></figure>"
                '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" '
                'href="https://post.example/bus"><div class="kg-bookmark-content"><div class="kg-bookmark-title">The bus '
                'is late again, and nobody knows why</div><div class="kg-bookmark-description">The line of the year 2001 '
                "has never been on time, says the company.</div></div></a></figure>"
                '<div class="kg-card kg-cta-card"><p>Support independent news. Become a member today.</p></div><p>'
                + "</p><p>".join(_SAID[6:])
                + '</p><div class="kg-card kg-button-card"><a href="https://post.example/join" class="kg-btn">Join us</a>'
                "</div>"
            ),
            head="<generator>Ghost 5.120</generator><ttl>60</ttl>",
        ),
        ((_TRAM, f"{_AT}/", _MOMENT, TEXT),),
        again=(("content/a.jpg", "content/size/a.jpg"),),
        edited=(("30,000 people", "40,000 people"),),
    ),
    "WordPress": Outlet(
        _rss(
            _one(
                f"<comments>{_AT}#respond</comments><dc:creator><![CDATA[ada]]></dc:creator>"
                '<guid isPermaLink="false">https://post.example/?p=4711</guid>'
                f"<description><![CDATA[<p>{_BRIEF} [&#8230;]</p><p>The post <a href='{_AT}'>{_TRAM}</a> appeared first "
                "on <a href='https://post.example'>Brookside Post</a>.</p>]]></description>"
                + _encoded(
                    BODY + f'<p>The post <a href="{_AT}">{_TRAM}</a> appeared first on '
                    '<a href="https://post.example">Brookside Post</a>.</p>'
                )
                + f"<wfw:commentRss>{_AT}/feed/</wfw:commentRss><slash:comments>7</slash:comments>"
            )
        ),
        (_WHOLE,),
        again=(("<slash:comments>7", "<slash:comments>93"),),
        edited=(("seven hours", "eight hours"),),
    ),
    "WordPress, an excerpt as content": Outlet(
        _rss(
            _one(
                _encoded(
                    BODY + f'<p><a class="more-link" href="{_AT}#more-1">Continue reading <span>{_TRAM}</span></a></p>'
                    f"<p>The post <a href='{_AT}'>{_TRAM}</a> appeared first on <a href='/'>Brookside Post</a>.</p>"
                )
            )
        ),
        (_PLAIN,),
    ),
    "WordPress, related and a biography": Outlet(
        _rss(
            _one(
                _encoded(
                    BODY.replace(
                        "<p>Work is",
                        '<p><strong>Read also:</strong> <a href="/bus">The bus is late again</a></p><p>Work is',
                    )
                    + '<div class="author-box"><h4>Ada Pen</h4><p>Ada Pen has written about towns since 2004. She lives in '
                    'Brookside with two cats.</p></div><h3>Related Posts</h3><ul><li><a href="/bus">The bus is late again'
                    '</a></li><li><a href="/ferry">No ferry before the summer, the harbour says.</a></li></ul>'
                    f"<p>The post <a href='{_AT}'>{_TRAM}</a> first appeared on <a href='/'>Brookside Post</a>.</p>"
                )
            )
        ),
        (_WHOLE,),
    ),
    "Drupal": Outlet(
        _rss(
            "<title>Council votes for the tram</title><link>/node/12</link>"
            '<description>&lt;span class="field field--name-title"&gt;Council votes for the tram&lt;/span&gt;\n'
            '&lt;span&gt;&lt;span lang="" about="/user/7" class="username"&gt;editor&lt;/span&gt;&lt;/span&gt;\n'
            "&lt;span&gt;Wed, 05/06/2026 - 08:30&lt;/span&gt;</description>"
            "<pubDate>Wed, 06 May 2026 04:30:00 -0400</pubDate><dc:creator>editor</dc:creator>"
            '<guid isPermaLink="false">12 at https://post.example</guid>'
        ),
        ((_TRAM, "https://post.example/node/12", _MOMENT, None),),
    ),
    "RFE/RL": Outlet(
        _rss(
            f"<title>{_TRAM}</title><description>{_BRIEF}</description><link>https://www.post.example/a/tram/3311.html</link>"
            "<guid>https://www.post.example/a/tram/3311.html</guid><pubDate>Wed, 06 May 2026 10:30:00 +0200</pubDate>"
            '<category>News</category><enclosure url="https://gdb.example/a.jpg" length="0" type="image/jpeg"/>'
        ),
        ((_TRAM, "https://www.post.example/a/tram/3311.html", _MOMENT, None),),
    ),
    "TASS": Outlet(
        _rss(
            "<title>Tram to be built — Mayor</title><link>https://post.example/world/2112345</link>"
            "<description>According to Ada Brook, the rails have been ordered</description><category>World</category>"
            "<guid>https://post.example/world/2112345</guid><pubDate>Wed, 06 May 2026 11:30:00 +0300</pubDate>",
            declaration='\n<?xml version="1.0" encoding="utf-8" ?>',
        ),
        (("Tram to be built — Mayor", "https://post.example/world/2112345", _MOMENT, None),),
    ),
    "New York Times": Outlet(
        _rss(
            "<title>Brookside’s Council Votes for the Tram</title><link>https://www.post.example/2026/05/06/tram.html</link>"
            '<guid isPermaLink="true">https://www.post.example/2026/05/06/tram.html</guid>'
            '<atom:link href="https://www.post.example/2026/05/06/tram.html" rel="standout"/>'
            f"<description>{_BRIEF}</description><dc:creator>Ada Pen and Ivo Ink</dc:creator>"
            "<pubDate>Wed, 06 May 2026 08:30:00 +0000</pubDate><category domain='nyt_geo'>Brookside</category>"
            '<media:content height="1800" medium="image" url="https://static.example/a.jpg" width="1800"/>'
            "<media:credit>Ada Lens for The Post</media:credit><media:description>The depot on Monday."
            "</media:description>"
        ),
        (("Brookside’s Council Votes for the Tram", "https://www.post.example/2026/05/06/tram.html", _MOMENT, None),),
        again=(("The depot on Monday", "The hall on Monday"),),
    ),
    "NPR": Outlet(
        _rss(
            _one(
                f"<description>{_BRIEF}</description>"
                + _encoded(
                    "<img src='https://media.example/a.jpg' alt='The depot, seen from the hill.'/>"
                    f'<p>{_BRIEF}</p><p>(Image credit: Ada Lens)</p><p><img src="https://media.example/track.gif?story=1"/></p>'
                )
                + f"<guid>{_AT}</guid>",
                date="<pubDate>Wed, 06 May 2026 04:30:00 -0400</pubDate>",
            )
        ),
        (_PLAIN,),
        again=(("track.gif?story=1", "track.gif?story=1&ord=8"),),
    ),
    "NPR, whole": Outlet(
        _rss(
            _one(
                _encoded(
                    "<img src='https://media.example/a.jpg'/><p>(Image credit: Ada Lens)</p>"
                    + BODY
                    + '<div class="bucketwrap internallink"><h3>Related stories</h3><ul><li><a href="/bus">The bus is late '
                    "again</a></li></ul></div><p>Copyright 2026, Brookside Radio</p>"
                )
            )
        ),
        (_WHOLE,),
    ),
    "Deutsche Welle": Outlet(
        '<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dwsyn="http://rss.dw.com/syndication/dwsyn/"><channel rdf:about="https://rss.post.example/rdf">'
        "<title>Brookside Post</title><link>https://www.post.example/</link><items><rdf:Seq>"
        '<rdf:li rdf:resource="https://www.post.example/en/tram/a-711?maca=en-rss-en-eu-2092-rdf"/></rdf:Seq></items>'
        '</channel><item rdf:about="https://www.post.example/en/tram/a-711?maca=en-rss-en-eu-2092-rdf">'
        "<dc:format>text/html</dc:format><dc:date>2026-05-06T08:30:00Z</dc:date><dc:language>en</dc:language>"
        "<dwsyn:contentID>711</dwsyn:contentID><title>Council votes for the tram</title>"
        "<link>https://www.post.example/en/tram/a-711?maca=en-rss-en-eu-2092-rdf</link>"
        f"<description>{_BRIEF}</description><dc:subject>Europe</dc:subject></item></rdf:RDF>",
        ((_TRAM, "https://www.post.example/en/tram/a-711", _MOMENT, None),),
        again=(("maca=en-rss-en-eu-2092-rdf", "maca=en-rss-en-all-1573-rdf"),),
    ),
    "Sky": Outlet(
        _rss(
            "<title>Mayor's tram: What's next? | Q&amp;amp;A</title><link>https://news.post.example/story/tram-13361234</link>"
            f"<description>{_BRIEF}</description><pubDate>Wed, 06 May 2026 09:30:00 +0100</pubDate>"
            "<guid>https://news.post.example/story/tram-13361234</guid>"
            "<enclosure url='https://e3.example/70x70/a.jpg?20260506093000' length='0' type='image/jpeg'/>"
        ),
        (("Mayor's tram: What's next? | Q&A", "https://news.post.example/story/tram-13361234", _MOMENT, None),),
        again=(("a.jpg?20260506093000", "a.jpg?20260506101500"),),
    ),
    "Euronews": Outlet(
        _rss(
            "<guid>https://www.post.example/my-europe/2026/05/06/tram</guid><title><![CDATA[Council's vote on 'the tram' &"
            " what follows]]></title><description><![CDATA[What follows. <a href='https://t.example'>More</a>]]></description>"
            "<link><![CDATA[https://www.post.example/my-europe/2026/05/06/tram?utm_source=feed]]></link>"
            "<pubDate>Wed, 06 May 2026 10:30:00 +0200</pubDate>"
        ),
        (
            (
                "Council's vote on 'the tram' & what follows",
                "https://www.post.example/my-europe/2026/05/06/tram",
                _MOMENT,
                None,
            ),
        ),
    ),
    "Council of the EU": Outlet(
        (
            "\ufeff"
            + _rss(
                "<title>Trams: Council’s position – “a leap”</title><link>http://www.post.example/en/press/2026/05/06/tram/"
                "?utm_source=dsms-auto&amp;utm_medium=email</link><a10:updated xmlns:a10='http://www.w3.org/2005/Atom'>"
                "2026-05-06T10:30:00+02:00</a10:updated><guid isPermaLink='false'>1c9b-77</guid>",
                declaration='<?xml version="1.0" encoding="utf-16"?>',
            )
        ).encode(),
        (("Trams: Council’s position – “a leap”", "http://www.post.example/en/press/2026/05/06/tram/", _MOMENT, None),),
        kind="text/xml; charset=utf-16",
    ),
    "European Parliament": Outlet(
        _rss(
            "<title>Press release - Trams: MEPs vote\n        for safer doors</title>"
            "<link>https://www.post.example/news/en/press-room/20260506IPR01234/trams</link>"
            f'<description>&lt;img align="left" src="https://x.example/a.jpg" /&gt;{_BRIEF}&lt;br /&gt;&lt;b&gt;Committee on '
            "Transport&lt;/b&gt;&lt;br /&gt;Source : © Parliament, 2026 - PE</description>"
            "<pubDate>Wed, 06 May 2026 08:30:05 GMT</pubDate><guid isPermaLink='true'>https://www.post.example/news/en/"
            "press-room/20260506IPR01234/trams</guid>"
        ),
        (
            (
                "Press release - Trams: MEPs vote for safer doors",
                "https://www.post.example/news/en/press-room/20260506IPR01234/trams",
                _MOMENT,
                None,
            ),
        ),
    ),
    "ERR": Outlet(
        _rss(
            "<title>Tallinn&amp;#8217;s neighbours &lt;i&gt;vote&lt;/i&gt; for tram</title>"
            "<link>https://post.example/1609012345/tram</link><guid isPermaLink='false'>1609012345</guid>"
            f"<description>{_BRIEF}</description><pubDate>Wed, 06 May 2026 11:30:00 EEST</pubDate>"
        ),
        (("Tallinn’s neighbours vote for tram", "https://post.example/1609012345/tram", _MOMENT, None),),
    ),
    "Anadolu": Outlet(
        _rss(
            "<guid isPermaLink='false'>3551234</guid><link>https://www.post.example/en/europe/tram/3551234</link>"
            "<title>Council votes for the tram  </title><description>BROOKSIDE\n</description>"
            "<pubDate>2026-05-06T11:30:00+03:00</pubDate><image>https://cdn.example/a.jpg</image>"
        ),
        ((_TRAM, "https://www.post.example/en/europe/tram/3551234", _MOMENT, None),),
    ),
    "Al Jazeera": Outlet(
        _rss(
            "<link>https://www.post.example/news/2026/5/6/tram?traffic_source=rss</link><title>Council votes for the tram"
            "</title><description><![CDATA[The vote was close.]]></description><pubDate>Wed, 06 May 2026 08:30:00 +0000"
            "</pubDate><category>News</category><guid isPermaLink='false'>https://www.post.example/?t=1746520200</guid>"
            "<post-id xmlns='com-wordpress:feed-additions:1'>3690001</post-id>"
        ),
        ((_TRAM, "https://www.post.example/news/2026/5/6/tram", _MOMENT, None),),
        again=(("3690001", "3690002"),),
    ),
    "GUIDs anew at each reading": Outlet(
        _rss(
            *(_one(f"<guid isPermaLink='false'>a1b2-{n}-x</guid>", link=f"{_AT}/{n}", title=f"Tram {n}") for n in "12")
        ),
        tuple((f"Tram {n}", f"{_AT}/{n}", _MOMENT, None) for n in "12"),
    ),
    "Blogger": Outlet(
        "<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href='http://www.blogger.com/styles/atom.css' "
        "type='text/css'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>"
        "<id>tag:blogger.com,1999:blog-7</id><updated>2026-05-07T08:00:00.001-07:00</updated><title type='text'>Brookside"
        " Post</title><link rel='http://schemas.google.com/g/2005#feed' type='application/atom+xml' "
        "href='https://post.example/feeds/posts/default'/><link rel='alternate' type='text/html' "
        "href='https://post.example/'/><entry><id>tag:blogger.com,1999:blog-7.post-9</id>"
        "<published>2026-05-06T01:30:00.000-07:00</published><updated>2026-05-06T02:00:00.003-07:00</updated>"
        f"<title type='text'>{_TRAM}</title><content type='html'>&lt;p&gt;{_BRIEF}&lt;/p&gt;</content>"
        "<link rel='replies' type='application/atom+xml' href='https://post.example/feeds/9/comments/default'/>"
        "<link rel='replies' type='text/html' href='https://post.example/2026/05/tram.html#comment-form'/>"
        "<link rel='edit' type='application/atom+xml' href='https://www.blogger.com/feeds/7/posts/default/9'/>"
        "<link rel='self' type='application/atom+xml' href='https://www.blogger.com/feeds/7/posts/default/9'/>"
        "<link rel='alternate' type='text/html' href='https://post.example/2026/05/tram.html' title='Council'/>"
        "<thr:total>0</thr:total></entry></feed>",
        ((_TRAM, "https://post.example/2026/05/tram.html", _MOMENT, None),),
        again=(("<thr:total>0", "<thr:total>5"), ("2026-05-07T08:00", "2026-05-07T09:00")),
        kind="application/atom+xml",
    ),
    "micro.blog": Outlet(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1",
                "title": "Brookside Post",
                "home_page_url": "https://post.example/",
                "_microblog": {"about": "https://micro.example/about"},
                "items": [
                    {
                        "id": "http://post.example/2026/05/06/council.html",
                        "content_html": f"<p>{_BRIEF}</p>\n",
                        "content_text": _BRIEF,
                        "date_published": "2026-05-06T10:30:00+02:00",
                        "url": "https://post.example/2026/05/06/council.html",
                        "_microblog": {"date_relative": "2 min ago"},
                    }
                ],
            }
        ),
        ((None, "https://post.example/2026/05/06/council.html", _MOMENT, None),),
        again=(("2 min ago", "9 min ago"),),
        kind="application/json",
    ),
    "JSON Feed, whole": Outlet(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Brookside Post",
                "items": [
                    {
                        "id": 7,
                        "url": f"{_AT}?utm_source=json&id=7",
                        "title": _TRAM,
                        "content_html": BODY,
                        "date_published": "2026-05-06T08:30:00.000Z",
                    }
                ],
            }
        ),
        ((_TRAM, f"{_AT}?id=7", _MOMENT, TEXT),),
        kind="application/feed+json",
    ),
    "FeedBurner": Outlet(
        _rss(
            f"<title>{_TRAM}</title><link>http://feedproxy.google.example/~r/post/~3/AbC-1/tram</link>{_WEDNESDAY}"
            f"<guid isPermaLink='false'>{_AT}</guid><description>{_BRIEF}&lt;img src=\"http://feeds.example/~r/post/~4/AbC-1\""
            f' height="1" width="1"/&gt;</description><feedburner:origLink>{_AT}?utm_source=x</feedburner:origLink>'
        ),
        (_PLAIN,),
        again=(("AbC-1", "XyZ-2"),),
    ),
    "A podcast among the articles": Outlet(
        _rss(
            f"<title>Podcast: the tram</title>{_WEDNESDAY}<guid isPermaLink='false'>ep-7</guid><itunes:duration>31:07"
            "</itunes:duration><enclosure url='https://cdn.example/ep7.mp3?updated=1' length='1' type='audio/mpeg'/>"
            "<description>Listen to it.</description>",
            _one("<guid>tram-1</guid>"),
        ),
        (("Podcast: the tram", None, _MOMENT, None), _PLAIN),
        again=(("ep7.mp3?updated=1", "ep7.mp3?updated=2"),),
    ),
    "Relative addresses and xml:base": Outlet(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/news/"><title>Brookside Post</title>'
        '<link href="/"/><id>urn:a</id><entry xml:base="2026/"><id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/'
        '1999/xhtml">Council <b>votes</b> for the&#160;tram</div></title><link href="tram"/><updated>2026-05-06T08:30:00Z'
        '</updated></entry><entry><id>urn:2</id><title>Ferry</title><link href="../ferry"/><updated>2026-05-05</updated>'
        "</entry></feed>",
        (
            (_TRAM, "https://post.example/news/2026/tram", _MOMENT, None),
            ("Ferry", "https://post.example/ferry", "2026-05-05", None),
        ),
        address="https://cdn.example/post.atom",
        kind="application/atom+xml",
    ),
    "A mark, and another charset declared": Outlet(
        (
            "\ufeff" + _rss(_one("", title="Café “Tram”"), declaration='<?xml version="1.0" encoding="ISO-8859-1"?>')
        ).encode(),
        (("Café “Tram”", _AT, _MOMENT, None),),
        kind="text/xml; charset=windows-1251",
    ),
    "UTF-16": Outlet(
        _rss(_one("", title="Café “Tram”"), declaration='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16"),
        (("Café “Tram”", _AT, _MOMENT, None),),
    ),
    "UTF-16 without a mark": Outlet(
        _rss(_one("", title="Café “Tram”"), declaration='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16-le"),
        (("Café “Tram”", _AT, _MOMENT, None),),
    ),
    "Latin-1 that is cp1252": Outlet(
        _rss(_one("", title="Café “Tram” – Mayor’s"), declaration='<?xml version="1.0" encoding="iso-8859-1"?>').encode(
            "cp1252"
        ),
        (("Café “Tram” – Mayor’s", _AT, _MOMENT, None),),
        kind="text/xml",
    ),
    "UTF-8 with one letter of cp1252": Outlet(
        _rss(_one("", title="Café “Tram”"), _one("", title="Mayor@s plan", link=f"{_AT}/2"))
        .encode()
        .replace(b"@", b"\x92"),
        (("Café “Tram”", _AT, _MOMENT, None), (None, f"{_AT}/2", _MOMENT, None)),
    ),
    "Dates in many spellings": Outlet(
        _rss(
            *(
                _one("", title=f"Tram {number}", link=f"{_AT}/{number}", date=f"<pubDate>{date}</pubDate>")
                for number, date in enumerate(
                    (
                        "Wed, 6 May 2026 08:30:00 GMT",
                        "Wed, 06 May 2026 8:30:00 Z",
                        "Wednesday, May 06, 2026 08:30:00 GMT",
                        "2026-05-06 08:30:00",
                        "2026-05-06T08:30:00.123456Z",
                        "2026-05-06T0830Z",
                        "20260506T083000Z",
                        "06 May 2026",
                        "May 6, 2026",
                        "2026/05/06 08:30:00",
                        "Wed, 06 May 2026 08:30:00 UTC+2",
                        "Wed May 06 08:30:00 UTC 2026",
                        "Wed, 06 May 2026 10:30:00 GMT+0200",
                        "1778056200",
                        "06.05.2026 08:30",
                        "May 6, 2026 8:30 am",
                        "Wed, 06 Sept 2023 08:30:00 +0000",
                        "Wed, 06 May 2026 24:00:00 GMT",
                        "05/06/2026",
                    )
                )
            )
        ),
        tuple(
            (f"Tram {number}", f"{_AT}/{number}", date, None)
            for number, date in enumerate(
                (
                    *(_MOMENT, _MOMENT, _MOMENT, "2026-05-06T08:30", _MOMENT, _MOMENT, _MOMENT, "2026-05-06"),
                    *(
                        "2026-05-06",
                        "2026-05-06T08:30",
                        "2026-05-06T06:30Z",
                        _MOMENT,
                        _MOMENT,
                        None,
                        "2026-05-06T08:30",
                    ),
                    *("2026-05-06T08:30", "2023-09-06T08:30Z", "2026-05-06", None),
                )
            )
        ),
    ),
    "Trackers and sessions in links": Outlet(
        _rss(
            _one("<guid isPermaLink='false'>1</guid>", link=f"{_AT}?utm_source=rss&amp;utm_medium=rss&amp;fbclid=x"),
            _one(
                "<guid isPermaLink='false'>2</guid>", title="Ferry", link="https://post.example/ferry;jsessionid=0A1B"
            ),
        ),
        (_PLAIN, ("Ferry", "https://post.example/ferry", _MOMENT, None)),
        again=(("jsessionid=0A1B", "jsessionid=9C9C"), ("fbclid=x", "fbclid=y")),
    ),
    "Titles": Outlet(
        _rss(
            _one("", title="<![CDATA[<b>Council</b> votes &amp; goes]]>", link=f"{_AT}/1"),
            _one("", title="Council &amp;lt;votes&amp;gt; &amp;quot;yes&amp;quot;", link=f"{_AT}/2"),
            _one("", title="Council votes for the tram - Brookside Post", link=f"{_AT}/3"),
            _one("", title="Council votes for the tram | Brookside Post", link=f"{_AT}/4"),
            _one("", title="What the Brookside Post asked - and what it was told", link=f"{_AT}/5"),
            _one("", title="Price &lt; 3 crowns, says AT&T", link=f"{_AT}/6"),
            _one("", title="<![CDATA[Council votes&nbsp;for&#8239;the tram&hellip;]]>", link=f"{_AT}/7"),
        ),
        (
            ("Council votes & goes", f"{_AT}/1", _MOMENT, None),
            ('Council <votes> "yes"', f"{_AT}/2", _MOMENT, None),
            (_TRAM, f"{_AT}/3", _MOMENT, None),
            (_TRAM, f"{_AT}/4", _MOMENT, None),
            ("What the Brookside Post asked - and what it was told", f"{_AT}/5", _MOMENT, None),
            ("Price < 3 crowns, says AT&T", f"{_AT}/6", _MOMENT, None),
            (f"{_TRAM}…", f"{_AT}/7", _MOMENT, None),
        ),
    ),
    "Two addresses of one article": Outlet(
        _rss(
            _one("<guid>a</guid>"),
            _one("<guid>b</guid>", link=f"{_AT}?utm_medium=x"),
            _one("<guid>c</guid>", link=f"{_AT}#2"),
        ),
        (_PLAIN,),
    ),
    "Ages and counts": Outlet(
        _rss(
            _one(f"<guid>a</guid><description>{_BRIEF} 1,204 views · 5 minutes ago · 31 comments</description>"),
        ),
        (_PLAIN,),
        again=(("1,204 views", "1,3k views"), ("5 minutes ago", "2 hours ago"), ("31 comments", "1 comment")),
        edited=(("by 2030", "by 2031"),),
    ),
    "Counts in the address of a picture, and in what only counts": Outlet(
        _rss(
            _one(
                f"<description><![CDATA[{BODY}<img src='https://ad.example/?r=1'><p>(Visited 7 times, 2 visits today)</p>"
                "]]></description>"
            )
        ),
        (_WHOLE,),
        again=(("?r=1", "?r=2"), ("Visited 7 times, 2 visits", "Visited 9 times, 4 visits")),
    ),
    "A live ticker": Outlet(
        _rss(
            *(
                _one(
                    f"<guid isPermaLink='false'>block-{n}</guid>", title=f"Live: tram {n}", link=f"{_AT}/live#block-{n}"
                )
                for n in "12"
            )
        ),
        (("Live: tram 1", f"{_AT}/live", _MOMENT, None), ("Live: tram 2", f"{_AT}/live", _MOMENT, None)),
    ),
    "Dates that are missing, and that lie ahead": Outlet(
        _rss(
            _one("", date=""),
            _one("", title="Ferry", link=f"{_AT}/2", date="<pubDate>Thu, 06 May 2100 08:30:00 GMT</pubDate>"),
        ),
        ((_TRAM, _AT, None, None), ("Ferry", f"{_AT}/2", None, None)),
    ),
}
