"""The digest of a day: which stories it shows, with which sentences and which quotation. A pure choice.

A story is the new articles on one event. Stories stand by what speaks for them (bot.digest.merit); the article that
covers a story best gives title and sentences, any of them the quotation. Nothing is told twice, neither in a digest nor
in those after it: a story that goes on is told by what is new.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from bot.core.changes import Change
from bot.core.model import Span, Topic
from bot.core.records import Article, QuoteRecord
from bot.core.text import WORD
from bot.digest.merit import NEWS, Merit, Offered, merit
from bot.digest.novelty import Earlier, Printed, Shown
from bot.digest.places import Place, covering, is_copy, story_number
from bot.digest.pullquote import best_quote
from bot.prose.showable import is_bygone, leans

SUMMARY_WORDS = 45  # what a reader takes in on a phone without scrolling past the story


@dataclass(frozen=True, slots=True)
class DigestStory:
    """A story of a digest: sentences of the article that tells it, at least one where it has any, and one quotation.

    The quotation may stand in another of its articles. `copies` are other articles with nearly the same text, `others`
    the rest of its articles, best first. `continues` is the day of the last digest that told of it, if one did.
    """

    article: Article
    sentences: tuple[Span, ...]
    quote: QuoteRecord | None = None
    copies: tuple[Article, ...] = ()
    others: tuple[Article, ...] = ()
    continues: date | None = None


class Outcome(Enum):
    """What became of a story that a digest was chosen among."""

    SHOWN = auto()
    NO_ROOM = auto()
    NOTHING_NEW = auto()  # all that it says, another story or an earlier digest has said


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that a digest was chosen among: what speaks for it, its new articles, best first, what became of it.

    `continues` is the day of the last digest that told of it, if one did.
    """

    merit: Merit
    articles: tuple[Article, ...]
    outcome: Outcome
    continues: date | None = None


