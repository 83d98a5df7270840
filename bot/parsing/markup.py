"""HTML mended into a tree, and what its elements mean for whoever reads it: shown or hidden, text or something else."""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import islice, takewhile

from lxml import etree, html
from lxml.html import HtmlElement

from bot.core.decoding import without_hidden
from bot.errors import InvalidInputError

LONGEST = 1_000_000  # characters of a page
MOST_ELEMENTS = 20_000  # of a page; those of news have some thousands

_PARSER = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Elements that begin and end a line, by the HTML standard's style sheet for browsers.
BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl"),
    *("dir", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "legend", "li"),
    *("main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "summary", "table", "tbody"),
    *("td", "tfoot", "th", "thead", "tr", "ul"),
    *HEADINGS,
}
# Elements whose text is not shown, is that of a control, or is struck out.
_NOT_SHOWN = {
    *("applet", "area", "audio", "base", "button", "canvas", "datalist", "del", "embed", "frameset", "head", "iframe"),
    *("input", "label", "legend", "link", "map", "math", "meta", "meter", "noembed", "noframes", "noscript", "object"),
    *("optgroup", "option", "param", "progress", "rp", "rt", "s", "script", "select", "strike", "style", "svg"),
    *("template", "textarea", "title", "video", "amp-ad", "amp-consent", "amp-sidebar"),
}
# How text is hidden for good, as by whoever slips it into another's page. What fades in or folds out is not here.
_HIDING_STYLE = re.compile(
    r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}(?:hidden|collapse)|font-size\s{0,4}:\s{0,4}0+(?![\d.])"
    r"|(?:left|right|top|bottom|text-indent)\s{0,4}:\s{0,4}-\d{3,9}|clip\s{0,4}:\s{0,4}rect\(\s{0,4}[01](?:px)?[\s,)]"
    r"|clip-path\s{0,4}:\s{0,4}inset\(\s{0,4}(?:50|100)%|transform\s{0,4}:\s{0,4}scale\(\s{0,4}0\s{0,4}\)",
    re.IGNORECASE,
)
_STYLE_COMMENT = re.compile(r"/\*[^*]{0,200}\*/")
# How style sheets call what is there for screen readers alone.
_HIDING_CLASSES = {
    *("visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screen-reader-only", "element-invisible"),
    *("a11y-hidden", "assistive-text", "offscreen", "is-hidden-visually", "u-visually-hidden", "hide-visually"),
}
# What stands beside an article's text: pictures with what is written under them, menus, boxes.
_BESIDE = {"aside", "menu", "nav"}
_BESIDE_ROLES = {
    *("alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "doc-endnotes", "doc-footnote"),
    *("doc-pullquote", "menu", "menubar", "navigation", "search", "toolbar", "tooltip"),
}
_PICTURES = ("img", "picture", "video", "iframe")
_BOX_ELEMENTS, _BOX_LENGTH, _MOST_FIELDS = 40, 400, 9  # with characters of text
_LONG_CELL = 150  # characters: tables without such a cell hold figures or buttons, no prose
_ASKING = re.compile(
    r"(?:mailto|tel|sms|whatsapp):|(?:.{0,300}[/.#?&=_-])?"
    r"(?:subscri(?:be|ptions?)|sign-?up|sign-?in|log-?in|newsletters?|donate|donations?)(?:$|[/.#?&=_-])",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_UNWRITABLE = re.compile(r"[\ufffe\uffff\ud800-\udfff]")
_NOTE = re.compile(r"\s{0,4}[\[(]?\s{0,2}(?:\d{1,3}|[a-z*†‡§])\s{0,2}[\])]?\s{0,4}")


class Link(Enum):
    """What the text of a page is a link to."""

    NONE = 0
    PAGE = 1
    ASKING = 2  # to a letter, an account or a payment


def tree(text: str) -> HtmlElement:
    """A page as a tree, mended as browsers do. Raises InvalidInputError for one that is empty or too large."""
    if len(text) > LONGEST:
        raise InvalidInputError(f"larger than {LONGEST:,} characters.")
    try:
        root = html.document_fromstring(text.encode(errors="replace"), parser=_PARSER)
    except etree.ParserError as wrong:
        raise InvalidInputError("no page: it holds nothing.") from wrong
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise InvalidInputError(f"made of more than {MOST_ELEMENTS:,} elements.")
    return root


def written(text: str) -> str:
    """A text in one line, without characters that hide or spaces around it."""
    return tidy(text).strip(" \xa0")


def tidy(text: str) -> str:
    """A piece of text with its white space as HTML has it, without characters that hide or that XML cannot hold."""
    return without_hidden(_UNWRITABLE.sub("", _SPACES.sub(" ", text)))


def link(target: str) -> Link:
    """What a link to an address is."""
    return Link.ASKING if _ASKING.match(target) else Link.PAGE if target else Link.NONE


def is_shown(element: HtmlElement) -> bool:
    """Whether a browser shows an element, as far as the page itself says; footnotes' marks are taken for hidden."""
    if (
        element.tag in _NOT_SHOWN
        or element.get("hidden") is not None
        or (element.get("aria-hidden") or "").lower() == "true"
    ):
        return False
    if element.tag in {"sup", "a"} and _is_note(element):
        return False
    if not _HIDING_CLASSES.isdisjoint((element.get("class") or "").lower().split()):
        return False
    style = element.get("style")
    return not (style and _HIDING_STYLE.search(_STYLE_COMMENT.sub("", style))) and (
        element.tag != "dialog" or element.get("open") is not None
    )


def is_beside(element: HtmlElement, paragraphs: int) -> bool:
    """Whether all of an element is something other than running text. `paragraphs` are those of the whole page."""
    match element.tag:
        case "figure":  # or a quotation, as the standard would have it
            return element.find(".//blockquote") is None or next(element.iter(*_PICTURES), None) is not None
        case "figcaption":
            return bool(element.getparent().tag != "figure")  # one that is read is a quotation with its speaker
        case "footer":
            return next(element.iterancestors("blockquote"), None) is None
        case "form":
            own = sum(1 for _ in element.iter("p", "br"))
            return element.find(".//h1") is None and 2 * own <= paragraphs
        case "table":
            return element.find(".//table") is None and not any(map(_is_long, element.iter("td", "th")))
    return element.tag in _BESIDE or (element.get("role") or "").lower() in _BESIDE_ROLES


def asking_boxes(root: HtmlElement) -> Iterator[HtmlElement]:
    """The boxes of a few lines around the fields for an e-mail address."""
    fields = (field for field in root.iter("input") if (field.get("type") or "").lower() == "email")
    for field in islice(fields, _MOST_FIELDS):
        yield from takewhile(_is_small, islice(field.iterancestors("div", "section", "form"), _MOST_FIELDS))


def _is_small(block: HtmlElement) -> bool:
    is_large = next(islice(block.iter(), _BOX_ELEMENTS, None), None) is not None
    return not is_large and sum(map(len, block.itertext())) <= _BOX_LENGTH and block.find(".//h1") is None


def _is_note(mark: HtmlElement) -> bool:
    """Whether an element is the mark of a footnote: two of a link within the page, raised, and in brackets."""
    text = "".join(mark.itertext())
    if _NOTE.fullmatch(text) is None:
        return False
    is_linked = any((link.get("href") or "").startswith("#") for link in mark.iter("a"))
    is_raised = next(mark.iter("sup"), None) is not None
    return is_linked + is_raised + (text.strip()[:1] in {"[", "*", "†", "‡"}) > 1


def _is_long(cell: HtmlElement) -> bool:
    return sum(map(len, cell.itertext())) >= _LONG_CELL
