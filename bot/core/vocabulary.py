"""What people type, understood: names of people, bodies and topics, ids, and free text that holds several of them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from math import inf

from bot.core.markdown import cut, plain
from bot.core.model import Actor, Mention, Span, Topic
from bot.core.names import Roster
from bot.core.questions import ArticleQuestion, Question, QuoteQuestion, StanceQuestion
from bot.core.records import Wishes
from bot.core.slips import nearly_all
from bot.core.text import fold
from bot.errors import UnknownNameError

_ONLY_LISTED = "Only the people and bodies that the operator lists can be looked up; words can be searched for."
_SUGGESTIONS = 3
_LONGEST_TYPED = 200  # characters that are compared with every name
_WORDING_LIMIT = 300  # units of one kind of wish, so that all of them always fit on a card
_HANDLE = re.compile(r"#?\s{0,3}([AQS])\s{0,3}0{0,12}(\d{1,12})", re.IGNORECASE | re.ASCII)

Handle = tuple[str, int]  # the letter and the number of an id such as "Q14"


class Vocabulary:
    """The people and bodies of a roster, and the topics, by all the names that they have."""

    def __init__(self, roster: Roster, topics: Sequence[Topic]) -> None:
        self._roster = roster
        self.actors: Mapping[str, Actor] = roster.actors
        self.topics: Mapping[str, Topic] = {topic.id: topic for topic in topics}
        self._names = {fold(name): topic.id for topic in reversed(topics) for name in _names(topic)}

    def meant(self, who: str | None, on: str | None, today: date) -> tuple[Actor | None, Topic | None]:
        """The actor and topic meant; free text in `who` may name both, or the topic alone ("Zelenskyy on NATO").

        An id of either is understood, too. Raises UnknownNameError with suggestions.
        """
        topic = self.topic(on) if on else None
        if who is None or on is not None or self._resolved(who, today) is not None:
            return (self.actor(who, today) if who else None), topic
        if (exact := self.topics.get(self._names.get(fold(who), ""))) is not None:
            return None, exact
        topic, rest = self._split(who)
        people = self._people_in(rest, today)
        if topic is None and len({mention.actor for mention in people}) > 1:
            topic = self.topic(_without(rest, people[0].span))
            people = people[:1]
        if topic is not None and len({mention.actor for mention in people}) <= 1:
            return (self.actors[str(people[0].actor)] if people else None), topic
        return self.actor(who, today), None

    def actor(self, name: str, today: date) -> Actor:
        """The actor of that name, alias, title or id, or the only one whose name holds it. Raises UnknownNameError."""
        actor = self._resolved(name, today)
        close = self.people(name, _SUGGESTIONS)
        if actor is None and len(close) == 1 and fold(name) in fold(close[0].name):
            return close[0]
        if actor is None:
            raise UnknownNameError("one", name, [suggestion.name for suggestion in close], _ONLY_LISTED)
        return actor

    def topic(self, name: str) -> Topic:
        """The topic of that name, else the one whose names hold the typed words most, else one named among them.

        Raises UnknownNameError.
        """
        scores = {key: _hits(topic, fold(name)) for key, topic in self.topics.items()}
        best = sorted((key for key in scores if scores[key]), key=lambda key: -scores[key])
        if best and (len(best) == 1 or scores[best[0]] > scores[best[1]]):
            return self.topics[best[0]]
        inside, _ = self._split(name)
        if inside is not None:
            return inside
        close = [self.topics[key] for key in best] or self._close_topics(name)
        raise UnknownNameError("topic", name, [topic.label for topic in close[:_SUGGESTIONS]])

    def people(self, typed: str, limit: int) -> list[Actor]:
        """The people and bodies that somebody who types this may mean, best first."""
        typed = typed[:_LONGEST_TYPED]
        found = self._roster.suggest(typed, limit)
        wanted = fold(typed).split()
        slipped = [actor for actor in self.actors.values() if _is_nearly(actor, wanted)] if len(found) < limit else []
        return list({actor.id: actor for actor in [*found, *slipped]}.values())[:limit]

    def subjects(self, typed: str, limit: int) -> list[Topic]:
        """The topics that somebody who types this may mean."""
        wanted = fold(typed[:_LONGEST_TYPED].strip())
        named = [topic for topic in self.topics.values() if any(f" {wanted}" in f" {fold(n)}" for n in _names(topic))]
        return (named or self._close_topics(typed))[:limit]

    def people_named(self, text: str, today: date) -> tuple[str, ...]:
        """The ids of the people and bodies in a list such as "Ada Brook, NATO". Raises UnknownNameError."""
        names = (part.strip() for part in re.split(r"[,;\n]", text))
        return tuple(dict.fromkeys(self.actor(name, today).id for name in names if name))

    def wording(self, wishes: Wishes) -> str:
        """What a digest is to be about, a line for each kind of wish, for a card; "Everything" without any."""
        topics = [self.topics[key].label if key in self.topics else key for key in wishes.topics]
        people = [self.actors[key].name if key in self.actors else key for key in wishes.people]
        kinds = (("Topics", topics), ("People", people), ("Outlets", wishes.outlets))
        lines = [(kind, cut(plain(", ".join(names)), _WORDING_LIMIT)) for kind, names in kinds]
        return "\n".join(f"{kind}: {names}" for kind, names in lines if names) or "Everything"

    def _resolved(self, name: str, today: date) -> Actor | None:
        return self.actors.get(name) or self._roster.resolve(name, today)

    def _split(self, text: str) -> tuple[Topic | None, str]:
        """The topic whose longest name stands in a text, and the text without that name."""
        names = sorted((name for topic in self.topics.values() for name in _names(topic)), key=len, reverse=True)
        for name in names:
            found = re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
            if found:
                return self.topics[self._names[fold(name)]], _without(text, Span(*found.span()))
        return None, text

    def _people_in(self, text: str, today: date) -> list[Mention]:
        found = self._roster.find(text, on=today, weak=True)
        return found or self._roster.find(text.title(), on=today, weak=True)

    def _close_topics(self, typed: str) -> list[Topic]:
        close = get_close_matches(fold(typed[:_LONGEST_TYPED]), self._names, n=_SUGGESTIONS, cutoff=0.6)
        return [self.topics[key] for key in dict.fromkeys(self._names[name] for name in close)]


def handle(typed: str | None) -> Handle | None:
    """The id that somebody typed, such as "q14", "Q 14" or "#Q14"; None for anything else."""
    found = _HANDLE.fullmatch((typed or "").strip())
    return (found[1].upper(), int(found[2])) if found else None


def item_named(question: Question) -> tuple[Handle, int] | None:
    """The item whose id stands in a question in the place of a name, and the page that is asked for."""
    match question:
        case StanceQuestion(first, second, page) | QuoteQuestion(first, second, _, page):
            found = handle(first) or handle(second)
        case ArticleQuestion(first, page):
            found = handle(first)
        case _:
            return None
    return (found, page) if found else None


def asked(typed: str | None) -> str | None:
    """What somebody typed, without white space around it; None when that is nothing."""
    return (typed or "").strip() or None


def _is_nearly(actor: Actor, wanted: Sequence[str]) -> bool:
    """Whether each typed word begins a word of an actor's names, but for one slip of the keys."""
    held = [word for name in (actor.name, *actor.aliases, *actor.weak) for word in fold(name).replace("-", " ").split()]
    return bool(wanted) and nearly_all(wanted, held)


def _names(topic: Topic) -> Iterable[str]:
    return (topic.id, topic.label, *topic.aliases)


def _without(text: str, span: Span) -> str:
    return f"{text[: span.start]} {text[span.end :]}".strip()


def _hits(topic: Topic, wanted: str) -> float:
    """How many names of a topic have words that begin as typed; more than any number when one is just that.

    A single letter means nothing.
    """
    names = [f" {fold(name)}" for name in _names(topic)]
    is_word = len(wanted) > 1 and wanted[0].isalnum()
    return inf if f" {wanted}" in names else sum(f" {wanted}" in name for name in names) * is_word
