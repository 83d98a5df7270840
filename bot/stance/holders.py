"""Whose verb it is: the subject of a clause, pronouns resolved, and nothing where two may be meant."""

from collections.abc import Iterator, Sequence
from math import sqrt

from bot.core.model import Mention, Quote
from bot.core.names import Roster
from bot.stance.bystanders import (
    antecedent,
    blamed,
    is_accused,
    is_cause,
    is_decision,
    is_expected,
    is_impersonal,
    is_of_some,
)
from bot.stance.clauses import (
    HARD,
    PRONOUNS,
    SUBORDINATORS,
    Word,
    before_aside,
    clause_start,
    first_in,
    is_between,
    is_joined,
    is_sentence,
)
from bot.stance.found import NOBODY, Found, Way
from bot.stance.groups import joined_before, listed, together
from bot.stance.nouns import PHRASE_WORDS, Line, Noun
from bot.stance.placing import (
    is_done_to,
    is_linked,
    is_of_participle,
    is_pair,
    is_passive,
    is_phrase,
    opens_content,
    right_before,
)

# What speaks for its owner: "Zelensky's plan rules out", "Russia's foreign ministry refuses". Our own list.
_VOICES = frozenset(
    """
    plan proposal statement stance position office government administration ministry team formula side party delegation
    army military parliament offer letter announcement country nation paper draft blueprint roadmap declaration
    initiative communique document resolution report strategy
    """.split()
)
_OVER = frozenset({"over", "for", "about", "at"})
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they", "our": "we", "my": "i"}
# Verbs, by their beginnings, after which a form in -ing is a subject: "said sending tanks would be wrong".
_CLAIMING = ("said", "say", "argu", "warn", "insist", "believ", "think", "thought", "stress", "claim", "note", "added")

_LEADING = frozenset("threatened threatens tried tries managed began continued chose wanted happened helped".split())
_SPEAKING = frozenset({"i", "we"})
_SURE = 0.5  # the confidence from which a pronoun that is open by the rules below means whom a clause says
_SURER = 0.8  # that from which a clause is believed where these rules find somebody else
_OPENING = 3  # so many words into a sentence a pronoun may stand for a name that follows
BACK = 3  # sentences back in which a pronoun's name is looked for
_TAIL = 5  # words of such a phrase
_OWNED = 3  # words from an owner to what is owned: "Russia's new peace plan"
_MEETING = frozenset("met meets hosted hosts received receives phoned called visited visits rang joined".split())
_EITHER = 0.45  # how sure "he" is behind "Ben Stone met Dan Hill"
_NAMED = 3  # words from "by" or a verb of saying to the last of a name: "by the German chancellor"


