"""Cards: what people see, in Discord's markdown and inside Discord's limits by construction.

Every word of an article on a card is sliced from the stored text at the moment of showing, and only if it still is what
was read there. Quotation marks stand around nothing else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core import passages
from bot.core.answers import (
    ArticleAnswer,
    HolderOnTopic,
    HolderTopics,
    NewestArticles,
    OneArticle,
    OneStance,
    Overview,
    QuoteAnswer,
    StanceAnswer,
    TopicHolders,
)
from bot.core.digest import Digest, DigestStory
from bot.core.markdown import BODY_LIMIT, FOOTER_LIMIT, TITLE_LIMIT, address, cut, fit, plain, visible
from bot.core.model import Actor, Form, Topic
from bot.core.questions import Button
from bot.core.records import Article, StanceRecord
from bot.core.standing import Standing, earlier_line, summary_line

ITEMS = 3  # how many pieces of evidence one card shows
_MOST = 10  # how many quotations, and how many positions, the card of an article shows
_LABELS = "Labels are set by software and may be wrong."
_SAMPLES = "Samples: starter articles, not news."
_UNDATED = "These articles carry no full date, so their order is unknown."
_CLOSE = "They are too close in time to say that one replaced the other."
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Card:
    """One embed's worth. `title` and `body` are Discord markdown with outside text escaped; `footer` is plain text.

    `buttons` stand below it, in this order.
    """

    title: str
    body: str
    url: str | None = None
    footer: str | None = None
    buttons: tuple[Button, ...] = ()


def digest_card(digest: Digest, reference: str | None = None) -> Card:
    """The digest of a day; `reference` in the footer finds the message again in a channel's history."""
    day = f"{_DAYS[digest.day.weekday()]} {digest.day.day} {passages.MONTHS[digest.day.month]}"
    ref = f"ref {reference}" if reference else ""
    if not digest.stories:
        return _card(day, ["No new articles since the last digest."], ref)
    shown = passages.count(len(digest.stories), "story", "stories")
    counted = f"{shown} from {passages.count(digest.article_count, 'article')}"
    footer = [_samples(story.article for story in digest.stories), "Words as printed; labels by software.", ref]
    return _card(f"{day} · {counted}", [_story(story) for story in digest.stories], *footer)


def stance_card(answer: StanceAnswer) -> Card:
    """Where somebody stands, or what can be asked."""
    match answer:
        case HolderOnTopic():
            return _holder_on_topic(answer)
        case HolderTopics(actor, standings, is_sample):
            lines = [f"**{plain(topic.label)}**\n{plain(summary_line(where, topic))}" for topic, where in standings]
            return _card(
                plain(actor.name),
                lines or ["No statement stored."],
                _LABELS,
                _also_written(actor),
                _SAMPLES * is_sample,
            )
        case TopicHolders(topic, standings, is_sample):
            groups = _grouped(topic, standings) or ["No statement stored."]
            return _card(plain(topic.label), groups, _LABELS, _SAMPLES * is_sample)
        case OneStance(record, topic):
            title = f"{plain(record.stance.holder.name)} · {plain(topic.label)}"
            return _card(title, [passages.stance(record, topic)], _LABELS, _samples([record.article]))
        case Overview(topics, heard, is_sample):
            people = [f"{plain(actor.name)} ({passages.count(number, 'quotation')})" for actor, number in heard]
            listed = ["**Topics**\n" + "\n".join(plain(topic.label) for topic in topics)]
            listed += ["**Most quoted**\n" + "\n".join(people)] if people else []
            return _card("Positions", listed, "Ask /stance with a name, a topic, or both.", _SAMPLES * is_sample)


def quote_card(answer: QuoteAnswer) -> Card:
    """Quotations under what was asked for, three at most."""
    asked = [
        answer.actor.name if answer.actor else "",
        answer.topic.label if answer.topic else "",
        f"with the words: {answer.contains}" if answer.contains else "",
    ]
    title = " · ".join(plain(part) for part in asked if part) or "Quotations"
    shown = answer.records[:ITEMS]
    if not shown:
        return _card(title, ["No quotation stored."])
    blocks = [passages.quotation(record, is_named=answer.actor is None) for record in shown]
    counted = f" · 1–{len(shown)} of {answer.total}" if answer.total > 1 else ""
    return _card(title + counted, blocks, _LABELS, _samples(record.article for record in shown))


def article_card(answer: ArticleAnswer) -> Card:
    """One article, condensed to its own sentences with who said what in it; or the newest articles."""
    match answer:
        case NewestArticles(articles):
            lines = [f"**{passages.titled(each)}**\n{passages.about(each)} · {each.handle}" for each in articles]
            return _card("Newest articles", lines or ["No article stored."], _samples(articles))
        case OneArticle():
            return _one_article(answer)