@dataclass(frozen=True, slots=True)
class ChangedPosition:
    """A change that a digest tells of, with the name of who changed and the topic."""

    change: Change
    name: str
    topic: Topic


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of a local date: the stories to show, and all the articles they were chosen from, best first.

    `changes` are the positions that changed by these articles, as far as they are told. `candidates` are all the
    stories there are, in their order: the shown ones are among them.
    """

    day: date
    stories: tuple[DigestStory, ...]
    articles: tuple[Article, ...]
    changes: tuple[ChangedPosition, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def article_count(self) -> int:
        """From how many articles it was chosen."""
        return len(self.articles)

    @property
    def is_quiet(self) -> bool:
        """Whether it tells nothing."""
        return not self.stories and not self.changes

    @property
    def waiting(self) -> int:
        """How many stories there was no room for."""
        return sum(each.outcome is Outcome.NO_ROOM for each in self.candidates)


@dataclass(frozen=True, slots=True)
class _Story:
    """A story under choice: its new articles, that which covers it best first, and what earlier digests told of it."""

    merit: Merit
    offered: tuple[Offered, ...]
    told: tuple[Article, ...]
    continues: date | None


def choose(  # noqa: PLR0913 - what a digest depends on, most of it by name
    day: date,
    moment: datetime,
    offered: Sequence[Offered],
    limit: int,
    places: Mapping[int, Place],
    *,
    earlier: Sequence[Earlier] = (),
    changes: Sequence[ChangedPosition] = (),
) -> Digest:
    """The digest of at most `limit` of the stories that the articles tell, as of a moment.

    `places` tells by article id which articles are one story; one without a place is a story by itself. `earlier` are
    the digests that the same readers had. Nothing depends on the order of the articles. Quotations without a speaker
    are not shown, nor reported speech.
    """
    changed = {record.id for each in changes for record in each.change.after.records}
    stories = _stories([each for each in offered if each.article.is_intact], moment, places, earlier, changed)
    shown, told = Shown(earlier), list[DigestStory]()
    candidates = []
    for story in stories:
        outcome = Outcome.NO_ROOM
        if len(told) < limit:
            made = _told(story, shown, places)
            outcome = Outcome.SHOWN if made else Outcome.NOTHING_NEW
            told += [made] if made else []
        articles = tuple(each.article for each in story.offered)
        candidates.append(Candidate(story.merit, articles, outcome, story.continues))
    ranked = tuple(article for candidate in candidates for article in candidate.articles)
    return Digest(day, tuple(told), ranked, tuple(changes), tuple(candidates))


def is_recent(article: Article, day: date) -> bool:
    """Whether an article can be news on a local date: published within 72 hours, as far as its date is known."""
    published = article.document.published
    latest = published.latest if published else None
    return latest is None or day - latest <= NEWS


def _stories(
    offered: Iterable[Offered],
    moment: datetime,
    places: Mapping[int, Place],
    earlier: Sequence[Earlier],
    changed: set[int],
) -> list[_Story]:
    """The stories that articles tell, by what speaks for them, the newest first among equals."""
    groups: dict[int, list[Offered]] = defaultdict(list)
    for each in offered:
        groups[story_number(each.article, places)].append(each)
    told: dict[int, dict[Article, date]] = defaultdict(dict)
    for digest in sorted(earlier, key=lambda each: each.day):
        for article in digest.articles:
            told[story_number(article, places)][article] = digest.day
    stories = [
        _Story(
            merit(group, moment, changed),
            covering(group, places),
            tuple(told[number]),
            max(told[number].values(), default=None),
        )
        for number, group in groups.items()
    ]
    return sorted(stories, key=lambda story: (-story.merit.points, story.merit.age, *_latest(story.offered)))


def _latest(offered: Iterable[Offered]) -> tuple[float, int]:
    """By what stories are put in order that are as good and as new as each other: what was stored last comes first."""
    stored, number = max((each.article.first_stored, each.article.id) for each in offered)
    return -stored.timestamp(), -number


def _told(story: _Story, shown: Shown, places: Mapping[int, Place]) -> DigestStory | None:
    """The story as it is told, by the first of its articles that says anything new; None where none does."""
    printed = Printed(story.told)

    def is_new(words: str) -> bool:
        return not (shown.has(words) or printed.has(words))

    for each in story.offered:
        article = each.article
        sentences = _within(SUMMARY_WORDS, article, _new(article, is_new))
        quote = best_quote(story.offered, article, sentences, is_new)
        # A story that goes on may do so by a quotation alone; any other is told in sentences, if it has any.
        is_telling = bool(sentences) or (quote is not None if story.told else not article.summary)
        if not is_telling or shown.has_title(article.document.title):
            continue
        texts = [article.document[sentence] for sentence in sentences]
        shown.add(article.document.title, [*texts, *([quote.words] if quote else [])])
        rest = [other.article for other in story.offered if other is not each]
        copies = tuple(other for other in rest if is_copy(other, article, places))
        others = tuple(other for other in rest if not is_copy(other, article, places))
        return DigestStory(article, sentences, quote, copies, others, story.continues)
    return None


def _new(article: Article, is_new: Callable[[str], bool]) -> list[Span]:
    """The sentences of the summary that were not told, best first, without those that one which was told must go with.

    These lean on the one before, or tell what somebody held before the one behind says what became of it.
    """
    ordered = sorted(article.summary)
    found = [is_new(article.document[sentence]) for sentence in ordered]
    new: set[Span] = set()
    for place, sentence in enumerate(ordered):
        words, behind = article.document[sentence], ordered[place + 1 : place + 2]
        is_without = place > 0 and ordered[place - 1] not in new and leans(words, article.document.language)
        is_cut_off = bool(behind) and not found[place + 1] and _is_beside(article, sentence, behind[0])
        if found[place] and not is_without and not (is_cut_off and is_bygone(words)):
            new.add(sentence)
    return [sentence for sentence in article.summary if sentence in new]


def _within(budget: int, article: Article, ranked: Iterable[Span]) -> tuple[Span, ...]:
    """The best sentences within a budget of words, in the article's order; the best one always.

    A sentence that stands beside one that is left out may rest on it, and is left out, too.
    """
    taken: list[Span] = []
    left_out: list[Span] = []
    for sentence in ranked:
        size = len(WORD.findall(article.document[sentence]))
        is_free = size <= budget and not any(_is_beside(article, sentence, other) for other in left_out)
        if is_free or not taken:
            taken.append(sentence)
            budget -= size
        else:
            left_out.append(sentence)
    return tuple(sorted(taken))


def _is_beside(article: Article, one: Span, other: Span) -> bool:
    """Whether nothing is printed between two sentences."""
    first, second = sorted((one, other))
    return not article.document.text[first.end : second.start].strip()