class Finder:
    """Finds who does what in a line; `earlier` are the lines before it, where pronouns look for their names."""

    def __init__(self, roster: Roster, earlier: Sequence[Line] = ()) -> None:
        self.roster, self._earlier = roster, earlier[-BACK:]

    def subject(self, line: Line, verb: int, *, is_finite: bool) -> Found:
        """Who does what the word at `verb` says; nobody when that is no person or body, or cannot be told.

        A verb that is not finite, or shares its subject with the verb before, belongs to the subject of its clause.
        """
        words, index = line.words, verb - 1
        while index >= 0 and not HARD.search(words[index + 1].gap):
            before = before_aside(words, index)
            if before == index and not is_between(words[index]):
                break
            index = before if before < index else index - 1
        is_participle = words[verb].key.endswith("ing")
        if words[index + 1].key == "both" and (who := together(line, index + 1, self._earlier, is_pair=True)):
            return who
        if index < 0:
            return self._after_participle(line, verb) if is_participle else NOBODY
        is_topic = is_participle and (words[index].key == "that" or words[index].key.startswith(_CLAIMING))
        if HARD.search(words[index + 1].gap) or is_topic:
            return Found((), Way.UNSAID, index)  # "that granting it would …": nobody is said to grant it
        if (told := self._by_word(line, index)) is not None:
            return told
        beside = self._joined(line, verb) or blamed(line, index) if is_participle else NOBODY
        noun = None if beside else line.ending_at(index)
        is_other = noun is not None and is_of_participle(words, noun.first)
        if not beside and (is_other or (is_participle and is_accused(words, index))):
            return Found((), Way.UNSAID, index)
        found = beside or right_before(line, index, verb) or self._apart(line, index, verb, is_finite=is_finite)
        return found if found.at is not None else Found(found.who, found.way, verb, found.through)

    def _by_word(self, line: Line, index: int) -> Found | None:
        """Whom the word right before a verb tells, where it does: "who", a pronoun, "Berlin's decision to"."""
        word = line.words[index]
        if word.key in {"who", "which"}:
            return antecedent(line, index)
        if word.key in PRONOUNS:
            return self.pronoun(line, index)
        if is_pair(line.words, index) and (who := together(line, index, self._earlier, is_pair=True)):
            return who
        return self._to_do(line, index) if word.key == "to" else None

    def _to_do(self, line: Line, to: int) -> Found | None:
        """Who is to do what follows "to", where that is not the subject: "expects Berlin to", "its decision to"."""
        if is_expected(line, to) or is_impersonal(line.words, to):
            return Found((), Way.UNSAID, to)
        if line.words[to - 1].key in _LEADING:
            return self.subject(line, to - 1, is_finite=True)  # "Ben Stone, who threatened to stop"
        if not is_decision(line.words, to):
            return None
        found = self.owner(line, to - 1)
        return found or (Found((), Way.UNSAID, to) if is_cause(line.words, to - 1) else None)

    def main_subject(self, line: Line, index: int) -> Found:
        """The subject of the clause that the word at `index` stands in, or else of the clause before."""
        start = clause_start(line.words, index)
        if line.words[index].key == "and" and "," in line.words[index].gap:  # "said that Ada Marsh came, and demanded"
            return self._subject_from(line, start, index)
        found = self._first_subject(line, start, index)
        if not found and start > 0:
            found = self._first_subject(line, clause_start(line.words, start - 1), start - 1)
        return found

    def pronoun(self, line: Line, index: int) -> Found:
        """Whom a pronoun means: the last fitting subject, this sentence first; nobody when two fit equally."""
        return self._meant(line, index, line.words[index].key)

    def speaker(self, line: Line, clause: Quote) -> Found:
        """Whoever says a reported clause, with those who share their place: "Ada Marsh and Ben Stone said"."""
        words, who, cue = line.words, clause.speaker, clause.cue
        verb = first_in(words, cue) if cue else None
        if who is None:
            return NOBODY
        if verb == 0 and cue and cue.overlaps(who.span):
            return self._after_participle(line, 0)  # "Saying that the tram must come, Ada Marsh …"
        at = first_in(words, who.span)
        if at is not None and words[at].key in PRONOUNS:
            found = self.pronoun(line, at)
            if verb is not None and is_passive(words, at, verb):
                return Found((), Way.UNTOLD, at)  # "it is said that"
            is_same = found and who.name in {found.who[0].name, found.who[0].actor}
            is_ours = found and found.who[0].actor and clause.confidence < _SURER
            is_open = clause.confidence < _SURE or (found and found.who[0].actor)
            if is_same or is_ours or is_open:
                return found if is_same or is_ours else Found((), Way.AMBIGUOUS, at)
        noun = next((noun for noun in reversed(line.nouns) if noun.mention.span.overlaps(who.span)), None)
        if noun and is_of_some(words, noun):
            return Found((), Way.UNTOLD, noun.first)
        group = joined_before(line, noun) if noun else ()
        if noun and who.actor is None and not noun.owns and who.span in noun.mention.span:
            who = noun.mention  # "Republican" of "Republican senators"
        return Found(group if len(group) > 1 else (who,), Way.REPORTED, verb, certainty=_certainty(clause))

    def owner(self, line: Line, noun: int) -> Found:
        """Who owns the noun at this place: "Russia's refusal", "his plea"."""
        for index in range(noun - 1, max(noun - _OWNED, 0) - 1, -1):
            word = line.words[index]
            if not is_joined(line.words[index + 1]):
                return NOBODY
            if word.owns:
                found = line.ending_at(index)
                return Found((found.mention,), Way.OWNER, noun) if found else NOBODY
            if word.key in _OWNERS:
                is_open = line.words[index - 1].key in _OVER and self._is_either(line, index, _OWNERS[word.key])
                return Found((), Way.AMBIGUOUS, index) if is_open else self._meant(line, index, _OWNERS[word.key])
        return NOBODY

    def _is_either(self, line: Line, index: int, key: str) -> bool:
        """Whether what somebody is blamed "over" may be theirs or the blamer's: "met Ada Marsh over his refusal"."""
        start = clause_start(line.words, index)
        near = (noun for noun in line.nouns if start <= noun.first < index and not noun.owns and self._fits(noun, key))
        return len({_who(noun) for noun in near}) > 1

    def _joined(self, line: Line, verb: int) -> Found:
        """Those who do something with somebody: "Oslo joined Bern in calling for it"."""
        noun = line.ending_at(verb - 2) if line.words[verb - 1].key == "in" else None
        group = joined_before(line, noun) if noun else ()
        first = min((other.first for other in line.nouns if other.mention in group), default=0)
        found = self.main_subject(line, first) if line.words[first - 1].key.startswith("join") else NOBODY
        return Found((*found.who, *group), Way.CLAUSE) if found else NOBODY

    def _apart(self, line: Line, index: int, verb: int, *, is_finite: bool) -> Found:
        """The subject of a verb that does not follow it directly."""
        voice = self._voice(line, index) if is_finite else NOBODY
        if voice or (is_finite and not is_linked(line.words, index, verb) and not is_phrase(line, index)):
            return voice
        return self.main_subject(line, index)

    def _voice(self, line: Line, index: int) -> Found:
        """Whoever owns what speaks for them: "Northgate's plan", "his government"."""
        index = _head(line.words, index)
        if line.words[index].key not in _VOICES:
            return NOBODY
        near = (noun for noun in reversed(line.nouns) if noun.owns and 0 < index - noun.last <= _OWNED)
        if noun := next(near, None):
            return Found((noun.mention,), Way.VOICE, index)
        owner = line.words[index - 1].key if index else ""
        return self._meant(line, index - 1, _OWNERS[owner]) if owner in _OWNERS else NOBODY

    def _after_participle(self, line: Line, verb: int) -> Found:
        """The subject after the comma that ends an opening participle: "Rejecting a truce, Moscow …"."""
        words = line.words
        comma = next((place for place in range(verb, len(words)) if "," in words[place].gap), len(words))
        if is_sentence(words, verb, comma):
            return Found((), Way.UNSAID, verb)  # "Sending tanks would be wrong, Ada Marsh said"
        if comma < len(words) and words[comma].key in PRONOUNS:
            return self.pronoun(line, comma)
        noun = next((noun for noun in line.nouns if noun.first >= comma and not noun.owns), None)
        return Found(listed(line, noun), Way.PARTICIPLE) if noun and noun.first <= comma + PHRASE_WORDS else NOBODY

    def _first_subject(self, line: Line, start: int, end: int) -> Found:
        that = max((place for place in range(start, end) if opens_content(line, place, end)), default=start)
        return self._subject_from(line, that, end)

    def _subject_from(self, line: Line, first: int, end: int) -> Found:
        for index in range(first, end + 1):
            word, noun = line.words[index], line.ending_at(index)
            if word.key in PRONOUNS and not is_done_to(line.words, index):
                return self.pronoun(line, index)
            if word.key in {"who", "which"}:
                return antecedent(line, index)
            if noun and noun.is_subject:
                return Found(listed(line, noun), Way.CLAUSE)
            if voice := self._voice(line, index):
                return voice
        return NOBODY

    def _meant(self, line: Line, index: int, key: str) -> Found:
        if key == "they" and (group := together(line, index, self._earlier, is_pair=False)):
            return group
        found: Mention | None = None
        if key in _SPEAKING:
            found = line.speaker
        else:
            for fitting in self._fitting(line, index, key):
                found = fitting[0].mention if len({_who(noun) for noun in fitting}) == 1 else None
                break
        if found is None:
            return Found((), Way.AMBIGUOUS, index)
        mention = Mention(line.words[index].span, found.name, found.actor)
        is_either = key in {"he", "she"} and self._earlier and self._has_met(self._earlier[-1], found, key)
        return Found((mention,), Way.PRONOUN, index, found.span, _EITHER if is_either else 1.0)

    def _fitting(self, line: Line, index: int, key: str) -> Iterator[Sequence[Noun]]:
        """The nouns that a pronoun may mean, the most likely place first; those of one place are equally likely."""
        if index <= _OPENING and line.words[0].key in SUBORDINATORS:  # "Although he agreed, Macron …"
            yield from ([noun] for noun in line.nouns if noun.is_subject and self._fits(noun, key))
        here = [noun for noun in line.nouns if noun.last < index and not noun.owns and self._fits(noun, key)]
        here = [noun for noun in here if not (noun.is_object and _is_another(line, noun, key))]
        yield from ([noun] for noun in sorted(here, key=lambda noun: noun.is_object))
        if key in {"he", "she"}:  # "Ada Marsh's office said that she opposes it"
            yield from ([noun] for noun in line.nouns if noun.owns and noun.last < index and self._fits(noun, key))
        has_gap, following = False, line
        for before in reversed(self._earlier):
            fitting = [noun for noun in before.nouns if self._fits(noun, key)]
            if fitting and _is_another(before, fitting[0], key):
                continue
            if fitting and has_gap and _is_parted(before, following):
                return  # the paragraph before ends with something else
            has_gap = has_gap or all(word.key != key for word in before.words)
            heads = [noun for noun in fitting if noun.is_subject]
            opens = next((noun for noun in before.nouns if noun.is_subject), None)
            if fitting:
                yield heads[:1] if heads and heads[0] == opens else heads if _is_one(heads) else fitting

    def _has_met(self, line: Line, who: Mention, key: str) -> bool:
        """Whether somebody did something with another whom the pronoun fits as well: "Ben Stone met Dan Hill"."""
        first = next((noun for noun in line.nouns if noun.mention.span == who.span), None)
        if first is None or not any(word.key in _MEETING for word in line.words[first.last + 1 : first.last + _NAMED]):
            return False
        return any(
            noun.first > first.last and _who(noun) != _who(first) and self._fits(noun, key) for noun in line.nouns
        )

    def _fits(self, noun: Noun, key: str) -> bool:
        actor = self.roster.actors.get(noun.mention.actor or "")
        if noun.is_body:
            return key == "it"
        if (key == "he" and noun.mention.name.endswith("woman")) or (
            key == "she" and noun.mention.name.endswith("sman")
        ):
            return False
        if actor is None:
            is_example = noun.mention.name.startswith("one ")  # "one ambassador kept a list"
            return noun.is_plural == (key == "they") and key != "it" and not is_example
        if key in {"he", "she"}:
            return actor.kind == "person" and actor.pronoun in {None, key}
        if key == "it":
            return actor.kind != "person"
        return actor.kind != "person" and actor.name.endswith("s")  # a body of many: "Western allies"


