"""Why an article is or is not among the stories of a digest, in one plain sentence."""

from datetime import date, datetime

from bot.cards.passages import count
from bot.core.digest import Digest, is_recent
from bot.core.records import Article


def fate(digest: Digest, article: Article, limit: int) -> str:
    """What became of one of the articles that a digest of at most `limit` stories was chosen from."""
    shown, ranked = [story.article.id for story in digest.stories], [each.id for each in digest.articles]
    if article.id in shown:
        return f"In a digest made now it is story {shown.index(article.id) + 1} of {len(shown)}."
    for story in digest.stories:
        if any(copy.id == article.id for copy in story.copies):
            return _missing(f"{story.article.handle}, which is shown, is nearly the same text")
    place = ranked.index(article.id)
    if len(shown) < limit or place < ranked.index(shown[-1]):
        return _missing("it says nothing that another story does not")
    return _missing(
        f"it ranks {place + 1} of {count(len(ranked), 'article')}, and {count(limit, 'story', 'stories')} are shown"
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
