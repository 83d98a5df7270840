"""Who stands where: positions that a text itself shows, each with the sentence or quotation that shows it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import accumulate, pairwise

from bot.core.model import Kind, Mention, PartialDate, Position, Quote, Span, Stance, Telling
from bot.core.names import Roster
from bot.core.written import Written
from bot.speech.mentions import Sort
from bot.speech.pronouns import Resolver
from bot.speech.scene import Scene
from bot.stance import shifts, tellers, terms
from bot.stance.chains import Chain, Loose
from bot.stance.claims import Claim, Fallen
from bot.stance.clauses import Word, cut, split
from bot.stance.dating import date_of, is_old
from bot.stance.echoes import echoes
from bot.stance.found import Found
from bot.stance.holders import BACK, Finder
from bot.stance.nouns import Noun, nouns_of
from bot.stance.outer import Ruling
from bot.stance.passages import LONGEST, Passage, Placed, is_heading, passages, whole
from bot.stance.recall import Said
from bot.stance.saying import RECALLED, said_before, said_in
from bot.stance.wordings import Hit, Slip, Wordings

_OF = frozenset({"of", "between", "with"})
_ANY = frozenset("a an new another any every no his her its their own old this".split())
_ANY_BEFORE, _ANY_BEHIND = 12, 10  # characters before and behind a name in which one of these stands
_QUANTITIES = frozenset("a an the some several many most".split())


class Material:
    """A text prepared for the reading of stances: its sentences, who spoke what, whom it names, and the topics.

    `told` are the places of the sentences that name a topic, or that may point back at one. The others show nothing.
    `scene` is that of the text, with these sentences and quotations, and `resolver` resolves its phrases.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that one reading knows
        self,
        text: str,
        sentences: Sequence[Span],
        quotes: Sequence[Quote],
        roster: Roster,
        wordings: Wordings,
        published: PartialDate | None,
        scene: Scene,
        resolver: Resolver,
    ) -> None:
        self.text, self.sentences, self.roster, self.published = text, sentences, roster, published
        self.wordings = wordings
        self._all = split(text, Span(0, len(text))) if sentences else ()
        self._words = [cut(text, self._all, sentence) for sentence in sentences]
        self._away = list(_away(text, sentences, self._words, wordings))
        self._named = [wordings.named(whole(words)) for words in self._words]
        self._judged = [
            wordings.judged(words, (), away, named)
            for words, away, named in zip(self._words, self._away, self._named, strict=True)
        ]
        sure = [{hit.topic for hit, slip in each if slip is None and not hit.is_weak} for each in self._judged]
        self._near = list(accumulate(sure, set[str].union))  # the topics named without doubt, so far
        naming = [at for at, words in enumerate(self._words) if self._judged[at] or whole(words) is not words]
        told = {place for at in naming for place in range(at, min(at + BACK, len(sentences)))}
        told |= set(self._taking_up(naming, told))
        self.told = sorted(at for at in told if not is_heading(self._words[at]))
        self._scene, self._resolver = scene, resolver
        marked = [quote for quote in quotes if quote.kind is not Kind.INDIRECT]
        self._pieces = Placed((piece, (piece, quote)) for quote in marked for piece in quote.pieces)
        self._reported: dict[Span, list[Quote]] = defaultdict(list)  # by sentence
        for quote in quotes:
            if quote.kind is Kind.INDIRECT and quote.speaker is not None:
                at = bisect_right(sentences, quote.span.start, key=lambda sentence: sentence.start) - 1
                self._reported[sentences[at]].append(quote)

    def _taking_up(self, naming: Sequence[int], told: Container[int]) -> Iterator[int]:
        """The places of further sentences with a noun that may take up what was named before."""
        for at, following in pairwise((*naming, len(self.sentences))):
            for place in range(at + BACK, min(at + RECALLED, following)):
                if place not in told and any(word.key in self.wordings.nouns for word in self._words[place]):
                    yield place

    def judged(self, at: int, words: Sequence[Word]) -> list[tuple[Hit, Slip | None]]:
        """The wordings in a passage of the sentence at a place, by `Wordings.judged`."""
        named, judged = self._named[at], self._judged[at]
        is_part = words is not self._words[at]  # of the sentence: something is quoted in it
        if not is_part and not any(slip is Slip.ALONE for _, slip in judged):
            return judged  # the sentences before can only help what is too weak alone
        if is_part and (named.hits or len(self._words[at]) > LONGEST):  # else no part of it names anything, either
            named = self.wordings.named(words)
        return self.wordings.judged(words, self._near[at], self._away[at], named)

    @cached_property
    def everybody(self) -> Placed[Mention]:
        """Everybody whom the sentences that are told name, and the few before each; many texts need none of them."""
        near = sorted({place for at in self.told for place in range(max(0, at - BACK), at + 1)})
        stretches = [self.sentences[at] for at in near]
        starts, ends, keys, *_ = zip(*self._all, strict=True) if self._all else ((), (), ())
        written = Written(self.text, starts, ends, list(keys))
        found = named(self._scene, self._resolver, stretches, written, self.roster, self.published)
        return Placed((mention.span, mention) for mention in found)

    def named_in(self, sentence: Span) -> Sequence[Mention]:
        """Everybody whom a sentence names."""
        return self.everybody.within(sentence)

    def passages(self, at: int) -> list[Passage]:
        """What the sentence at a place says by itself, then what is quoted in it."""
        sentence, words = self.sentences[at], self._words[at]
        spoken, reported = self.spoken_in(sentence), self._reported.get(sentence, ())

        def nouns(line: tuple[Word, ...]) -> tuple[Noun, ...]:
            return nouns_of(self.text, line, self.named_in(sentence), self.roster)

        return list(passages(self.text, sentence, words, spoken, reported, nouns))

    def spoken_in(self, stretch: Span) -> Sequence[tuple[Span, Quote]]:
        """The pieces of quotations that share a character with a stretch of the text."""
        return self._pieces.within(stretch)


