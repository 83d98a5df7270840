"""Topics that a line only takes up: which topic "it", "the plan" or "such a cap" means.

What is taken up is the one topic that the line named before, else the sentence before it. Where two topics were named
there, or another noun fits as well, nothing is. A noun reaches farther back where it named a topic itself, as "the cap"
does after "a cap on the army", or where topics.toml has it as a weak wording, or among the `nouns` of only one of the
topics that were named.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.model import Position, Span
from bot.core.reporting import PREPOSITIONS
from bot.core.text import fold
from bot.core.text import words as words_in
from bot.stance.anaphors import POINTING, PROPOSED, UNDONE, Anaphor, absolute, anaphors, definite, is_whole, undone_at
from bot.stance.claims import Claim, Fallen, on_cue, on_hit
from bot.stance.clauses import TIMES, Word, is_joined, is_verb_like, negations
from bot.stance.nouns import Line
from bot.stance.positions import Cue, Sort, cues, is_cue_word
from bot.stance.wordings import Hit, Slip

_OWNING = frozenset("his her its their our".split())
_OTHERS = _OWNING | {"a", "an", "another", "new"}
_DETERMINERS = _OWNING | frozenset("the a an this another any some every each no".split())
_NEAR = 6  # words before a topic in which something may turn it
_WHERE = frozenset("from in within under into during inside".split())
_PHRASE = 4  # words of a noun phrase behind its determiner


@dataclass(frozen=True, slots=True)
class Said:
    """A line with its cues, and with what was found in it on topics, the taken-up ones as well."""

    line: Line
    cues: Sequence[Cue]
    found: tuple[Claim | Fallen, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A topic as a line named it."""

    line: Line
    by: Claim | Fallen

    @property
    def hit(self) -> Hit:
        return self.by.hit

    @property
    def slip(self) -> Slip | None:
        """Why the wording does not mean its topic there, where it does not."""
        return self.by.why if isinstance(self.by, Fallen) and isinstance(self.by.why, Slip) else None

    @property
    def words(self) -> Span:
        """The words that named the topic first."""
        first, last = (self.line.words[place].span for place in (self.hit.first, self.hit.last))
        return self.hit.taken_up or Span(first.start, last.end)

    @property
    def keys(self) -> list[str]:
        """These words, folded."""
        if self.hit.taken_up is None:  # nearly always, and they are folded
            return [word.key for word in self.line.words[self.hit.first : self.hit.last + 1]]
        text = self.line.text
        return [fold(text[word.start : word.end]).removesuffix("'s") for word in words_in(text, self.words)]


def taken_up(
    here: Said, before: Sequence[Sequence[Said]], nouns: Mapping[str, Mapping[str, bool]]
) -> tuple[Claim | Fallen, ...]:
    """What a line says on topics that it only takes up from the sentences right before it, the nearest of them last.

    `nouns` are those of topics.toml, as `Wordings.nouns` has them.
    """
    if not here.found and not any(said.found for sentence in before for said in sentence):
        return ()
    line, found = here.line, here.cues
    hits = [hit for each in here.found if (hit := _weak(line, each, before))]
    hits += _by_noun(here, before, nouns)
    named = [*hits, *(each.hit for each in here.found if not isinstance(each, Fallen) or each.why is not Slip.ALONE)]
    covered = {place for hit in named for place in range(hit.first, hit.last + 1)}
    made = [each for hit in hits for each in on_hit(line, hit, found)]
    for anaphor in anaphors(line.words, found):
        if not covered.isdisjoint(range(anaphor.first, anaphor.last + 1)):
            continue
        said = [*(each for sentence in before for each in sentence), here]
        is_open = len({each.hit.topic for each in _having(line.words[anaphor.noun].key, said, nouns)}) > 1
        hit = _meant(anaphor, replace(here, found=(*here.found, *made)), before, is_open=is_open)
        made += on_hit(line, hit, found) if hit else ()
    if not made and not here.found:
        made += [on_cue(line, hit, cue) for cue in found if (hit := _unsaid(here, cue, before)) is not None]
    return tuple(made)


