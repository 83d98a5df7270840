"""The cards of /stance: where somebody stands with the evidence under it, and the lists that lead there."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest

from bot.cards import passages, standings
from bot.core.answers import HolderOnTopic, HolderTopics, OneStance, Overview, StanceAnswer, TopicHolders, Unlisted
from bot.core.card import ITEMS, LABELS, SAMPLES, Card, make_card, samples_note
from bot.core.markdown import cut, plain
from bot.core.model import Actor, Telling, Topic
from bot.core.paging import DEEPER, below, leading, page_of
from bot.core.questions import Button, QuoteQuestion, StanceQuestion
from bot.core.records import StanceRecord
from bot.core.standing import Standing
from bot.core.text import fold

_TOPICS, _HOLDERS = 12, 20  # on one page of a list
_LINES = 5  # of what somebody says that others want, and of holders who are not listed; more are counted
_ASKED = 80  # units of what was asked for, in a title
_HEARD = 8  # topics of the overview, which is to fit on one screen of a phone
_NONE = "No statement stored."
_ENGLISH = "Positions are read in English articles only."
_TELLS = "What they say of others"
_AS_WRITTEN = "Not listed, as an article writes them"
_UNLISTED = (
    "Not in the list of people and bodies: shown as each article writes it. The same words may mean somebody else."
)


def stance_card(answer: StanceAnswer) -> Card:
    """Where somebody stands, or what can be asked."""
    match answer:
        case HolderOnTopic():
            return _holder_on_topic(answer) if answer.statements else _nothing_on_topic(answer)
        case HolderTopics():
            return _holder_topics(answer)
        case TopicHolders():
            return _topic_holders(answer)
        case Unlisted():
            return _unlisted(answer)
        case OneStance():
            return _one_stance(answer)
        case Overview():
            return _overview(answer)


def _holder_on_topic(answer: HolderOnTopic) -> Card:
    page, where, topic = answer.page, answer.standing, answer.topic
    shown = [statement.shown for statement in answer.statements]
    told = _block(_TELLS, _told_on(topic, answer.told))
    return make_card(
        _title(answer),
        [
            standings.head(where, topic),
            *(standings.evidence(where, statement, topic) for statement in answer.statements),
            *told,
            *_block(_AS_WRITTEN, [_written(record, topic) for record in answer.unlisted]),
        ],
        LABELS,
        _also_written(answer.actor),
        samples_note(record.article for record in shown),
        counted=page.counted if page.total > ITEMS else "",
        buttons=below(
            _asked(answer),
            page,
            about=_handles(shown),
            shown=_handles([*shown, *answer.told, *answer.unlisted[:_LINES]]),
        ),
    )


def _nothing_on_topic(answer: HolderOnTopic) -> Card:
    quoted = [passages.quotation(record, is_named=False) for record in answer.quotes]
    told = _block(_TELLS, _told_on(answer.topic, answer.told))
    told += _block(_AS_WRITTEN, [_written(record, answer.topic) for record in answer.unlisted])
    others = [*answer.told, *answer.unlisted[:_LINES]]
    handles = [record.handle for record in answer.quotes]
    actor, topic = answer.actor, answer.topic
    deeper = [leading("Quotes", QuoteQuestion(actor.id, topic.id)) if quoted else None]
    deeper += [_leading_to(actor.name, actor.id, None), _leading_to(topic.label, None, topic.id)]
    return make_card(
        _title(answer),
        [
            standings.ONLY_TOLD if told else _none(answer),
            *told,
            *(["Quotations that touch on it:", *quoted] if quoted else []),
        ],
        LABELS if quoted or told else "",
        _also_written(actor),
        samples_note([*(each.article for each in answer.quotes), *(each.article for each in others)]),
        buttons=below(
            _asked(answer),
            deeper=deeper,
            about=handles,
            shown=[*handles, *_handles(others)],
            is_shared=bool(quoted or told),
        ),
    )


def _none(answer: HolderOnTopic) -> str:
    """That nothing is stored; and which articles have no positions, where one that is shown is in another language."""
    is_foreign = any(passages.language(record.article) for record in answer.quotes)
    return f"{_NONE} {_ENGLISH}" if is_foreign else _NONE


def _holder_topics(answer: HolderTopics) -> Card:
    actor, page = answer.actor, page_of(answer.page, _TOPICS, len(answer.standings))
    shown = answer.standings[page.start : page.end]
    lines = [f"**{plain(topic.label)}**\n{standings.brief(where, topic)}" for topic, where in shown]
    told = _block(
        _TELLS,
        _once(
            (f"{passages.holder(each)} · {plain(topic.label)}: {_wanted(each, topic)}", each.handle)
            for each, topic in answer.told
        ),
    )
    told += _block(
        _AS_WRITTEN,
        [f"{plain(topic.label)} · {_written(record, topic)}" for record, topic in answer.unlisted],
    )
    others = [*answer.told[:_LINES], *answer.unlisted[:_LINES]]
    deeper = [_leading_to(topic.label, actor.id, topic.id) for topic, _ in shown]
    deeper = deeper or [leading("Quotes", QuoteQuestion(actor.id))]
    return make_card(
        plain(actor.name),
        [*(lines or [standings.ONLY_TOLD if told else _NONE]), *told],
        LABELS if lines or told else "",
        _also_written(actor),
        SAMPLES * answer.is_sample,
        counted=page.counted if page.total > _TOPICS else "",
        buttons=below(
            StanceQuestion(actor.id),
            page,
            deeper=deeper,
            shown=_handles([record for record, _ in others]),
            is_shared=bool(lines or told),
        ),
    )


def _topic_holders(answer: TopicHolders) -> Card:
    topic, page = answer.topic, page_of(answer.page, _HOLDERS, len(answer.standings))
    shown = _by_position(topic, answer.standings)[page.start : page.end]
    groups = {position: list(held) for position, held in groupby(shown, lambda each: each[0])}
    blocks = [_group(position, held, topic) for position, held in groups.items()]
    if len(answer.standings) > 1 and not any(standings.is_dated(where) for _, where in answer.standings):
        blocks.append(standings.UNDATED)
    others = answer.unlisted if page.number == 0 else ()
    blocks += _block(_AS_WRITTEN, [_written(record, topic) for record in others])
    in_turn = [each[1] for row in zip_longest(*groups.values()) for each in row if each is not None]
    deeper = [_leading_to(actor.name, actor.id, topic.id) for actor in in_turn]
    deeper = deeper or [leading("Quotes", QuoteQuestion(about=topic.id))]
    return make_card(
        plain(topic.label),
        blocks or [_NONE],
        LABELS if blocks else "",
        SAMPLES * answer.is_sample,
        counted=page.counted if page.total > _HOLDERS else "",
        buttons=below(
            StanceQuestion(on=topic.id),
            page,
            deeper=deeper,
            shown=_handles(others[:_LINES]),
            is_shared=bool(blocks),
        ),
    )


def _unlisted(answer: Unlisted) -> Card:
    page, records = answer.page, [record for record, _ in answer.stances]
    blocks = [
        f"**{passages.holder(record)} · {plain(topic.label)}**\n{passages.stance(record, topic)}"
        for record, topic in answer.stances
    ]
    asked = cut(plain(answer.asked), _ASKED)
    return make_card(
        f"‘{asked}’ · {plain(answer.topic.label)}" if answer.topic else f"‘{asked}’",
        [_UNLISTED, *blocks],
        LABELS,
        samples_note(record.article for record in records),
        counted=page.counted if page.total > ITEMS else "",
        buttons=below(
            StanceQuestion(answer.asked, answer.topic.id if answer.topic else None),
            page,
            about=_handles(records),
            shown=_handles(records),
        ),
    )


def _one_stance(answer: OneStance) -> Card:
    record, topic = answer.record, answer.topic
    is_told = record.stance.telling is Telling.TOLD
    who = f"{plain(passages.teller(record))} on {passages.holder(record)}" if is_told else passages.holder(record)
    return make_card(
        f"{who} · {plain(topic.label)}",
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


def _block(heading: str, lines: Sequence[str]) -> list[str]:
    """A heading and the first lines below it, the others counted; nothing where there is no line."""
    more = [f"+ {len(lines) - _LINES} more"] if len(lines) > _LINES else []
    return ["\n".join([f"**{heading}**", *lines[:_LINES], *more])] if lines else []


def _written(record: StanceRecord, topic: Topic) -> str:
    """Who is not listed, as the article writes it, with the position and the id that shows it."""
    words = plain(passages.worded(record, topic))
    return " · ".join([f"{passages.holder(record)}: {words}", passages.when(record.dated), record.handle])


def _wanted(record: StanceRecord, topic: Topic) -> str:
    """What somebody is said to want."""
    return plain(passages.wording(record.stance, topic))


def _told_on(topic: Topic, told: Iterable[StanceRecord]) -> list[str]:
    """What somebody says that others want on a topic."""
    return _once((f"{passages.holder(each)}: {_wanted(each, topic)}", each.handle) for each in told)


def _once(lines: Iterable[tuple[str, str]]) -> list[str]:
    """Each line once, with the ids of what shows it: near-copies say the same."""
    handles: dict[str, list[str]] = defaultdict(list)
    for line, handle in lines:
        handles[line].append(handle)
    more = {line: [f"{len(shown) - _LINES} more"] * (len(shown) > _LINES) for line, shown in handles.items()}
    return [f"{line} · {', '.join([*shown[:_LINES], *more[line]])}" for line, shown in handles.items()]


def _group(position: str, held: Sequence[tuple[str, Actor, Standing]], topic: Topic) -> str:
    """Who takes a position, a line for each with the date of the newest statement and what speaks against it."""
    parts = ([actor.name, standings.newest(where), standings.doubt(where, topic)] for _, actor, where in held)
    lines = (" · ".join(plain(part) for part in each if part) for each in parts)
    return "\n".join([f"**{plain(position)}**", *lines])


def _by_position(topic: Topic, found: Sequence[tuple[Actor, Standing]]) -> list[tuple[str, Actor, Standing]]:
    """Each holder with their position, position after position, by whose statement is the newest; undated ones last."""
    held = [(standings.group(where, topic), actor, where) for actor, where in found]
    held.sort(key=lambda each: standings.latest_day(each[2]), reverse=True)
    order = list(dict.fromkeys(position for position, _, _ in held))
    return sorted(held, key=lambda each: order.index(each[0]))


def _leading_to(label: str, who: str | None, on: str | None) -> Button | None:
    return leading(label, StanceQuestion(who, on))


def _asked(answer: HolderOnTopic) -> StanceQuestion:
    return StanceQuestion(answer.actor.id, answer.topic.id)


def _title(answer: HolderOnTopic) -> str:
    return f"{plain(answer.actor.name)} · {plain(answer.topic.label)}"


def _handles(records: Sequence[StanceRecord]) -> list[str]:
    return [record.handle for record in records]


def _also_written(actor: Actor) -> str:
    """Other spellings of the surname, so that a reader knows that they were meant.

    They begin as the name does; others are those of other languages ("Selenskyj"), which articles have and few type.
    """
    beginnings = {fold(word)[:2] for word in actor.name.split()}
    single = [alias for alias in actor.aliases if " " not in alias and alias not in actor.name]
    others = [alias for alias in single if fold(alias)[:2] in beginnings]
    return f"Also written: {', '.join(others)}." if actor.kind == "person" and others else ""
