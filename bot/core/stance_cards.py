"""The cards of /stance: where somebody stands with the evidence under it, and the lists that lead there."""

from collections.abc import Sequence
from itertools import groupby

from bot.core import passages
from bot.core.answers import HolderOnTopic, HolderTopics, OneStance, Overview, StanceAnswer, TopicHolders
from bot.core.cards import ITEMS, LABELS, SAMPLES, Card, make_card, samples_note
from bot.core.markdown import plain
from bot.core.model import Actor, Topic
from bot.core.paging import below, leading, page_of
from bot.core.questions import Button, QuoteQuestion, StanceQuestion
from bot.core.records import StanceRecord
from bot.core.standing import Standing, earlier_line, summary_line

_TOPICS, _HOLDERS = 12, 30  # on one page of a list
_NONE = "No statement stored."
_UNDATED = "These articles carry no full date, so their order is unknown."
_CLOSE = "They are too close in time to say that one replaced the other."


def stance_card(answer: StanceAnswer) -> Card:
    """Where somebody stands, or what can be asked."""
    match answer:
        case HolderOnTopic():
            return _holder_on_topic(answer) if answer.records else _nothing_on_topic(answer)
        case HolderTopics():
            return _holder_topics(answer)
        case TopicHolders():
            return _topic_holders(answer)
        case OneStance():
            return _one_stance(answer)
        case Overview():
            return _overview(answer)


def _holder_on_topic(answer: HolderOnTopic) -> Card:
    page = page_of(answer.page, ITEMS, len(answer.records))
    shown = _in_order(answer)[page.start : page.end]
    head = _standing_lines(answer.standing, answer.topic)
    return make_card(
        _title(answer),
        [head, *(passages.stance(record, answer.topic) for record in shown)],
        LABELS,
        _also_written(answer.actor),
        samples_note(record.article for record in shown),
        counted=page.counted if page.total > ITEMS else "",
        buttons=below(_asked(answer), page, about=_handles(shown), shown=_handles(shown)),
    )


def _nothing_on_topic(answer: HolderOnTopic) -> Card:
    quoted = [passages.quotation(record, is_named=False) for record in answer.quotes]
    handles = [record.handle for record in answer.quotes]
    actor, topic = answer.actor, answer.topic
    deeper = [leading("Quotes", QuoteQuestion(actor.id, topic.id)) if quoted else None]
    deeper += [_leading_to(actor.name, actor.id, None), _leading_to(topic.label, None, topic.id)]
    return make_card(
        _title(answer),
        [_NONE, *(["Quotations that touch on it:", *quoted] if quoted else [])],
        LABELS if quoted else "",
        _also_written(actor),
        samples_note(each.article for each in answer.quotes),
        buttons=below(_asked(answer), deeper=deeper, about=handles, shown=handles),
    )


def _holder_topics(answer: HolderTopics) -> Card:
    actor, page = answer.actor, page_of(answer.page, _TOPICS, len(answer.standings))
    shown = answer.standings[page.start : page.end]
    lines = [f"**{plain(topic.label)}**\n{plain(summary_line(where, topic))}" for topic, where in shown]
    deeper = [_leading_to(topic.label, actor.id, topic.id) for topic, _ in shown]
    return make_card(
        plain(actor.name),
        lines or [_NONE],
        LABELS,
        _also_written(actor),
        SAMPLES * answer.is_sample,
        counted=page.counted if page.total > _TOPICS else "",
        buttons=below(StanceQuestion(actor.id), page, deeper=deeper),
    )