def _unsaid(here: Said, cue: Cue, before: Sequence[Sequence[Said]]) -> Hit | None:
    """The topic of the sentence before, for a cue that leaves unsaid what it is about: "Oslo refused"."""
    if not absolute(here.line.words, cue):
        return None
    return _meant(Anaphor(cue.last, cue.last, cue.last, is_phrase=True, is_unsaid=True), here, before)


def _weak(line: Line, each: Claim | Fallen, before: Sequence[Sequence[Said]]) -> Hit | None:
    """A wording too weak to name its topic alone, where it means what was named before: "the merger"."""
    words, hit = line.words, each.hit
    if not isinstance(each, Fallen) or each.why is not Slip.ALONE:
        return None
    start = {words[hit.first].key, words[hit.first - 1].key if hit.first else ""}
    if start.isdisjoint(POINTING | _OWNING | {"such"}) or not _closes(words, hit.last):
        return None
    kind, said = words[hit.last].key, [said for sentence in before for said in sentence]
    source = _of_kind(kind, said) or _of_topic(hit.topic, kind, said)
    if source is None or source.hit.topic != hit.topic or source.hit.is_contrary:
        return None
    undone = undone_at(words, hit.last)
    is_contrary = undone is not None and words[undone].key in UNDONE
    return replace(hit, last=undone or hit.last, is_contrary=is_contrary, taken_up=source.words)


def _by_noun(here: Said, before: Sequence[Sequence[Said]], nouns: Mapping[str, Mapping[str, bool]]) -> Iterator[Hit]:
    """The definite nouns of a line that take up the one topic before them of which topics.toml has them: "the loan"."""
    words = here.line.words
    places = [place for place, word in enumerate(words) if place and word.key in nouns and not word.owns]
    taken = {at for each in here.found for at in range(each.hit.first, each.hit.last + 1)} if places else set()
    for place in places:
        first = definite(words, place)
        if first is None or _is_place(words, first - 1, here.cues) or not taken.isdisjoint(range(first, place + 1)):
            continue
        kind, nearer = words[place].key, replace(here, found=tuple(by for by in here.found if by.hit.last < first))
        said = [*(each for sentence in before for each in sentence), nearer]
        named = _having(kind, said, nouns)
        if len({each.hit.topic for each in named}) != 1 or any(_introduces(each, kind) for each in said):
            continue
        source, is_contrary = named[-1], nouns[kind][named[-1].hit.topic]
        if is_contrary or not source.hit.is_contrary:
            yield Hit(first, place, source.hit.topic, is_contrary, taken_up=source.words)


def _having(kind: str, said: Iterable[Said], nouns: Mapping[str, Mapping[str, bool]]) -> list[_Named]:
    """What named a topic of which topics.toml has this noun."""
    topics = nouns.get(kind, {})
    return [each for each in _named(said) if each.slip is None and each.hit.topic in topics] if topics else []


def _is_place(words: Sequence[Word], place: int, found: Sequence[Cue]) -> bool:
    """Whether a preposition that no cue holds says where something is: "removed from the draft", "took part in"."""
    is_held = any(cue.first <= place <= cue.last for cue in found)
    return place >= 0 and words[place].key in _WHERE and not is_held


def _closes(words: Sequence[Word], place: int) -> bool:
    """Whether a noun ends with this word: no other noun that it tells the kind of follows."""
    return is_whole(words, place) or words[place + 1].key in PREPOSITIONS or is_verb_like(words[place + 1])


def _named(said: Iterable[Said]) -> Iterator[_Named]:
    return (_Named(each.line, by) for each in said for by in each.found)


def _of_kind(kind: str, said: Sequence[Said]) -> _Named | None:
    """What named a topic with this noun last, where it stands for no other topic and for nothing else."""
    named = [each for each in _named(said) if each.slip is None and kind in each.keys]
    is_one = len({each.hit.topic for each in named}) == 1
    return named[-1] if is_one and not any(_introduces(each, kind) for each in said) else None


