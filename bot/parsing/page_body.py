"""Which lines of a page are its article.

trafilatura points them out, and the words are the page's own, as `markup` reads them: what comes out of an extractor
has lost words (those in <time> or <figure>), quotation marks or spaces. So each line is marked with a letter of its
own, and what counts is which letters come out. Rules for where a line stands, what it links to and what it says then
leave out what was taken along from around the article.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile
from urllib.parse import urlsplit

from lxml import html
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

from bot.core.dates import find_dates
from bot.core.furniture import ends_article, furniture
from bot.parsing.page_head import key
from bot.parsing.page_lines import Line, Shown

_FIRST_MARK = 0x20000  # rare ideographs, which no page of news has
_MARKS = re.compile("[\U00020000-\U0002a6df]")

_PROSE, _LONG_PROSE = 5, 20  # words of a sentence; and of one so long that its end may be lost
_FEWEST, _FEW = 25, 300  # words of an article; of a page that only says why it shows none
_MAIN = 0.8  # share of the prose that the article's own block holds: a standfirst may stand before it
_LINKED = 0.5  # share of a line: what is mostly a link leads elsewhere
_REPEATED = 15  # letters of a line that says again what another one says, as editors do in large type
_FINAL = re.compile(r"[.!?…:;,][\"'”’»)\]]{0,3}$")
_WORD = re.compile(r"\w")
_LONGEST_BYLINE, _LONGEST_CAPTION = 120, 600  # characters
_CREDIT = re.compile(
    r"\b(?:photo|image|picture|illustration|credit|source)s?(?: by |\s?:\s?)[^.!?]{2,60}$", re.IGNORECASE
)
_BYLINE = re.compile(r"(?:by|published|posted|updated|changed|written|submitted)\b", re.IGNORECASE)
_PIECES = re.compile(r"[“”„\"«»]|(?<=[.!?…])\s")

# How pages name the boxes between the paragraphs of an article, in classes and ids.
_BOXES = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert(?:isement)?|also|author-?(?:bio|box|info)|breadcrumbs?|by-?line|captions?|comments?"
    r"|contact|cookies?|credits?|cta|disqus|foot-?notes?|gallery|interstitial|inline-related|newsletters?|outbrain"
    r"|paywall|popup|promo|pull-?quote|quote-?card|read-?(?:also|more|next)|recirc|recommended|related(?:posts)?"
    r"|shar(?:e|ing)|sidebar|signup|slide(?:r|show)?|social|sponsored|taboola|tags?|teasers?|toolbar|trending|video)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
# What pages say that show no article: walls, errors, and those that want a browser.
_WALLS = re.compile(
    r"\b(?:page not found|(?:cannot|could not|can't|couldn't) (?:be found|find (?:that|this|the) page)"
    r"|error 40[34]|40[34] (?:error|not found|forbidden)|access (?:is )?denied|service unavailable"
    r"|internal server error|enable (?:java ?script|cookies)|java ?script is (?:disabled|required|not enabled)"
    r"|(?:are you|not) a robot|checking (?:if|your browser)|security of your connection|unusual traffic"
    r"|before you continue|(?:value|about) your privacy|we and our partners|(?:log|sign) in to (?:your|continue|read)"
    r"|subscribe to (?:read|continue))\b",
    re.IGNORECASE,
)


def article(page: Shown, title: int | None, *, is_live: bool) -> list[Line]:
    """The lines of the article, in order; none where there is too little of one.

    `title` is the place of the line that says the title. A live blog is many short articles: all of it is looked at.
    """
    chosen = list(page.lines if is_live else _extracted(page))
    chosen = _before_the_next(page.lines, _after(title, page.lines, chosen))
    main = _main(chosen, page.body)
    if main is None:
        return []
    found = _unrepeated(_trimmed(chosen, main))
    return found if _words(filter(_is_prose, found)) >= _FEWEST else []


def is_front(address: str) -> bool:
    """Whether an address is that of a front page."""
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query


def is_list(page: Shown, body: Sequence[Line]) -> bool:
    """Whether lines are those of teasers: paragraphs that each stand alone in a block with a link to an article."""
    prose = [line for line in body if _is_prose(line)]
    numbers = _sums(page.body, prose, lambda _: 1)
    teasers = 0
    for line in prose:
        *_, widest = [line.element, *takewhile(lambda block: numbers[block] == 1, line.element.iterancestors())]
        teasers += _leads_on(widest)
    return teasers > 1 and 2 * teasers >= len(prose)


def is_wall(root: HtmlElement, title: str | None, body: Sequence[Line]) -> bool:
    """Whether a page is short, and says or asks what those do that stand before an article or in place of one."""
    if _words(body) > _FEW:
        return False
    asks = any((field.get("type") or "").lower() == "password" for field in root.iter("input"))
    return asks or any(_WALLS.search(text) for text in (title or "", *(line.text for line in body)))


def _extracted(page: Shown) -> Iterator[Line]:
    """The lines that trafilatura takes for the article's."""
    for number, line in enumerate(page.lines):
        for part in line.element.iter():
            part.text, part.tail = (_MARKS.sub("", text) if text else text for text in (part.text, part.tail))
        line.element.text = chr(_FIRST_MARK + number) + (line.element.text or "")
    document = html.Element("html")
    document.append(page.body)
    found = bare_extraction(document, fast=True, include_comments=False, include_tables=False)
    marks = set("".join(found.body.itertext())) if isinstance(found, Extracted) else set()
    return (line for number, line in enumerate(page.lines) if chr(_FIRST_MARK + number) in marks)