@dataclass(frozen=True, slots=True)
class Case:
    """A stance with all that it rests on; the spans are the words that say when it was held, and that it is new."""

    stance: Stance
    passage: Passage
    claim: Claim
    held: tellers.Held
    terms: terms.Terms | None
    past: Span | None
    change: Span | None
    dated: Span | None


@dataclass(frozen=True, slots=True)
class Miss:
    """A wording of a topic in a passage without a stance that is kept, and why.

    It does not mean the topic, no cue bears on it, a rule leaves it open, nobody is found to hold it (of these the
    `chain` of cues is known, where there is one), or another case shows the stance better.
    """

    passage: Passage
    hit: Hit
    why: Slip | Loose | Ruling | Found | Case
    chain: Chain | None = None


def stances(material: Material) -> tuple[Stance, ...]:
    """The positions that a text shows, in the order of their evidence, each holder and topic once a sentence."""
    kept, _ = _settled([case for case in considered(material) if isinstance(case, Case)])
    return tuple(case.stance for case in kept)


def sifted(material: Material) -> tuple[list[Case], list[Miss]]:
    """The cases of the stances that `stances` gives, in the same order, and all misses."""
    found = tuple(considered(material))
    kept, lost = _settled([case for case in found if isinstance(case, Case)])
    return kept, [*(miss for miss in found if isinstance(miss, Miss)), *lost]


def considered(material: Material) -> Iterator[Case | Miss]:
    """Every stance that a sentence shows, and every topic that one names without, in the order of the sentences."""
    said: dict[int, tuple[Said, ...]] = {}
    passages_at = cache(material.passages)
    for at in material.told:
        told = passages_at(at)
        finder = Finder(material.roster, [passages_at(place)[0].line for place in range(max(0, at - BACK), at)])
        before = said_before(said, at)
        said[at] = tuple(said_in(told, partial(material.judged, at), before, material.wordings.nouns))
        here = [each for pair in zip(told, said[at], strict=True) for each in _read(*pair, finder, material.published)]
        kept, lost = _distinct([each for each in here if isinstance(each, Case)], lambda stance: stance.past)
        yield from kept
        yield from lost
        yield from (each for each in here if isinstance(each, Miss))


def _away(
    text: str, sentences: Sequence[Span], words: Sequence[Sequence[Word]], wordings: Wordings
) -> Iterator[frozenset[str]]:
    """The topics that each sentence cannot mean, carried on through its paragraph and the next, up to one of home.

    In a text that is not about a topic, it is meant in the rest of a paragraph alone, from a sentence of home on.
    """
    strange = wordings.strange(words)
    own, before, end = strange, strange, 0  # `before` are those of the paragraph before
    for sentence, line in zip(sentences, words, strict=True):
        if "\n" in text[end : sentence.start]:
            own, before = strange, own
        before, own = wordings.away(line, before), wordings.away(line, own)
        yield own | before
        end = sentence.end


def _settled(cases: Sequence[Case]) -> tuple[list[Case], list[Miss]]:
    """The cases that are kept, in the order of their evidence, and those that another one makes needless."""
    told, again = _without_retold(cases)
    kept, lost = _distinct(told, lambda stance: (stance.past, stance.evidence))
    lost += again
    return sorted(kept, key=lambda case: (case.stance.evidence, case.stance.topic, case.stance.holder.span)), lost


def _without_retold(cases: Sequence[Case]) -> tuple[list[Case], list[Miss]]:
    """The cases without those that tell a conditional position again and leave out its terms; and these."""

    def key(case: Case) -> tuple[Hashable, ...]:
        return case.stance.holder.actor or case.stance.holder.name, case.stance.topic, case.stance.past

    bound = {
        key(case): case
        for case in cases
        if case.stance.position is Position.CONDITIONAL and case.stance.telling is not Telling.TOLD
    }
    kept, again = [], []
    for case in cases:
        fuller = bound.get(key(case))
        is_plain = case.stance.position is Position.SUPPORTS and case.stance.telling is not Telling.OWN_WORDS
        if fuller and is_plain:
            again.append(Miss(case.passage, case.claim.hit, fuller, case.claim.chain))
        else:
            kept.append(case)
    return kept, again


