"""How one quotation, stance or article is worded on a card: the words sliced anew, then what they rest on."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bot.cards.slices import EDITED, is_edited, printed, reported, spoken
from bot.core.markdown import TITLE_LIMIT, cut, heading, link, plain, size, visible
from bot.core.model import Basis, Form, Kind, PartialDate, Stance, Telling, Topic
from bot.core.records import Article, QuoteRecord, Source, StanceRecord
from bot.prose.languages import is_foreign, named_language

LONGEST = 900  # units of one passage; a longer one is left to the article, since evidence is never trimmed
TOO_LONG = "The passage is too long to be shown here whole."
_CONDENSED = 2400  # units of one article's summary
MISMATCH = "This text no longer matches the stored article, so it is not shown."
_OPENING = "“„«\"‘'"
_LOOKED_AT = 2 * TITLE_LIMIT  # characters of a title; the rest of an endless one is not even read
_NAME = 80  # units of a name or outlet; longer ones are cut, so that three passages always fit on a card
_WAYS = 2  # by which a statement came to its outlet; the text around it has them all
_COPIES = 3  # of a statement that are named; the others are counted
_LONGEST_TERMS = 200  # units of a condition; the sentence that holds it is shown anyway
_LONGEST_ORIGIN = 160  # units of what a sample was written after
# As starter articles write it: "publisher not stated (text of …, inferred), headline not stated".
_NO_PUBLISHER, _NO_HEADLINE = "publisher not stated", "headline not stated"
_COMMA = re.compile(r",(?![^()]{0,512}\))")  # outside of parentheses
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEATED = {"state", "state-funded", "state project", "official", "public", "US-funded public"}


def quotation(record: QuoteRecord, *, is_named: bool) -> str:
    """A quotation between marks, or reported speech without, then its speaker where wanted, and its source.

    Words that are not shown have a notice of ours in their place, and nobody's name under it.
    """
    return _quotation(record, speaker(record) if is_named else "", source(record.article, record.handle))


def titled_quotation(record: QuoteRecord) -> str:
    """The same with its speaker, under the headline of its article."""
    return _quotation(record, speaker(record), titled_source(record.article, record.handle))


def own_quotation(record: QuoteRecord) -> str:
    """The same on the card of its article, whose source is not repeated."""
    return _quotation(record, _joined(speaker(record), record.handle), "")


def evidence(record: StanceRecord) -> str:
    """What a position rests on: when and where it was printed, the words, and whose word it is."""
    held, article = record.stance, record.article
    date = when(record.dated)
    if held.past and record.held_at is None and record.dated is not None:
        date = f"before {date}"
    notes = [_telling(record), "the article itself says this is a change" if held.is_change else ""]
    last = filter(None, [_joined(*notes), vanished(record) if record.is_intact else ""])
    where = link("article", article.url) or _inside(article, record.handle)
    printed = _joined(date, _outlet(article), record.handle, where)
    return "\n".join([printed, *_evidence(record), *last])


def stance(record: StanceRecord, topic: Topic) -> str:
    """A position and what it rests on."""
    return f"**{plain(worded(record, topic))}**\n{evidence(record)}"


def worded(record: StanceRecord, topic: Topic) -> str:
    """A recorded position as its topic words it, with who tells of it where that is not the holder or the outlet."""
    words = wording(record.stance, topic)
    return words if record.stance.telling is not Telling.TOLD else f"{words}, according to {teller(record)}"


def teller(record: StanceRecord) -> str:
    """Who tells of somebody else's position, in outside text as it is stored."""
    names = [each.who.name[:_LOOKED_AT] for each in record.stance.chain if each.how == "reported by"]
    return cut(visible(", ".join(names)), _NAME) or "somebody else"


def also_printed(records: Sequence[StanceRecord]) -> str:
    """Where else a statement is printed, each with the id that shows it; nothing where it is printed once."""
    shown = [f"{_outlet(record.article)} {record.handle}" for record in records[:_COPIES]]
    rest = [f"+ {len(records) - len(shown)} more"] if len(records) > len(shown) else []
    return f"Also in {', '.join([*shown, *rest])}" if shown else ""


def wording(held: Stance, topic: Topic) -> str:
    """The position as its topic words it: past, changed or as it stands."""
    words = topic.past_wording if held.past else topic.changed_wording if held.is_change else topic.wording
    return words[held.position]