def _of_topic(topic: str, kind: str, said: Sequence[Said]) -> _Named | None:
    """What named a topic last, where no noun of that kind named another or brought up anything else."""
    meant = [each for each in _named(said) if each.slip is None]
    named = [each for each in meant if each.hit.topic == topic]
    is_other = any(kind in each.keys for each in meant) or any(_introduces(each, kind) for each in said)
    return named[-1] if named and not is_other else None


def _introduces(said: Said, kind: str) -> bool:
    """Whether a line brings up another thing of that kind: "has a plan of its own"."""
    words, hits = said.line.words, [each.hit for each in _named([said]) if each.slip is None]
    covered = {place for hit in hits for place in range(hit.first, hit.last + 1)}
    return any(
        word.key == kind and at not in covered and (words[at - 1].key in _OTHERS or words[at - 1].owns)
        for at, word in enumerate(words[1:], 1)
    )


def _meant(anaphor: Anaphor, here: Said, before: Sequence[Sequence[Said]], *, is_open: bool = False) -> Hit | None:
    """The topic that is taken up, where it is certain, as named by the words that take it up.

    `is_open` where its noun may be that of several topics that were named.
    """
    line, kind = here.line, here.line.words[anaphor.noun].key
    nearer = replace(here, found=tuple(each for each in here.found if each.hit.last < anaphor.first))
    is_kind = anaphor.is_phrase and not anaphor.is_unsaid
    same = _of_kind(kind, [*(said for sentence in before for said in sentence), nearer]) if is_kind else None
    if same is not None and (not anaphor.is_same or _is_head(same, kind)):
        return _hit(anaphor, same, -1 if same.hit.is_contrary else 1)
    if anaphor.is_done and _is_one_of_two([*(said for sentence in before[-2:] for said in sentence), nearer]):
        return None  # "the decision", and two were told
    if is_open:
        return None
    near = [nearer] if nearer.found else _last(before, anaphor)
    named = [each for each in _named(near) if each.slip not in {Slip.GOVERNED, Slip.PART}]
    if anaphor.is_same or len({each.hit.topic for each in named}) != 1 or any(each.slip for each in named):
        return None
    claimed = {each.hit for each in named if isinstance(each.by, Claim)}
    signs = {_sign(each, anaphor) for each in named if isinstance(each.by, Claim) or each.hit not in claimed}
    sign, last = signs.pop() if len(signs) == 1 else None, named[-1]
    if anaphor.is_such and last.hit.is_contrary:
        return None  # "such steps" behind a ban may be the ban, or what it bans
    is_clear = _fits(anaphor, last) and not _has_rival(anaphor, last, line) and not _names_another(here, last, anaphor)
    return _hit(anaphor, last, sign) if is_clear and sign is not None else None


def _names_another(here: Said, meant: _Named, anaphor: Anaphor) -> bool:
    """Whether the line goes on to name another topic, which can be meant as well: "rejected it; the park, she said"."""
    is_here = meant.line is here.line
    behind = (each for each in _named([here]) if each.slip is None and each.hit.first > anaphor.last)
    return not is_here and any(each.hit.topic != meant.hit.topic for each in behind)


def _is_one_of_two(said: Iterable[Said]) -> bool:
    """Whether two positions were told that "the decision" can mean."""
    told = {(each.hit.topic, each.by.position) for each in _named(said) if isinstance(each.by, Claim)}
    return len(told) > 1


def _last(before: Sequence[Sequence[Said]], anaphor: Anaphor) -> Sequence[Said]:
    """The sentence before; for a phrase the one before that where it names no topic."""
    named = (sentence for sentence in reversed(before[-2:]) if any(said.found for said in sentence))
    return (
        next(named, ())
        if anaphor.is_phrase and not anaphor.is_unsaid
        else [said for sentence in before[-1:] for said in sentence]
    )


def _is_head(named: _Named, kind: str) -> bool:
    """Whether a noun is what a noun phrase names: the cap of "cap on forces", and not the war of "freeze the war"."""
    keys = named.keys
    head = next((at for at, key in enumerate(keys) if key in PREPOSITIONS), len(keys)) - 1
    return keys[head] == kind and not is_cue_word(keys[0]) and _DETERMINERS.isdisjoint(keys[:head])


