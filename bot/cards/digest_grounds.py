"""Why the stories of a digest stand where they stand: what each is weighed by, and of the next ones, too."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from bot.cards import passages
from bot.core.card import Card, make_card
from bot.core.markdown import cut
from bot.core.records import Article
from bot.digest.digest import Candidate, Digest, DigestStory, Outcome
from bot.digest.merit import OF_A_SEAT, Aspect, Merit

_LEFT_OUT = 3  # stories that are not shown, of which it is told why
_LISTED = 6  # names, and ids of articles; the others are counted
_TITLE = 120  # units
_IN_DAYS = 36  # hours from which an age is told in days; many articles give no more than their day
_KEY = "Points are added up. What is counted counts by its logarithm: the second outlet says more than the tenth."

_Words = Callable[[Merit, Mapping[str, str]], str]


def grounds_card(digest: Digest, names: Mapping[str, str]) -> Card:
    """What speaks for each story shown and for the first ones that are not, the best first.

    `names` has those of people, bodies and topics, by their ids.
    """
    told = {story.article.id: story for story in digest.stories}
    blocks, left = [], 0
    for number, candidate in enumerate(digest.candidates, start=1):
        story = next((told[each.id] for each in candidate.articles if each.id in told), None)
        left += story is None
        if story or left <= _LEFT_OUT:
            heading = f"**{number} · {candidate.merit.points:.1f} points · {_title(story, candidate)}**"
            became = [_teller(story)] if story else [_left_out(candidate, len(digest.stories))]
            blocks.append("\n".join([heading, *_weights(candidate.merit, names), *became]))
    unseen = max(0, left - _LEFT_OUT)
    rest = [f"{passages.count(unseen, 'more story', 'more stories')} with fewer points."] if unseen else []
    return make_card("Why these stories, in this order", [*blocks, *rest], _KEY)


def _title(story: DigestStory | None, candidate: Candidate) -> str:
    return cut(passages.titled(story.article if story else candidate.articles[0]), _TITLE)


def _weights(merit: Merit, names: Mapping[str, str]) -> list[str]:
    """A line for each figure that weighs anything, the weightiest first."""
    ranked = sorted(merit.weighed.items(), key=lambda weighed: -weighed[1])
    lines = [f"+{weight:.1f} · {_WORDS[aspect](merit, names)}" for aspect, weight in ranked if round(weight, 1)]
    return lines or ["Nothing counts for it: one outlet, no listed person or topic, nothing new in 72 hours."]


def _outlets(merit: Merit, _: Mapping[str, str]) -> str:
    if merit.printed == merit.outlets:
        return f"in {merit.outlets} outlets"
    return f"in {merit.printed} outlets, of which {merit.outlets} count: {OF_A_SEAT} of a seat at most"


def _changes(merit: Merit, _: Mapping[str, str]) -> str:
    return passages.count(merit.changes, "position that is new", "positions that are new")


def _statements(merit: Merit, _: Mapping[str, str]) -> str:
    return f"{passages.count(merit.statements, 'position')} stated"


def _people(merit: Merit, names: Mapping[str, str]) -> str:
    number = passages.count(len(merit.people), "listed person or body", "listed people and bodies")
    return f"{number} heard: {_several(names.get(each, each) for each in merit.people)}"


def _topics(merit: Merit, names: Mapping[str, str]) -> str:
    number = passages.count(len(merit.topics), "topic")
    labels = _several((names.get(each, each) for each in merit.topics), between="; ")  # a label may hold commas
    return f"{number}: {labels}"


def _freshness(merit: Merit, _: Mapping[str, str]) -> str:
    hours = round(merit.age / timedelta(hours=1))
    if hours <= 0:
        return "appeared within the hour"
    long = passages.count(hours, "hour") if hours < _IN_DAYS else passages.count(round(hours / 24), "day")
    return f"appeared {long} ago"


_WORDS: Mapping[Aspect, _Words] = {
    Aspect.COVERAGE: _outlets,
    Aspect.CHANGES: _changes,
    Aspect.STATEMENTS: _statements,
    Aspect.PEOPLE: _people,
    Aspect.TOPICS: _topics,
    Aspect.FRESHNESS: _freshness,
}


def _teller(story: DigestStory) -> str:
    """Which article tells the story, and which others it rests on."""
    copies = f"; nearly the same text: {_handles(story.copies)}" if story.copies else ""
    others = f"; the same story: {_handles(story.others)}" if story.others else ""
    best = ", which covers it best" if story.copies or story.others else ""
    quoted = story.quote.article if story.quote else story.article
    quotation = f"; the quotation is from {quoted.handle}" if quoted.id != story.article.id else ""
    goes_on = f" It goes on from {passages.day_and_month(story.continues)}." if story.continues else ""
    return f"Told by {story.article.handle}{best}{copies}{others}{quotation}.{goes_on}"


def _left_out(candidate: Candidate, shown: int) -> str:
    where = _handles(candidate.articles)
    if candidate.outcome is Outcome.NOTHING_NEW:
        return f"Not shown ({where}): it says nothing that another story, or an earlier digest, does not."
    return f"Not shown ({where}): {passages.count(shown, 'story has', 'stories have')} more points."


def _handles(articles: Iterable[Article]) -> str:
    return _several(each.handle for each in articles)


def _several(names: Iterable[str], between: str = ", ") -> str:
    """Names with commas between them, or another mark; of many the first, and how many more there are."""
    listed = [passages.named(name) for name in names]
    more = [f"{len(listed) - _LISTED} more"] if len(listed) > _LISTED else []
    return between.join([*listed[:_LISTED], *more])
