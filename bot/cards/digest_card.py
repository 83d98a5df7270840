"""The card of a digest: its stories, what was left out, where the outlets sit; or one line on a day without news."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.cards import passages
from bot.core.card import Card, make_card, samples_note
from bot.core.digest import ChangedPosition, Digest, DigestStory
from bot.core.markdown import BODY_LIMIT, plain, size
from bot.core.paging import leading, reporting
from bot.core.questions import Button, DigestQuotesQuestion, SummariesQuestion
from bot.core.records import Article, Wishes

_WORDS = "Words as printed; labels by software."
_MORE_ROOM = 20  # units for the line that counts what was left out, with what parts it from the rest
_NO_ARTICLE = "No article is stored yet."
_SEATS = 12  # of outlets that are listed; a line with more would not be read
_OF_A_SEAT = 2  # outlets that count, in how many a text stands: one hand may steer them all
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
    """The digest of a day, its best stories first; those that do not fit are counted with those not chosen."""
    tail = [line for line in (_changes(digest.changes), _outlets(digest.articles), _late(occasion)) if line]
    room = BODY_LIMIT - sum(size(line) + 2 for line in tail) - _MORE_ROOM
    shown = _fitting(digest.stories, room)
    left = digest.article_count - len(shown)
    blocks = [*(block for _, block in shown), *([f"+ {left} more"] if left else []), *tail]
    footer = [samples_note(story.article for story, _ in shown), _WORDS, _ref(occasion)]
    counted = f"{passages.count(len(shown), 'story', 'stories')} from {passages.count(digest.article_count, 'article')}"
    card = make_card(f"{passages.day_and_month(digest.day)} · {counted}", blocks, *footer)
    told = [statement.shown.handle for each in digest.changes for statement in (each.change.after, each.change.before)]
    return replace(card, buttons=_buttons(occasion.number, [*(_handle(story) for story, _ in shown), *told]))


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


def _fitting(stories: Iterable[DigestStory], room: int) -> list[tuple[DigestStory, str]]:
    """The stories that fit whole into that many units, in their order, as they are shown."""
    shown = []
    for story in stories:
        block = _story(story)
        if size(block) + 2 <= room:
            shown.append((story, block))
            room -= size(block) + 2
    return shown


def _story(story: DigestStory) -> str:
    """Title, sentences and quotation; a sentence that is too long to be read here is left to the article."""
    article = story.article
    sentences = (plain(article.document[sentence]) for sentence in story.sentences)
    text = " ".join(sentence for sentence in sentences if size(sentence) <= passages.LONGEST)
    source = passages.titled_source(article, article.handle)
    said = passages.titled_quotation(story.quote) if story.quote else source
    others = _elsewhere(story)
    also = f" · also in {passages.count(others, 'outlet')}" if others else ""
    return "\n".join(line for line in (f"**{passages.headline(article)}**", text, said + also) if line)


def _elsewhere(story: DigestStory) -> int:
    """In how many other outlets the text stands; of one seat, if that is known, two count at most, its own included."""
    own = story.article.source
    others = {each.source.name: each.source.seat for each in story.copies if each.source and not each.is_sample}
    seats = Counter(seat for name, seat in others.items() if own is None or name != own.name)
    room = {own.seat: _OF_A_SEAT - 1} if own else {}
    return sum(number if seat is None else min(number, room.get(seat, _OF_A_SEAT)) for seat, number in seats.items())


def _handle(story: DigestStory) -> str:
    return story.quote.handle if story.quote else story.article.handle


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