def _is_another(line: Line, noun: Noun, key: str) -> bool:
    """Whether a noun stands behind the same pronoun, and so is somebody else: "She is disappointed in Ada Marsh"."""
    is_before = line.words[0].key in SUBORDINATORS  # "Although he agreed, Macron …"
    return not is_before and any(word.key == key for word in line.words[: noun.first])


def _is_parted(before: Line, here: Line) -> bool:
    """Whether a paragraph ends between two lines."""
    return "\n" in here.text[before.words[-1].end : here.words[0].start]


def _head(words: Sequence[Word], index: int) -> int:
    """The noun before a phrase with a preposition that ends at `index`: the paper of "Oslo's paper of February"."""
    for place in range(index - 1, max(0, index - _TAIL), -1):
        if words[place].key in {"of", "from", "on", "for", "in"} and words[place - 1].key in _VOICES:
            return place - 1
    return index


def _certainty(clause: Quote) -> float:
    """How sure the speaker of a clause is: surer than the clause, since a position does not hang on where it ends."""
    return round(sqrt(clause.confidence), 2)


def named_after(line: Line, index: int) -> Found:
    """The people or bodies named right after a preposition or verb at `index`: "by Berlin and Paris"."""
    near = (noun for noun in line.nouns if index < noun.first <= index + _NAMED and not noun.owns)
    noun = next(near, None)
    return Found(listed(line, noun), Way.AGENT, index) if noun else NOBODY


def _who(noun: Noun) -> str:
    return noun.mention.actor or noun.mention.name


def _is_one(nouns: Sequence[Noun]) -> bool:
    return len({_who(noun) for noun in nouns}) == 1