def _topic_holders(answer: TopicHolders) -> Card:
    topic, page = answer.topic, page_of(answer.page, _HOLDERS, len(answer.standings))
    shown = _by_position(topic, answer.standings)[page.start : page.end]
    groups = [(position, [actor for _, actor in held]) for position, held in groupby(shown, lambda each: each[0])]
    blocks = [f"**{plain(where)}**\n{', '.join(plain(actor.name) for actor in held)}" for where, held in groups]
    deeper = [_leading_to(actor.name, actor.id, topic.id) for _, actor in shown]
    return make_card(
        plain(topic.label),
        blocks or [_NONE],
        LABELS,
        SAMPLES * answer.is_sample,
        counted=page.counted if page.total > _HOLDERS else "",
        buttons=below(StanceQuestion(on=topic.id), page, deeper=deeper),
    )


def _one_stance(answer: OneStance) -> Card:
    record, topic = answer.record, answer.topic
    return make_card(
        f"{passages.holder(record)} · {plain(topic.label)}",
        [passages.stance(record, topic)],
        LABELS,
        samples_note([record.article]),
        buttons=below(StanceQuestion(record.handle), about=[record.handle], shown=[record.handle]),
    )


def _overview(answer: Overview) -> Card:
    people = [f"{plain(actor.name)} ({passages.count(number, 'quotation')})" for actor, number in answer.heard]
    heading = "Most quoted this week" if answer.is_this_week else "Most quoted so far"
    blocks = ["**Topics**\n" + "\n".join(plain(topic.label) for topic in answer.topics)]
    blocks += [f"**{heading}**\n" + "\n".join(people)] if people else []
    deeper = [_leading_to(actor.name, actor.id, None) for actor, _ in answer.heard[:ITEMS]]
    deeper += [_leading_to(topic.label, None, topic.id) for topic in answer.topics]
    note = "Ask /stance with a name, a topic, or both."
    return make_card(
        "Positions", blocks, note, SAMPLES * answer.is_sample, buttons=below(StanceQuestion(), deeper=deeper)
    )


def _in_order(answer: HolderOnTopic) -> list[StanceRecord]:
    """What the current position rests on, then an earlier one, then what is left, such as what others tell."""
    decisive = [*answer.standing.current, *answer.standing.earlier]
    return [*decisive, *(record for record in answer.records if record not in decisive)]


def _standing_lines(standing: Standing, topic: Topic) -> str:
    lines = [f"**{plain(summary_line(standing, topic))}**"]
    if standing.position is not None and (earlier := earlier_line(standing, topic)):
        lines.append(plain(earlier))
    if standing.is_mixed and not standing.order_known:
        dates = [record.known_date for record in standing.current]
        is_dated = all(date is not None and date.year is not None for date in dates)
        lines.append(_CLOSE if is_dated else _UNDATED)
    return "\n".join(lines)


def _by_position(topic: Topic, standings: Sequence[tuple[Actor, Standing]]) -> list[tuple[str, Actor]]:
    """Each holder with their position, position after position, in the order in which these were heard of last."""
    held = [(_position(topic, where), actor) for actor, where in standings]
    order = list(dict.fromkeys(position for position, _ in held))
    return sorted(held, key=lambda each: order.index(each[0]))


def _position(topic: Topic, where: Standing) -> str:
    if where.is_mixed:
        return "mixed"
    wording = topic.changed_wording if where.is_change else topic.wording
    return wording[where.position] if where.position else "only earlier, or told by others"


def _leading_to(label: str, who: str | None, on: str | None) -> Button | None:
    return leading(label, StanceQuestion(who, on))


def _asked(answer: HolderOnTopic) -> StanceQuestion:
    return StanceQuestion(answer.actor.id, answer.topic.id)


def _title(answer: HolderOnTopic) -> str:
    return f"{plain(answer.actor.name)} · {plain(answer.topic.label)}"


def _handles(records: Sequence[StanceRecord]) -> list[str]:
    return [record.handle for record in records]


def _also_written(actor: Actor) -> str:
    """Other spellings of the surname, so that a reader knows that they were meant."""
    others = [alias for alias in actor.aliases if " " not in alias and alias not in actor.name]
    return f"Also written: {', '.join(others)}." if actor.kind == "person" and others else ""