def is_reported(record: QuoteRecord) -> bool:
    """Whether it is what somebody is reported to say: the article's words, which get no marks from us."""
    return record.quote.kind is Kind.INDIRECT


def speaker(record: QuoteRecord) -> str:
    """Who is named under a quotation."""
    return named(record.quote.speaker.name) if record.quote.speaker else "speaker unknown"


def titled(article: Article) -> str:
    """An article's title, cut where it is endless."""
    return cut(plain(article.title[:_LOOKED_AT]), TITLE_LIMIT) or "(untitled article)"


def headline(article: Article) -> str:
    """The title, as a link to the article unless it shows another host than the article's."""
    return heading(titled(article), article.url)


def language(article: Article) -> str:
    """In which language an article is, where that is not English: "in German"."""
    code = article.document.language
    return f"in {named(named_language(code))}" if code is not None and is_foreign(code) else ""


def unread(article: Article) -> str:
    """That no positions are read in an article, where its language is why."""
    where = language(article)
    return f"Positions are read in English articles only; this one is {where}." if where else ""


def condensed(article: Article) -> str:
    """The sentences of an article's summary as printed; the last ones left out, and counted, where it is endless."""
    if not article.is_intact:
        return MISMATCH
    kept, left = _within(_CONDENSED, (printed(article, sentence) for sentence in sorted(article.summary)))
    return " ".join([*kept, *([f"(+ {count(left, 'sentence')})"] if left else [])])


def holder(record: StanceRecord) -> str:
    """Whose position it is."""
    return named(record.stance.holder.name)


def source(article: Article, handle: str) -> str:
    """Where something is from, in one line: outlet, date, its own id, and a link to the article, else its id."""
    return _joined(_place(article, handle), link("article", article.url) or _inside(article, handle))


def titled_source(article: Article, handle: str) -> str:
    """The same under the article's title, which links to it already, unless it may not."""
    is_linked = headline(article) != titled(article)
    return source(article, handle) if article.url and not is_linked else _place(article, handle)


def origin(article: Article) -> str:
    """What a sample was written after, as far as that is stated: "Sample, written after an article of … headed: …".

    A headline stands behind "headed", so that it does not read as what has happened. Nothing where
    none of it is stated.
    """
    stated = visible((article.after or "")[:_LOOKED_AT])
    publisher, headline = (*_COMMA.split(stated, maxsplit=1), "")[:2]
    known = publisher.removeprefix(_NO_PUBLISHER)
    whose = f"of {known}" if known and known == publisher else known.strip()
    headed = f"headed: {headline.strip()}" if headline.strip() not in {"", _NO_HEADLINE} else ""
    words = plain(f"{whose} {headed}")
    return f"Sample, written after an article {cut(words, _LONGEST_ORIGIN)}" if words else ""


def dated(article: Article) -> str:
    """The date of an article; without one the day it was stored, and that it is only that."""
    published = article.document.published
    return stored(article.first_stored) if published is None else when(published)


def stored(moment: datetime) -> str:
    """The day on which an article was stored."""
    return f"stored {_day(moment)}"


def vanished(record: QuoteRecord | StanceRecord) -> str:
    """That an edit took it out of its article, where one did."""
    seen = record.vanished_at
    return f"No longer in the article: an edit was seen on {_day(seen)}." if seen else ""


def kept(article: Article) -> str:
    """What of an article is stored, where that is not one whole text: that it was edited, or only extracts are kept."""
    edited, thinned = article.edited_at, article.thinned_at
    lines = [f"Edited: version {article.version}, seen on {_day(edited)}."] if edited else []
    lines += [f"Since {_day(thinned)} only extracts are kept; the outlet has the article."] if thinned else []
    return " ".join(lines)


def when(known: PartialDate | None) -> str:
    """A date as far as it is known: "17 Oct 2024, inferred", "about Dec 2025, inferred", "25 Feb, year not stated"."""
    if known is None:
        return "undated"
    parts = (str(known.day) if known.day else "", MONTHS[known.month or 0], str(known.year or ""))
    words = " ".join(part for part in parts if part)
    if known.year is None:
        return f"{words}, year not stated"
    if known.basis is Basis.INFERRED:
        return f"{words}, inferred" if known.day else f"about {words}, inferred"
    return words


