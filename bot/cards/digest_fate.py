"""Why an article is or is not among the stories of a digest, in one plain sentence."""

from datetime import date, datetime

from bot.cards import passages
from bot.core.records import Article
from bot.digest.digest import Digest, Outcome, is_recent


def fate(digest: Digest, article: Article) -> str:
    """What became of one of the articles that a digest was chosen from."""
    for number, story in enumerate(digest.stories, start=1):
        if article.id == story.article.id:
            return f"In a digest made now it tells story {number} of {len(digest.stories)}."
        if any(copy.id == article.id for copy in story.copies):
            return _missing(f"{story.article.handle}, which is shown, is nearly the same text")
        if any(other.id == article.id for other in story.others):
            quoted = story.quote is not None and story.quote.article.id == article.id
            tells = f"{story.article.handle}, which tells the same story, covers it better"
            return f"In a digest made now only a quotation of it is shown: {tells}." if quoted else _missing(tells)
    candidates = digest.candidates
    place = next(place for place, each in enumerate(candidates) if article.id in {other.id for other in each.articles})
    if candidates[place].outcome is Outcome.NOTHING_NEW:
        return _missing("it says nothing that another story does not")
    shown = passages.count(len(digest.stories), "is", "are")
    return _missing(
        f"its story ranks {place + 1} of {passages.count(len(candidates), 'story', 'stories')}, and {shown} shown"
    )


def unfit(article: Article, day: date, since: datetime) -> str | None:
    """Why a digest for a local date, of what was stored since a moment, is not chosen from this article, too.

    None when it is.
    """
    if article.is_sample:
        return _missing("it is a starter article, and those are shown only by hand, while there is nothing else")
    if not article.is_intact:
        return _missing("its text is not what was stored, so nothing of it is shown")
    if article.first_stored <= since:
        return _missing("it was stored more than 72 hours ago")
    return None if is_recent(article, day) else _missing("it appeared more than 72 hours ago")


def _missing(reason: str) -> str:
    return f"It is not in a digest made now: {reason}."