def named(  # noqa: PLR0913, PLR0917 - a text in all the ways in which it is known
    scene: Scene,
    resolver: Resolver,
    sentences: Sequence[Span],
    written: Written,
    roster: Roster,
    published: PartialDate | None,
) -> list[Mention]:
    """Everybody whom some sentences name: listed actors, and persons whose full name stands anywhere in the text."""
    if not sentences:
        return []
    everywhere, weakly = roster.find_both(written, published.earliest if published else None)
    known = {mention.actor for mention in everywhere}
    listed, short = (
        [mention for sentence in sentences for mention in each.within(sentence)]
        for each in (Placed((mention.span, mention) for mention in found) for found in (everywhere, weakly))
    )
    persons = [
        resolver.mention(frame, phrase).mention
        for frame, phrases in enumerate(scene.phrases)
        for phrase in phrases
        if phrase.sort is Sort.NAME and len(scene.persons(phrase)) == 1
    ]
    found, taken = list(listed), {place for mention in listed for place in _places(mention)}
    weak = [mention for mention in short if mention.actor in known and not _is_common(scene.text, mention.span)]
    for mention in (*persons, *weak):
        if taken.isdisjoint(_places(mention)):
            found.append(mention)
            taken.update(_places(mention))
    return found


def _is_common(text: str, span: Span) -> bool:
    """Whether a word that can stand for a body is any such thing here: "an alliance", "the alliance of Dan Hill"."""
    before = text[max(0, span.start - _ANY_BEFORE) : span.start].split()[-1:]
    behind = text[span.end : span.end + _ANY_BEHIND].split()[:1]
    is_other = not _OF.isdisjoint(behind) or not _ANY.isdisjoint(word.lower() for word in before)
    return text[span.start].islower() and is_other


def _places(mention: Mention) -> range:
    return range(mention.span.start, mention.span.end)


def _read(passage: Passage, said: Said, finder: Finder, published: PartialDate | None) -> Iterator[Case | Miss]:
    for claim in said.found:
        if isinstance(claim, Fallen):
            yield Miss(passage, claim.hit, claim.why, claim.chain)
            continue
        for held in tellers.holders(passage.line, claim, finder):
            if isinstance(held, Found):
                yield Miss(passage, claim.hit, held, claim.chain)
            else:
                yield _case(passage, claim, held, published)
        for alike, who in echoes(passage.line, claim) if passage.line.speaker is None else ():
            for held in tellers.sharing(passage.line, who):
                yield _case(passage, alike, held, published)


def _case(passage: Passage, claim: Claim, held: tellers.Held, published: PartialDate | None) -> Case:
    line, (dated, on) = passage.line, date_of(passage, claim, published)
    hangs_on, past, change = terms.terms(line, claim), shifts.past(line, claim), shifts.change(line, claim)
    stance = Stance(
        holder=held.holder,
        topic=claim.hit.topic,
        position=Position.CONDITIONAL if hangs_on else claim.position,
        evidence=passage.evidence,
        telling=held.telling,
        past=past is not None or is_old(on, published),
        as_of=on,
        condition=hangs_on.asked if hangs_on else None,
        chain=(*held.chain, *passage.chain),
        is_change=change is not None,
        confidence=round(min(max(claim.confidence + held.weight, 0.05), passage.certainty, held.found.certainty), 2),
    )
    return Case(stance, passage, claim, held, hangs_on, past, change, dated)


def _distinct(found: Sequence[Case], part: Callable[[Stance], Hashable]) -> tuple[list[Case], list[Miss]]:
    """Each holder and topic once for each `part` of the text, in the holder's own words if possible; and the rest."""
    best: dict[tuple[Hashable, ...], Case] = {}
    lost = []
    for case in found:
        stance = case.stance
        key = (stance.holder.actor or _bare(stance.holder.name), stance.topic, part(stance))
        known = best.get(key)
        if known is None or _weight(stance) > _weight(known.stance):
            best[key] = case
        if known is not None:
            worse, better = (case, known) if best[key] is known else (known, case)
            lost.append(Miss(worse.passage, worse.claim.hit, better, worse.claim.chain))
    return list(best.values()), lost


def _bare(name: str) -> str:
    """A phrase without what says how many are meant: "several diplomats" and "diplomats" are the same."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() in _QUANTITIES else name


def _weight(stance: Stance) -> tuple[bool, bool, float]:
    return stance.telling is not Telling.TOLD, stance.telling is Telling.OWN_WORDS, stance.confidence
