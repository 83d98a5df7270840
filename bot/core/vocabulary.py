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

_ONLY_LISTED = (
    "Only the people and bodies that the operator lists can be looked up; /quote contains finds words that were said."
)
_NOBODY = "Speakers without a name have no list of their own; /quote contains finds words that were said."
_SUGGESTIONS = 3
_LONGEST_TYPED = 200  # characters that are compared with every name
_WORDING_LIMIT = 300  # units of one kind of wish, so that all of them always fit on a card
_HANDLE = re.compile(r"#?\s{0,3}([AQS])\s{0,3}0{0,12}(\d{1,12})", re.IGNORECASE | re.ASCII)
_UNNAMED = re.compile(r"(?:a|an|one|some)\s", re.IGNORECASE)
# Who speaks without a name, our own list: behind the name of a state or body, it is somebody there who is meant.
_UNNAMED_ONES = re.compile(
    r"\b(?:officials?|diplomats?|sources?|insiders?|aides?|advis[eo]rs?|negotiators?|lawmakers?|commanders?|officers?"
    r"|ministers?|ambassadors?|envoys?|spokes(?:man|woman|person|people)|analysts?|experts?)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\A(?:a|an|one|some|the)\s", re.IGNORECASE)
# Words that stand around a name and a topic in a question, our own list; none of them alone is a topic.
_ASKING = frozenset(
    """
    what where when who whom how which why does did do is are was were has have had will would can could should say says
    said saying tell told think thinks thought feel feels stand stands stood standing see sees view views opinion stance
    position positions mean means want wants talk talks talked speak speaks spoke on of in to for from with about around
    regarding concerning toward towards over the a an and or his her their its he she they now today currently please
    show me give any
    """.split()
)

_CLEARLY = 1.5  # so many times as many names of a topic as of the next must hold a word that names neither: "plan"

Handle = tuple[str, int]  # the letter and the number of an id such as "Q14"


