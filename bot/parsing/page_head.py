"""What a page says of itself: its title, date, address, outlet, language and feeds.

A date that the page does not state is not concluded from its address or from other dates on it, as libraries for this
do (htmldate): unknown is an answer, and the day on which something was changed is no day of publication.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from html import unescape

from lxml.html import HtmlElement

from bot.core.addresses import canonical, host
from bot.core.dates import dateline, parse_given
from bot.core.model import Basis, PartialDate
from bot.parsing.markup import written

# Meta elements that give the day of publication, most used first: Open Graph and schema.org, Dublin Core, and those of
# some programs that news sites use. None of them means the day of a change.
_DATES = """
    article:published_time og:article:published_time article:published og:published_time datepublished published_time
    parsely-pub-date sailthru.date cxenseparse:recs:publishtime dcterms.issued dc.date.issued dcterms.created
    dc.date.created dcterms.date dc.date pubdate publishdate publish-date publish_date publication_date
    publication-date publishtime article.published date
""".split()
_NO_DAYS = {"0001-01-01", "1900-01-01", "1970-01-01"}  # what programs write where there is no date
_LONGEST_DATE = 80
_SPACED_ZONE = re.compile(r"(?<=[0-9]) (?=[+-][0-9]{2}:?[0-9]{2}$)")
_DAY_NUMBERS = re.compile(r"([0-9]{4})/([0-9]{2})/([0-9]{2})")

_NON_WORD = re.compile(r"[\W_]+")

_FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
_MOST_FEEDS = 10
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.IGNORECASE)
_OTHER_HOSTS = re.compile(r"(?:www\d?|m|amp|mobile)\.")
_PROGRAM = re.compile(r"\.(?!x?html?$)[a-z]{2,5}$", re.IGNORECASE)

_WRAPPING = re.compile(r"\s*(?:(?://|/\*)?\s{0,9}<!\[CDATA\[\s{0,9}(?:\*/)?|<!--)?\s*")
_MOST_NODES = 500
_ARTICLE_TYPES = ("Article", "Posting", "Report")  # schema.org's end so: NewsArticle, BlogPosting

Node = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says. `titles` are its title as it is given in several places, the best first."""

    url: str
    titles: tuple[str, ...]
    published: PartialDate | None
    site: str | None
    language: str | None
    feeds: tuple[str, ...]
    is_article: bool  # it says so
    is_live: bool  # a live blog: many short articles


def head(root: HtmlElement, address: str) -> Head:
    """What a page that was found at an address says of itself."""
    meta, nodes = _meta(root), list(_nodes(root))
    base = _base(root, address)
    url = _url(root, meta, address, base)
    article = _article(nodes, url)
    title = root.findtext(".//title") or ""
    given = (_text(article, "headline"), meta.get("og:title", ""), meta.get("twitter:title", ""), title)
    return Head(
        url=url,
        titles=tuple(dict.fromkeys(filter(None, map(_plain, given)))),
        published=_published(article, meta),
        site=_site(meta, nodes),
        language=language(root),
        feeds=tuple(_feeds(root, base)),
        is_article=bool(article) or meta.get("og:type", "").lower() == "article",
        is_live="LiveBlogPosting" in _types(article),
    )


def key(text: str) -> str:
    """A text by which two are compared: its letters and digits."""
    return _NON_WORD.sub("", text).casefold()


