"""The card of a digest: its stories, what was left out, where the outlets sit; or one line on a day without news."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.cards import passages
from bot.core.card import Card, make_card, samples_note
from bot.core.markdown import BODY_LIMIT, plain, size
from bot.core.paging import leading, reporting
from bot.core.questions import Button, DigestQuotesQuestion, SummariesQuestion
from bot.core.records import Article, Wishes
from bot.digest.digest import ChangedPosition, Digest, DigestStory
from bot.digest.merit import outlets

_WORDS = "Words as printed; labels by software."
_MORE_ROOM = 20  # units for the line that counts what was left out, with what parts it from the rest
_NO_ARTICLE = "No article is stored yet."
_SEATS = 12  # of outlets that are listed; a line with more would not be read
_IN_MINUTES = timedelta(minutes=90)  # up to which a delay is told in minutes


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a digest says of itself: the reference that finds it again, and how late it is where that is worth saying.

    `number` is the one under which its articles are kept, for the buttons; None for a digest that nobody keeps.
    """

    reference: str | None = None
    number: int | None = None
    late: timedelta | None = None


def digest_card(digest: Digest, occasion: Occasion = Occasion()) -> Card:
    """The digest of a day, its best stories first; those that do not fit are counted with those not chosen.

    A line says so where its articles tell nothing that was not told before.
    """
    shown = fitting(digest, occasion)
    left = digest.waiting + len(digest.stories) - len(shown)
    more = [f"+ {left} more {'story' if left == 1 else 'stories'}"] if left else []
    stories = [_retold(digest)] if digest.is_quiet else map(_story, shown)
    blocks = [*stories, *more, *_tail(digest, occasion)]
    footer = [samples_note(story.article for story in shown), _WORDS, _ref(occasion)]
    counted = f"{passages.count(len(shown), 'story', 'stories')} from {passages.count(digest.article_count, 'article')}"
    title = f"{passages.day_and_month(digest.day)}{'' if digest.is_quiet else f' · {counted}'}"
    card = make_card(title, blocks, *footer)
    handles = [handle for story in shown for handle in _handles(story)]
    handles += [each.shown.handle for told in digest.changes for each in (told.change.after, told.change.before)]
    return replace(card, buttons=_buttons(occasion.number, handles))


def _retold(digest: Digest) -> str:
    number = digest.article_count
    return (
        f"{passages.count(number, 'new article')}, with nothing in {'it' if number == 1 else 'them'}"
        " that was not told before."
    )


def fitting(digest: Digest, occasion: Occasion = Occasion()) -> list[DigestStory]:
    """The stories that its card shows, in their order: those that fit whole."""
    room = BODY_LIMIT - sum(size(line) + 2 for line in _tail(digest, occasion)) - _MORE_ROOM
    shown = []
    for story in digest.stories:
        needed = size(_story(story)) + 2
        if needed <= room:
            shown.append(story)
            room -= needed
    return shown


def _tail(digest: Digest, occasion: Occasion) -> list[str]:
    """What stands below the stories."""
    return [line for line in (_changes(digest.changes), _outlets(digest.articles), _late(occasion)) if line]


def quiet_card(day: date, since: datetime | None, wishes: Wishes, occasion: Occasion) -> Card:
    """The line on a day without news since the last digest, a local time; since None there was none before."""
    when = "in the last 3 days" if since is None else f"since {_clock(since, day)}"
    line = f"No new articles{_chosen(wishes, ' for the chosen ')} {when}."
    return make_card(passages.day_and_month(day), [each for each in (line, _late(occasion)) if each], _ref(occasion))


def empty_card(day: date, occasion: Occasion) -> Card:
    """The line in place of a scheduled digest while there never was an article but the starter articles."""
    return make_card(
        passages.day_and_month(day), [each for each in (_NO_ARTICLE, _late(occasion)) if each], _ref(occasion)
    )


def nothing_card(day: date, looked_at: int, wishes: Wishes) -> Card:
    """Why a digest by hand has no story: nothing is stored, or none of the newest articles is wanted."""
    if looked_at == 0:
        return make_card(passages.day_and_month(day), [_NO_ARTICLE])
    fit = _chosen(wishes, " fits the chosen ") or " can be shown"
    return make_card(passages.day_and_month(day), [f"None of the newest {passages.count(looked_at, 'article')}{fit}."])