def _story(story: DigestStory) -> str:
    article, safe = story.article, address(story.article.url)
    heading = f"[{passages.titled(article)}]({safe})" if safe else passages.titled(article)
    blocks = [f"**{heading}**", " ".join(plain(article.document[sentence]) for sentence in story.sentences)]
    blocks += [passages.quotation(story.quote, is_named=True)] if story.quote else [passages.place(article)]
    return "\n".join(block for block in blocks if block)


def _holder_on_topic(answer: HolderOnTopic) -> Card:
    title = f"{plain(answer.actor.name)} · {plain(answer.topic.label)}"
    also = _also_written(answer.actor)
    if not answer.records:
        quoted = [passages.quotation(record, is_named=False) for record in answer.quotes]
        lines = ["No statement stored.", *(["Quotations that touch on it:", *quoted] if quoted else [])]
        return _card(title, lines, _LABELS if quoted else "", also, _samples(each.article for each in answer.quotes))
    decisive = [*answer.standing.current, *answer.standing.earlier]
    shown = [*decisive, *(record for record in answer.records if record not in decisive)][:ITEMS]
    items = [passages.stance(record, answer.topic) for record in shown]
    head = _standing_lines(answer.standing, answer.topic)
    footer = (_LABELS, also, _samples(record.article for record in shown))
    return _card(title, [head, *items], *footer, unseen=len(answer.records) - len(shown))


def _standing_lines(standing: Standing, topic: Topic) -> str:
    lines = [f"**{plain(summary_line(standing, topic))}**"]
    if standing.position is not None and (earlier := earlier_line(standing, topic)):
        lines.append(plain(earlier))
    if standing.is_mixed and not standing.order_known:
        dates = [record.known_date for record in standing.current]
        is_dated = all(date is not None and date.year is not None for date in dates)
        lines.append(_CLOSE if is_dated else _UNDATED)
    return "\n".join(lines)


def _grouped(topic: Topic, standings: Sequence[tuple[Actor, Standing]]) -> list[str]:
    """Holders under each position, in the order in which the positions were heard of last."""
    groups: dict[str, list[str]] = {}
    for actor, where in standings:
        wording = topic.changed_wording if where.is_change else topic.wording
        settled = wording[where.position] if where.position else "only earlier, or told by others"
        groups.setdefault("mixed" if where.is_mixed else settled, []).append(plain(actor.name))
    return [f"**{plain(heading)}**\n{', '.join(names)}" for heading, names in groups.items()]


def _one_article(answer: OneArticle) -> Card:
    article = answer.article
    summary = " ".join(plain(article.document[sentence]) for sentence in article.summary)
    quotes = [record for record in answer.quotes if record.quote.form is not Form.SCARE]
    held = _held(answer.stances)
    blocks = [f"{passages.about(article)} · {article.handle}", summary if article.is_intact else passages.MISMATCH]
    blocks += [passages.quotation(record, is_named=True) for record in quotes[:_MOST]]
    blocks += ["**Positions**\n" + "\n".join(held[:_MOST])] if held else []
    unseen = max(0, len(quotes) - _MOST) + max(0, len(held) - _MOST)
    footer = (_LABELS, _samples([article]))
    return _card(passages.titled(article), filter(None, blocks), *footer, url=article.url, unseen=unseen)


def _held(stances: Iterable[tuple[StanceRecord, Topic]]) -> list[str]:
    """A line for each position that somebody takes in an article, with the ids of the statements that show it."""
    ids: dict[str, list[str]] = {}
    for record, topic in stances:
        line = f"{plain(record.stance.holder.name)}: {plain(passages.worded(record, topic))}"
        ids.setdefault(line, []).append(record.handle)
    return [f"{line} · {', '.join(handles)}" for line, handles in ids.items()]


def _card(title: str, blocks: Iterable[str], *footer: str, url: str | None = None, unseen: int = 0) -> Card:
    """A card within Discord's limits: whole blocks only, the rest counted; the title cut at a word."""
    foot = cut(visible(" ".join(part for part in footer if part)), FOOTER_LIMIT // 4)
    return Card(cut(title, TITLE_LIMIT) or "(untitled)", fit(blocks, BODY_LIMIT, unseen), address(url), foot or None)


def _samples(articles: Iterable[Article]) -> str:
    return _SAMPLES if any(article.is_sample for article in articles) else ""


def _also_written(actor: Actor) -> str:
    """Other spellings of the surname, so that a reader knows that they were meant."""
    others = [alias for alias in actor.aliases if " " not in alias and alias not in actor.name]
    return f"Also written: {', '.join(others)}." if actor.kind == "person" and others else ""