def date_of(given: str) -> PartialDate | None:
    """The date in a text that is one, as far as it is certain; None for the placeholders that programs write."""
    text = _SPACED_ZONE.sub("", written(given)[:_LONGEST_DATE])
    if text[:10] in _NO_DAYS:
        return None
    try:
        return parse_given(_DAY_NUMBERS.sub(r"\1-\2-\3", text))
    except ValueError:
        pass
    try:
        return parse_given(parsedate_to_datetime(text).isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        found = dateline(text)
    return replace(found, basis=Basis.METADATA) if found and found.year else None


def language(element: HtmlElement) -> str | None:
    """The language that an element says it is in, as "en"; None where it says nothing, or nothing that can be one."""
    found = _LANGUAGE.match((element.get("lang") or "").strip())
    return found[0].lower() if found else None


def _meta(root: HtmlElement) -> dict[str, str]:
    """What the meta elements say, by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = written(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _nodes(root: HtmlElement) -> Iterator[Node]:
    """The objects of the page's JSON-LD, without those that are only mentioned in others; no more than 500."""
    waiting: list[object] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            waiting.extend(_parsed(script.text))
    for number, node in enumerate(waiting):
        if number >= _MOST_NODES:
            return
        if isinstance(node, list):
            waiting.extend(node[:_MOST_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[inner] for inner in ("@graph", "mainEntity") if inner in node)


def _parsed(text: str) -> Iterator[object]:
    """What a script holds, be it wrapped in comments or followed by something else; nothing where it is no JSON."""
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(_WRAPPING.sub("", text, count=1))
    except (ValueError, RecursionError):
        return
    yield found


def _article(nodes: Sequence[Node], url: str) -> Node:
    """The node of the page's own article: of several the one with its address, else the first; empty where none is."""
    found = [node for node in nodes if any(kind.endswith(_ARTICLE_TYPES) for kind in _types(node))]
    own = [node for node in found if url in {canonical(each, url) for each in _addresses(node)}]
    return (own or found or [{}])[0]


def _addresses(node: Node) -> list[str]:
    page = node.get("mainEntityOfPage")
    given = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return [each for each in given if isinstance(each, str)]


def _types(node: Node) -> list[str]:
    given = node.get("@type")
    return [kind for kind in (given if isinstance(given, list) else [given]) if isinstance(kind, str)]


def _text(node: Node, name: str) -> str:
    given = node.get(name)
    return given if isinstance(given, str) else ""


def _plain(title: str) -> str:
    """A title without what some programs leave in it: references to characters that are references twice."""
    return written(unescape(title)) if "&" in title else written(title)


def _published(article: Node, meta: Mapping[str, str]) -> PartialDate | None:
    given = [_text(article, "datePublished"), *(meta.get(name, "") for name in _DATES)]
    return next((found for each in given if each and (found := date_of(each))), None)


def _base(root: HtmlElement, address: str) -> str:
    element = next(root.iter("base"), None)
    return (canonical(element.get("href") or "", address) if element is not None else None) or address


def _url(root: HtmlElement, meta: Mapping[str, str], address: str, base: str) -> str:
    """The address that a page gives as its own, where that can be believed, else the one at which it was found.

    One that was not found on the web has no other address.
    """
    is_at_hand = canonical(address) is None
    links = [link.get("href") or "" for link in _linked(root, "canonical")]
    for given in (*links, meta.get("og:url", "")):
        own = canonical(given, base) if given else None
        if own and (is_at_hand or _is_same_site(own, address)) and not _is_general(own, address):
            is_plain = own.startswith("http:") and address.startswith("https:") and host(own) == host(address)
            return own.replace("http:", "https:", 1) if is_plain else own
    return canonical(address) or address


def _is_same_site(own: str, address: str) -> bool:
    one, other = (_OTHER_HOSTS.sub("", host(each), count=1) for each in (own, address))
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _is_general(own: str, address: str) -> bool:
    """Whether what a page calls its own address is that of many: the front page, or a program without its question."""
    path, _, query = own.partition("//")[2].partition("/")[2].partition("?")
    return not query and (not path or (_PROGRAM.search(path) is not None and "?" in address))


def _site(meta: Mapping[str, str], nodes: Sequence[Node]) -> str | None:
    publishers = (node.get("publisher") for node in nodes)
    names = [_text(each, "name") for each in publishers if isinstance(each, dict)]
    return next((found for name in (meta.get("og:site_name", ""), *names) if (found := _plain(name))), None)


def _feeds(root: HtmlElement, base: str) -> list[str]:
    links = (link for link in _linked(root, "alternate") if (link.get("type") or "").strip().lower() in _FEED_TYPES)
    found = (canonical(link.get("href") or "", base) for link in links if link.get("href"))
    return list(dict.fromkeys(filter(None, found)))[:_MOST_FEEDS]


def _linked(root: HtmlElement, relation: str) -> Iterator[HtmlElement]:
    return (link for link in root.iter("link") if relation in (link.get("rel") or "").lower().split())