def _story(story: DigestStory) -> str:
    """Title, that it goes on, sentences and quotation; a sentence too long to be read here is left to the article.

    A quotation from another article of the story has a line of its own that says where it stands.
    """
    article, quote = story.article, story.quote
    sentences = (plain(article.document[sentence]) for sentence in story.sentences)
    text = " ".join(sentence for sentence in sentences if size(sentence) <= passages.LONGEST)
    heading = f"**{passages.headline(article)}**"
    before = f"Continues a story of {passages.day_and_month(story.continues)}; what is new:" if story.continues else ""
    also = _also(story)
    if quote is not None and quote.article.id == article.id:
        below = [passages.titled_quotation(quote) + also]
    else:
        source = passages.titled_source(article, article.handle) + also
        below = [source, *([passages.quotation(quote, is_named=True)] if quote else [])]
    return "\n".join(line for line in (heading, before, text, *below) if line)


def _also(story: DigestStory) -> str:
    """In how many other outlets the story stands; of one seat two count at most, that of the article among them."""
    own = [story.article]
    others = outlets([*own, *story.copies, *story.others]) - outlets(own)
    return f" · also in {passages.count(others, 'outlet')}" if others else ""


def _handles(story: DigestStory) -> list[str]:
    """By which ids a story can be reported: that of its quotation, and of an article that this does not stand in."""
    quote, article = story.quote, story.article
    is_own = quote is not None and quote.article.id == article.id
    return [*([quote.handle] if quote else []), *([] if is_own else [article.handle])]


def _changes(changes: Sequence[ChangedPosition]) -> str:
    """A line for each position that changed: what it was, what it is, when, and the two statements that show it."""
    return "\n".join(["**Changed position**", *map(_changed, changes)]) if changes else ""


def _changed(told: ChangedPosition) -> str:
    change, topic = told.change, told.topic
    before = f"{topic.past_wording[change.former]} ({passages.when(change.before.held_at)})"
    after = f"{topic.changed_wording[change.position]} ({passages.when(change.after.held_at)})"
    handles = f"{change.before.shown.handle}, {change.after.shown.handle}"
    return f"{passages.named(told.name)}, {plain(topic.label)}: {plain(before)} → {plain(after)} · {handles}"


def _outlets(articles: Iterable[Article]) -> str:
    """How many outlets sit where, the seat with most of them first; nothing where no seat is known."""
    seats: dict[str, set[str]] = {}
    for article in articles:
        if article.source and not article.is_sample:
            seats.setdefault(article.source.seat or "", set()).add(article.source.name)
    unknown = seats.pop("", set())
    counted = sorted(seats.items(), key=lambda seat: (-len(seat[1]), seat[0]))[:_SEATS]
    listed = [f"{passages.named(seat)} {len(names)}" for seat, names in counted]
    rest = [f"seat not stated {len(unknown)}"] if unknown else []
    return f"Outlets: {' · '.join([*listed, *rest])}" if listed else ""


def _late(occasion: Occasion) -> str:
    late = occasion.late
    if late is None:
        return ""
    hours, minutes = round(late / timedelta(hours=1)), round(late / timedelta(minutes=1))
    return f"Sent {f'{minutes} min' if late < _IN_MINUTES else f'{hours} h'} late: the bot was offline."


def _buttons(number: int | None, handles: Sequence[str]) -> tuple[Button, ...]:
    """What can be asked about a digest that is kept; nothing of one that is not."""
    if number is None:
        return ()
    found = [
        leading("Article summaries", SummariesQuestion(number)),
        leading("All quotes", DigestQuotesQuestion(number)),
        reporting(handles),
    ]
    return tuple(button for button in found if button is not None)


def _chosen(wishes: Wishes, opening: str) -> str:
    """What was chosen, by its kinds: " for the chosen topics and people"; nothing where nothing was."""
    kinds = [("topics", wishes.topics), ("people", wishes.people), ("outlets", wishes.outlets)]
    *first, last = [kind for kind, chosen in kinds if chosen] or [""]
    return opening + (f"{', '.join(first)} and {last}" if first else last) if last else ""


def _clock(moment: datetime, day: date) -> str:
    """A local time, as it is named on a day: "yesterday 09:00", "Thu 19 Nov 09:00"."""
    passed = (day - moment.date()).days
    named = {0: "today", 1: "yesterday"}.get(passed, passages.day_and_month(moment.date()))
    return f"{named} {moment:%H:%M}"


def _ref(occasion: Occasion) -> str:
    return f"ref {occasion.reference}" if occasion.reference else ""