def _hit(anaphor: Anaphor, named: _Named, sign: int) -> Hit:
    is_contrary = (sign < 0) is not anaphor.is_turned
    return Hit(anaphor.first, anaphor.last, named.hit.topic, is_contrary, taken_up=named.words)


def _sign(named: _Named, anaphor: Anaphor) -> int | None:
    """Whether the topic (1) or its contrary (-1) is taken up; None where it may be either.

    Who "wants to end aid" is for what turns the topic, and that is taken up; who rejects a plan has not made one.
    """
    by, plain = named.by, -1 if named.hit.is_contrary else 1
    if isinstance(by, Fallen):
        return None if anaphor.is_done or _is_turned(named) else plain
    position = {Position.SUPPORTS: 1, Position.OPPOSES: -1}.get(by.position)
    if anaphor.is_done:
        return position
    is_noun = by.lead.sort is Sort.NOUN and by.lead.sign < 0  # "the end of the tram"
    if is_noun or any(not by.hit.first <= place <= by.hit.last for place in by.denials):
        return None
    alone = plain if len(by.chain.cues) == 1 else None
    return position or alone if by.lead.sign > 0 else alone


def _is_turned(named: _Named) -> bool:
    """Whether something before a topic without a position turns it: "an end to", "not to send"."""
    words, hit = named.line.words, named.hit
    start = max(0, hit.first - _NEAR)
    return negations(words, start, hit.first) > 0 or any(cue.sign < 0 for cue in cues(words[start : hit.first]))


def _fits(anaphor: Anaphor, named: _Named) -> bool:
    """Whether the words for the topic agree with what takes it up."""
    words, hit = named.line.words, named.hit
    if hit.taken_up is not None or anaphor.is_phrase:
        return True
    is_new = any(word.key in {"a", "an"} for word in words[max(0, hit.first - 2) : hit.first + 1])
    return anaphor.is_plural is _is_plural(words, hit) and (is_new or not anaphor.needs_a)


def _is_plural(words: Sequence[Word], hit: Hit) -> bool:
    """Whether the head of the words for a topic is a plural: "limits on the army", "peace talks"."""
    if words[hit.first].key.endswith("ing"):
        return False
    head = hit.first
    while head < hit.last and words[head + 1].key not in PREPOSITIONS:
        head += 1
    return words[head].key.endswith("s") and not words[head].key.endswith(("ss", "us", "is"))


def _has_rival(anaphor: Anaphor, named: _Named, here: Line) -> bool:
    """Whether another thing of the sentence with the topic, or an object nearer by, can be meant as well."""
    line, hit = named.line, named.hit
    if line is here:
        return any(_is_rival(line, place, anaphor) for place in range(hit.last + 1, anaphor.first))
    outside = [place for place in range(len(line.words)) if not hit.first - 2 <= place <= hit.last]
    is_there = any(_is_rival(line, place, anaphor) for place in outside)
    return is_there or any(_is_rival(here, place, anaphor) for place in range(1, anaphor.first))


def _is_rival(line: Line, place: int, anaphor: Anaphor) -> bool:
    """Whether a thing is an object there, or opens the sentence: "published a report", "The report praised"."""
    words = line.words
    before = words[place - 1] if place else None
    is_object = before is None or (is_verb_like(before) and before.key not in PREPOSITIONS)
    if words[place].key not in _DETERMINERS or not is_object:
        return False
    head = place
    while head + 1 < len(words) and head - place < _PHRASE and _goes_on(words[head + 1]):
        head += 1
    is_somebody = any(noun.first <= head and place <= noun.last for noun in line.nouns)
    if head == place or is_somebody or words[head].key in TIMES or is_cue_word(words[head].key):
        return False  # "her support for the merger" is the merger's
    return words[head].key in PROPOSED if anaphor.is_phrase else True


def _goes_on(word: Word) -> bool:
    return is_joined(word) and word.key not in PREPOSITIONS and not is_verb_like(word)
