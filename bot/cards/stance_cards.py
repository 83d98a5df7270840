"""The cards of /stance: where somebody stands with the evidence under it, and the lists that lead there."""

from collections.abc import Sequence
from itertools import groupby, zip_longest

from bot.cards import passages
from bot.core.answers import HolderOnTopic, HolderTopics, OneStance, Overview, StanceAnswer, TopicHolders
from bot.core.card import ITEMS, LABELS, SAMPLES, Card, make_card, samples_note
from bot.core.markdown import plain
from bot.core.model import Actor, Topic
from bot.core.paging import DEEPER, below, leading, page_of
from bot.core.questions import Button, QuoteQuestion, StanceQuestion
from bot.core.records import StanceRecord
from bot.core.standing import Standing, earlier_line, summary_line

_TOPICS, _HOLDERS = 12, 30  # on one page of a list
_HEARD = 8  # topics of the overview, which is to fit on one screen of a phone
_NONE = "No statement stored."
_UNDATED = "These articles carry no full date, so their order is unknown."
_PARTLY_DATED = "Not all of these articles carry a full date, so their order is unknown."
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
    page, shown = answer.page, answer.records
    head = _standing_lines(answer.standing, answer.topic)
    return make_card(
        _title(answer),
        [head, *(_evidence(record, answer) for record in shown)],
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
        buttons=below(_asked(answer), deeper=deeper, about=handles, shown=handles, is_shared=bool(quoted)),
    )


def _holder_topics(answer: HolderTopics) -> Card:
    actor, page = answer.actor, page_of(answer.page, _TOPICS, len(answer.standings))
    shown = answer.standings[page.start : page.end]
    lines = [f"**{plain(topic.label)}**\n{plain(summary_line(where, topic))}" for topic, where in shown]
    deeper = [_leading_to(topic.label, actor.id, topic.id) for topic, _ in shown]
    deeper = deeper or [leading("Quotes", QuoteQuestion(actor.id))]
    return make_card(
        plain(actor.name),
        lines or [_NONE],
        LABELS if lines else "",
        _also_written(actor),
        SAMPLES * answer.is_sample,
        counted=page.counted if page.total > _TOPICS else "",
        buttons=below(StanceQuestion(actor.id), page, deeper=deeper, is_shared=bool(lines)),
    )


def _topic_holders(answer: TopicHolders) -> Card:
    topic, page = answer.topic, page_of(answer.page, _HOLDERS, len(answer.standings))
    shown = _by_position(topic, answer.standings)[page.start : page.end]
    groups = {where: [actor for _, actor in held] for where, held in groupby(shown, lambda each: each[0])}
    blocks = [f"**{plain(where)}**\n{', '.join(plain(actor.name) for actor in held)}" for where, held in groups.items()]
    in_turn = [actor for row in zip_longest(*groups.values()) for actor in row if actor is not None]
    deeper = [_leading_to(actor.name, actor.id, topic.id) for actor in in_turn]
    deeper = deeper or [leading("Quotes", QuoteQuestion(about=topic.id))]
    return make_card(
        plain(topic.label),
        blocks or [_NONE],
        LABELS if blocks else "",
        SAMPLES * answer.is_sample,
        counted=page.counted if page.total > _HOLDERS else "",
        buttons=below(StanceQuestion(on=topic.id), page, deeper=deeper, is_shared=bool(blocks)),
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
    people = [f"{plain(actor.name)} · {number}" for actor, number in answer.heard]
    heading = "Most quoted this week" if answer.is_this_week else "Most quoted so far"
    blocks = ["\n".join(["**Statements by topic**", *_topic_lines(answer)])]
    blocks += [f"**{heading}**\n" + "\n".join(people)] if people else []
    topics = [_leading_to(topic.label, None, topic.id) for topic, _ in answer.topics]
    names = [_leading_to(actor.name, actor.id, None) for actor, _ in answer.heard]
    deeper = [*topics[: max(ITEMS, DEEPER - len(names))], *names]
    note = "Ask /stance with a name, a topic, or both."
    return make_card(
        "Positions", blocks, note, SAMPLES * answer.is_sample, buttons=below(StanceQuestion(), deeper=deeper)
    )


def _topic_lines(answer: Overview) -> list[str]:
    """A line for each topic with statements, and one that counts the others."""
    shown = [f"{plain(topic.label)} · {number}" for topic, number in answer.topics[:_HEARD]]
    passed = [(len(answer.topics) - len(shown), ""), (answer.unheard, " without statements")]
    more = [f"{passages.count(number, 'more topic')}{what}" for number, what in passed if number]
    return [*shown, *([", ".join(more)] if more else [])]


def _evidence(record: StanceRecord, answer: HolderOnTopic) -> str:
    """One statement; its position stands there already where it is that of the headline."""
    where = answer.standing
    is_headline = where.position is not None and record.id in {each.id for each in where.current}
    return passages.evidence(record) if is_headline else passages.stance(record, answer.topic)


def _standing_lines(standing: Standing, topic: Topic) -> str:
    lines = [f"**{plain(summary_line(standing, topic))}**"]
    if standing.position is not None and (earlier := earlier_line(standing, topic)):
        lines.append(plain(earlier))
    if standing.is_mixed and not standing.order_known:
        dated = [date is not None and date.year is not None for date in (each.known_date for each in standing.current)]
        lines.append(_CLOSE if all(dated) else _PARTLY_DATED if any(dated) else _UNDATED)
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