def _after(title: int | None, lines: Sequence[Line], chosen: Sequence[Line]) -> list[Line]:
    """The lines that come after the title, where most prose does."""
    if title is None:
        return list(chosen)
    later = {id(line) for line in lines[title + 1 :]}
    after = [line for line in chosen if id(line) in later]
    prose = _words(filter(_is_prose, after))
    return after if 2 * prose >= _words(filter(_is_prose, chosen)) else list(chosen)


def _before_the_next(lines: Sequence[Line], chosen: Sequence[Line]) -> list[Line]:
    """The chosen lines as far as one says that the article is over, or the title of another one stands after it."""
    prose = _words(filter(_is_prose, chosen))
    left, found, seen = {id(line) for line in chosen}, list[Line](), 0
    for line in lines:
        is_chosen = id(line) in left
        if (line.element.tag == "h1" and seen) or (is_chosen and ends_article(line.text) and 2 * seen >= prose):
            break
        if is_chosen:
            found.append(line)
            seen += _count(line) * _is_prose(line)
    return found


def _main(chosen: Sequence[Line], body: HtmlElement) -> HtmlElement | None:
    """The smallest block, more than one line, that holds most of the prose; None where there is none."""
    prose = [line for line in chosen if _is_prose(line)]
    amounts, numbers = _sums(body, prose, _count), _sums(body, prose, lambda _: 1)
    needed, fewest = _MAIN * _words(prose), min(2, len(prose))
    main, inner = None, body if prose else None
    while inner is not None:
        main = inner
        inner = next((block for block in main if amounts[block] >= needed and numbers[block] >= fewest), None)
    return main


def _sums(body: HtmlElement, lines: Iterable[Line], amount: Callable[[Line], int]) -> Counter[HtmlElement]:
    """How much of some lines is in each block."""
    sums = Counter[HtmlElement]()
    for line in lines:
        sums[line.element.getparent()] += amount(line)
    for block in reversed(list(body.iter())):
        if block is not body and sums[block]:
            sums[block.getparent()] += sums[block]
    return sums


def _trimmed(chosen: Sequence[Line], main: HtmlElement) -> list[Line]:
    """The lines in the main block, from its first sentence to its last, and the sentences before it."""
    boxed = _boxed(main)
    own = [line for line in chosen if line.element not in boxed and _is_own(line)]
    within = set(main.iter())
    inside = [place for place, line in enumerate(own) if line.element in within]
    if not inside:
        return []
    before = [line for line in own[: inside[0]] if _is_prose(line) and not _is_byline(line)]
    rest = [own[place] for place in inside]
    if not before:
        rest = list(dropwhile(lambda line: not _is_prose(line) or _is_byline(line), rest))
    while rest and not _FINAL.search(rest[-1].text):
        rest.pop()
    return before + rest


def _boxed(main: HtmlElement) -> set[HtmlElement]:
    """The blocks in boxes, by how the page names them, and all that is in these; none that the main block is in."""
    around, boxed = {main, *main.iterancestors()}, set[HtmlElement]()
    for block in main.getroottree().iter():
        named = f"{block.get('class') or ''} {block.get('id') or ''}"
        if block.getparent() in boxed or (block not in around and _BOXES.search(named)):
            boxed.add(block)
    return boxed


def _is_own(line: Line) -> bool:
    """Whether a line is the article's own, by what it says and links to."""
    text = line.text
    if line.asks or line.linked > _LINKED * len(text) or not _WORD.search(text) or furniture(text):
        return False
    return len(text) > _LONGEST_CAPTION or _CREDIT.search(text) is None


def _unrepeated(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that only say again what stands in others, or in an earlier one of the same words."""
    pieces = [[key(piece) for piece in _PIECES.split(line.text)] for line in lines]
    longest: dict[str, int] = {}
    for place in sorted(range(len(lines)), key=lambda place: (-len(lines[place].text), place)):
        for piece in pieces[place]:
            longest.setdefault(piece, place)
    return [
        line
        for place, line in enumerate(lines)
        if sum(map(len, pieces[place])) < _REPEATED or any(longest[piece] == place for piece in pieces[place] if piece)
    ]


def _leads_on(block: HtmlElement) -> bool:
    """Whether a block has a line that is a link for the most part."""
    links = block.iter("a")
    return any(len(link.text or "") > _LINKED * len("".join(link.getparent().itertext())) for link in links)


def _words(lines: Iterable[Line]) -> int:
    return sum(map(_count, lines))


def _count(line: Line) -> int:
    return line.text.count(" ") + 1


def _is_prose(line: Line) -> bool:
    count = _count(line)
    return count >= _LONG_PROSE or (count >= _PROSE and _FINAL.search(line.text) is not None)


def _is_byline(line: Line) -> bool:
    return len(line.text) <= _LONGEST_BYLINE and _BYLINE.match(line.text) is not None and bool(find_dates(line.text))
