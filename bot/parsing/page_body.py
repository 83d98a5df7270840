"""Which lines of a page are its article.

trafilatura points them out, and the words are the page's own, as `markup` reads them: what comes out of an extractor
has lost words (those in <time> or <figure>), quotation marks or spaces. So each line is marked with a letter of its
own, and what counts is which letters come out. Rules for where a line stands, what it links to and what it says then
leave out what was taken along from around the article.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import dropwhile, groupby, islice, takewhile

from lxml import html
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

from bot.core.dates import find_dates
from bot.parsing.markup import HEADINGS
from bot.parsing.page_head import key
from bot.parsing.page_lines import Line, Shown
from bot.prose.furniture import ends_article, furniture

_FIRST_MARK = 0x20000  # rare ideographs, which no page of news has
_MARKS = re.compile("[\U00020000-\U0002a6df]")

_PROSE, _LONG_PROSE = 5, 20  # words of a sentence; and of one so long that its end may be lost
_FEWEST = 25  # words of an article
_MAIN = 0.75  # share of the prose that the article's own block holds: a standfirst may stand before it
_LOST = 0.2  # share of an article: who speaks in the rest cannot be known
_LINKED = 0.5  # share of a line: what is mostly a link leads elsewhere
_REPEATED = 15  # letters of a line that says again what another one says, as editors do in large type
_FINAL = re.compile(r"[.!?…:;,][\"'”’»)\]]{0,3}(?:\s\([^()]{1,60}\))?$")
_WORD = re.compile(r"[^\W_]")
_LONGEST_BYLINE, _LONGEST_CAPTION = 120, 600  # characters
_SIGNED = 12  # blocks of a box that holds a quotation and its speaker
_NEAR = 12  # lines
_CREDIT = re.compile(
    r"\b(?:photo|image|picture|illustration|credit|source)s?(?: by |\s?:\s?)[^.!?]{2,60}$", re.IGNORECASE
)
_BYLINE = re.compile(r"(?:by|published|posted|updated|changed|written|submitted)\b", re.IGNORECASE)
_PIECES = re.compile(r"[“”„\"«»]|(?<=[.!?…])\s")

_MARKED, _UNSIGNED = re.compile(r"[\"“”„«'‘]"), re.compile(r"[–—―-]|.*[.!?…:;,\"”’»]$")
_CALL = re.compile(r"(?:follow|join|subscribe|sign up|(?:click|tap) (?:here|on))(?![\w-])", re.IGNORECASE)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?title|subhead|summary|teaser-text|lead|dek|excerpt)(?:$|[\s_-])"
)

# How pages name the boxes between the paragraphs of an article, in classes and ids.
_BOXES = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert(?:isement)?|also|author-?(?:bio|box|info)|breadcrumbs?|by-?line|captions?|comments?"
    r"|contacts?|cookies?|credits?|cta|disclaimers?|disqus|foot-?notes?|gallery|interstitial|inline-related|newsletters?"
    r"|outbrain|paywall|popup|promo|pull-?quote|quote-?card|read-?(?:also|more|next)|recirc|recommended|related(?:posts)?"
    r"|shar(?:e|ing)|sidebar|signup|slide(?:r|show)?|social|sponsored|taboola|tags?|teasers?|toolbar|trending|video)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)


def article(page: Shown, title: int | None, *, is_live: bool) -> list[Line]:
    """The lines of the article, in order; none where there is too little of one.

    `title` is the place of the line that says the title. A live blog is many short articles: all of it is looked at.
    """
    chosen = list(page.lines if is_live else _extracted(page))
    chosen = _before_the_next(page.lines, _after(title, page.lines, chosen))
    main = _main([line for line in chosen if _is_own(line)], page.body)
    if main is None:
        return []
    signed = _signed(page.lines)
    found = _unrepeated(_trimmed([line for line in chosen if line.element not in signed], main))
    if title is not None and found:
        found = [*_standfirst(page.lines[title + 1 :], found), *found]
    return found if _words(filter(_is_prose, found)) >= _FEWEST else []


def is_doubtful(page: Shown, body: Sequence[Line]) -> bool:
    """Whether much is missing from an article: sentences that stand in the blocks of its lines, after its first one."""
    if not body:
        return False
    said = {key(piece) for line in body for piece in _PIECES.split(line.text)}
    blocks = {line.element.getparent() for line in body}
    after = list(dropwhile(lambda line: line is not body[0], page.lines))
    own = (line for line in _before_the_next(page.lines, after) if _is_prose(line) and _is_own(line))
    beside = [line for line in own if line.element.getparent() in blocks and not _is_box(line.element)]
    left = [line for line in beside if not said.issuperset(map(key, _PIECES.split(line.text)))]
    return _words(left) > _LOST * _words(body)


def is_list(page: Shown, body: Sequence[Line]) -> bool:
    """Whether lines are those of teasers: paragraphs that each stand alone in a block with a link to an article."""
    prose = [line for line in body if _is_prose(line)]
    numbers = _sums(page.body, prose, lambda _: 1)
    teasers = 0
    for line in prose:
        *_, widest = [line.element, *takewhile(lambda block: numbers[block] == 1, line.element.iterancestors())]
        teasers += _leads_on(widest)
    return teasers > 1 and 2 * teasers >= len(prose)


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
    while rest and (not _FINAL.search(rest[-1].text) or rest[-1].text.endswith(":")):
        rest.pop()
    return before + rest


def _boxed(main: HtmlElement) -> set[HtmlElement]:
    """The blocks in boxes, by how the page names them, and all that is in these; none that the main block is in."""
    around, boxed = {main, *main.iterancestors()}, set[HtmlElement]()
    for block in main.getroottree().iter():
        if block.getparent() in boxed or (block not in around and _is_box(block)):
            boxed.add(block)
    return boxed


def _is_box(block: HtmlElement) -> bool:
    return _BOXES.search(f"{block.get('class') or ''} {block.get('id') or ''}") is not None


def _signed(lines: Sequence[Line]) -> set[HtmlElement]:
    """Quotations set apart with their speaker's name under them, and these names.

    Without a dash a name in a line of its own cannot be told from other text, and who spoke before would be taken for
    the speaker. A quotation without marks is none, and stays.
    """
    found = set[HtmlElement]()
    blocks = [next(line.element.iterancestors("blockquote"), None) for line in lines]
    for block, group in groupby(range(len(lines)), key=lambda place: blocks[place]):
        places = list(group)
        if block is None:
            continue
        name = places[-1]
        if len(places) == 1 or not _is_name(lines[name]):
            name += 1
            box = block.getparent()
            if (
                name == len(lines)
                or not _is_name(lines[name])
                or next(islice(box.iter(), _SIGNED, None), None) is not None
            ):
                continue
            around = [box in lines[place].element.iterancestors() for place in (places[0] - 1, name)]
            if around != [False, True]:
                continue
        found.add(lines[name].element)
        if _MARKED.match(lines[places[0]].text):
            found.update(lines[place].element for place in places)
    return found


def _is_name(line: Line) -> bool:
    is_short = line.element.tag not in HEADINGS and len(line.text) <= _LONGEST_BYLINE
    return is_short and _UNSIGNED.match(line.text) is None


def _standfirst(after: Sequence[Line], found: Sequence[Line]) -> list[Line]:
    """The sentences under the title that pages name so, where the article starts with something else."""
    before = list(takewhile(lambda line: line is not found[0], after))
    if len(before) == len(after) or len(before) > _NEAR:
        return []
    around = set(found[0].element.iterancestors())
    named = [
        line
        for line in before
        if _STANDFIRST.search(line.element.get("class") or line.element.getparent().get("class") or "")
        and not any(map(_is_box, takewhile(lambda block: block not in around, line.element.iterancestors())))
    ]
    says = {key(line.text) for line in found}
    return [line for line in named if _is_prose(line) and _is_own(line) and key(line.text) not in says][:1]


def _is_own(line: Line) -> bool:
    """Whether a line is the article's own, by what it says and links to."""
    text = line.text
    if line.linked and _CALL.match(text):
        return False
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