def day_and_month(day: date) -> str:
    """A day of this year: "Sat 21 Nov"."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month]}"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 article", "5 articles", "2 stories"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _quotation(record: QuoteRecord, signature: str, printed: str) -> str:
    """A quotation with what stands under it. Without a source of its own, a notice in its place has its id."""
    words = _quoted_words(record)
    if not record.is_intact or size(words) > LONGEST:
        return f"{TOO_LONG if record.is_intact else MISMATCH}\n{printed or record.handle}"
    is_part = record.quote.form is Form.FRAGMENT and not is_reported(record)
    lines = [words + (" (part of a sentence)" if is_part else "")]
    lines += [f"— {signature}"] if signature else []
    inserted = EDITED if not is_reported(record) and is_edited(record.article, record.quote.pieces) else ""
    below = [*_passed_on(record), *filter(None, [inserted, vanished(record), printed])]
    return "\n".join([*(f"> {line}" for line in lines), *below])


def _passed_on(record: QuoteRecord) -> list[str]:
    """Who passed the words on, where the text says so, as it is written there."""
    tellers = [each.who.span for each in record.quote.chain if each.how == "reported by"]
    return [f"According to {named(record.article.document[span])}" for span in tellers]


def _quoted_words(record: QuoteRecord) -> str:
    if is_reported(record):
        return f"reported: {reported(record.article, record.quote)}"
    pieces = (spoken(record.article, piece).rstrip(",") for piece in record.quote.pieces)
    return " ".join(f"“{piece}”" for piece in pieces)


def _evidence(record: StanceRecord) -> list[str]:
    """The evidence, between marks only where the article itself has marks around it, and the terms in it."""
    if not record.is_intact:
        return [MISMATCH]
    span, text = record.stance.evidence, record.article.document.text
    is_inside_marks = span.start > 0 and text[span.start - 1] in _OPENING
    words = spoken(record.article, span) if is_inside_marks else printed(record.article, span)
    if size(words) > LONGEST:
        return [TOO_LONG]
    inserted = [EDITED] if is_inside_marks and is_edited(record.article, [span]) else []
    terms = printed(record.article, record.stance.condition) if record.stance.condition else ""
    shown = [f"> “{words.rstrip(',')}”" if is_inside_marks else f"> {words}", *inserted]
    return [*shown, f"On terms: {terms}"] if terms and size(terms) <= _LONGEST_TERMS else shown


def _telling(record: StanceRecord) -> str:
    """Whose word it is, and how it came to the outlet where the text says so."""
    match record.stance.telling:
        case Telling.OWN_WORDS:
            return _joined("In their own words", *_ways(record))
        case Telling.REPORTED:
            return _joined("Reported by the outlet", *_ways(record))
        case Telling.TOLD:
            return f"According to {plain(teller(record))}"


def _ways(record: StanceRecord) -> list[str]:
    hows = {"reported by": "according to"}
    return [f"{hows.get(each.how, each.how)} {named(each.who.name)}" for each in record.stance.chain[:_WAYS]]


def _outlet(article: Article) -> str:
    return "sample" if article.is_sample else outlet(article.source)


def _inside(article: Article, handle: str) -> str:
    """By which id the article of something can be asked for; nothing for the article itself."""
    return "" if handle == article.handle else f"in {article.handle}"


def _place(article: Article, handle: str) -> str:
    return _joined(_outlet(article), when(article.document.published), language(article), handle)


def outlet(given: Source | None) -> str:
    """An outlet's name, with seat and kind where it is a state or official one."""
    if given is None:
        return "outlet not stated"
    seated = ", ".join(part for part in (given.seat, given.kind) if part)
    return named(f"{given.name} ({seated})" if seated and given.kind in _SEATED else given.name)


def named(name: str) -> str:
    """A name of outside origin, cut where it is endless."""
    return cut(plain(name[:_LOOKED_AT]), _NAME)


def _within(limit: int, sentences: Iterable[str]) -> tuple[list[str], int]:
    """The leading sentences that fit into a limit, and how many are left."""
    kept: list[str] = []
    waiting = list(sentences)
    while waiting and size(waiting[0]) + 1 <= limit:
        limit -= size(waiting[0]) + 1
        kept.append(waiting.pop(0))
    return kept, len(waiting)


def _day(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month]} {moment.year}"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