class Vocabulary:
    """The people and bodies of a roster, and the topics, by all the names that they have."""

    def __init__(self, roster: Roster, topics: Sequence[Topic]) -> None:
        self._roster = roster
        self.actors: Mapping[str, Actor] = roster.actors
        self.topics: Mapping[str, Topic] = {topic.id: topic for topic in topics}
        self._names = {fold(name): topic.id for topic in reversed(topics) for name in _names(topic)}
        self._words = {actor: roster.typed_words(actor) for actor in roster.actors}

    def meant(self, who: str | None, on: str | None, today: date) -> tuple[Actor | None, Topic | None]:
        """The actor and topic meant. One of the two may hold free text that names both, or what belongs to the other.

        "Where does Zelenskyy stand on NATO" names both. An id of either is understood, too. Raises UnknownNameError.
        """
        if who and on:
            return self.actor(who, today), self.topic(on)
        if who:
            return self._read(who, today) or (self._somebody(who, today), None)
        if on and (topic := self._likely(on)) is None:
            return self._read(on, today) or (None, self.topic(on))
        return None, topic if on else None

    def is_description(self, who: str, today: date) -> bool:
        """Whether a text describes somebody without a name, such as "UK official", and names no listed person."""
        people = self._people_in(who, today)
        rest = who
        for mention in reversed(people):
            rest = _without(rest, mention.span)
        is_named = any(self.actors[str(mention.actor)].kind == "person" for mention in people)
        return _UNNAMED_ONES.search(rest) is not None and not is_named

    def acts_for(self, described: str, actor: Actor) -> bool:
        """Whether a text describes somebody without a name who acts for a state or body.

        "The Eastmere minister" and "a minister of Eastmere" act for Eastmere, and "a critic of Eastmere" does not.
        """
        one = _UNNAMED_ONES.search(described)
        if one is None or actor.kind == "person":
            return False
        before, after = (f" {fold(part)} " for part in (described[: one.start()], described[one.end() :]))
        names = {fold(name) for name in (actor.name, *actor.aliases, *actor.adjectives)}
        return any(f" {name} " in before or after.startswith((f"  of {name} ", f"  of the {name} ")) for name in names)

    def described(self, who: str, on: str | None) -> tuple[str, Topic | None]:
        """The words for somebody whom no list has, without an article, and the topic that is asked about, if any is.

        "UK official", "a UK official on NATO membership". Raises UnknownNameError for an unknown topic.
        """
        who = who[:_LONGEST_TYPED]
        topic, rest = (self.topic(on), who) if on else self._split(who)
        words = rest if on or topic is None else _asked_about(rest)
        return _ARTICLE.sub("", " ".join(words.split())), topic

    def actor(self, name: str, today: date) -> Actor:
        """The actor of that name, alias, title or id, or the only one whose name holds it. Raises UnknownNameError."""
        actor = self._resolved(name, today)
        if actor is not None:
            return actor
        if _UNNAMED.match(name.strip()):
            raise UnknownNameError("one", name, advice=_NOBODY)
        close = self.people(name, _SUGGESTIONS)
        if len(close) == 1 and fold(name) in fold(close[0].name):
            return close[0]
        named = [suggestion.name for suggestion in close] or [each.name for each in self._people_in(name, today)]
        raise UnknownNameError("one", name, list(dict.fromkeys(named))[:_SUGGESTIONS], _ONLY_LISTED)

    def topic(self, name: str) -> Topic:
        """The topic of that name, else the one whose names hold the typed words most, else one named among them.

        Raises UnknownNameError.
        """
        topic = self._likely(name) or self._split(name)[0]
        if topic is not None:
            return topic
        close = self._hit(name) or self._close_topics(name)
        raise UnknownNameError("topic", name, [topic.label for topic in close[:_SUGGESTIONS]])

    def people(self, typed: str, limit: int) -> list[Actor]:
        """The people and bodies that somebody who types this may mean, best first; slips of the keys are forgiven."""
        typed = typed[:_LONGEST_TYPED]
        found = self._roster.beginning(typed, limit)
        if found:
            return found
        wanted = fold(typed).replace("-", " ").split()
        slipped = [actor for actor in self.actors.values() if nearly_all(wanted, self._words[actor.id])]
        return list({actor.id: actor for actor in [*self._roster.near(typed), *slipped]}.values())[:limit]

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

    def _somebody(self, who: str, today: date) -> Actor:
        """The actor; what only topics are called is refused with these."""
        topics = self._hit(_asked_about(who))
        if topics and not self.people(who, 1) and not self._people_in(who, today):
            raise UnknownNameError("one", who, [topic.label for topic in topics[:_SUGGESTIONS]])
        return self.actor(who, today)

    def _read(self, text: str, today: date) -> tuple[Actor | None, Topic | None] | None:
        """What a text names: somebody, a topic or both, among words that ask; None where that is not clear."""
        if (actor := self._resolved(text, today)) is not None:
            return actor, None
        if (exact := self.topics.get(self._names.get(fold(text), ""))) is not None:
            return None, exact
        topic, rest = self._split(text)
        people = self._people_in(rest, today)
        if topic is None and people:  # the first is asked about; the words of another may be those of a topic: “NATO”
            asked_about = _asked_about(_without(rest, people[0].span))
            topic = self._likely(asked_about)
            if topic is None and (several := self._hit(asked_about)):
                raise UnknownNameError("topic", asked_about, [each.label for each in several[:_SUGGESTIONS]])
            people = people[:1]
        if topic is None and not people:
            topic = self._likely(_asked_about(text))
        if topic is None or len({mention.actor for mention in people}) > 1:
            return None
        return (self.actors[str(people[0].actor)] if people else None), topic

    def _likely(self, text: str) -> Topic | None:
        """The topic whose names hold the typed words, if one does more than all others."""
        found = self._hit(text)
        scores = [_hits(topic, fold(text)) for topic in found[:2]]
        is_clear = len(scores) == 1 or (bool(scores) and scores[0] >= _CLEARLY * scores[1] and scores[0] > scores[1])
        return found[0] if is_clear else None

    def _hit(self, text: str) -> list[Topic]:
        """The topics whose names hold the typed words, those that do most first."""
        wanted = fold(text)
        scores = {key: score for key, topic in self.topics.items() if (score := _hits(topic, wanted))}
        return [self.topics[key] for key in sorted(scores, key=lambda key: -scores[key])]

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


def _asked_about(text: str) -> str:
    """A text without the words that only ask: "where does stand on nato" asks about "nato"."""
    return " ".join(word for word in text.split() if fold(word).strip("?!.,:;…") not in _ASKING).strip("?!.,:;… ")


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
