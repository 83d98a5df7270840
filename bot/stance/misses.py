"""Why a sentence that names a topic and somebody listed shows no stance: at which step it fell, and by which rule."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bot.core.explanation import Aspect, Ground, NoStance, Step
from bot.core.model import Span
from bot.stance.chains import Cut, Loose
from bot.stance.clauses import split
from bot.stance.found import Found
from bot.stance.grounds import WAYS, cue_named, stretch, topic_named
from bot.stance.nouns import Line, Noun
from bot.stance.outer import Rule, Ruling
from bot.stance.passages import LONGEST, Passage
from bot.stance.stances import Case, Material, Miss
from bot.stance.wordings import Hit, Slip

_STEPS = tuple(Step)
_REACHED: Mapping[type, Step] = {
    Slip: Step.WORDING,
    Loose: Step.CUE,
    Ruling: Step.ASSERTED,
    Found: Step.HOLDER,
    Case: Step.DOUBLED,
}
_SLIPS = {
    Slip.GOVERNED: "only what a contrary wording is about",
    Slip.ALONE: "too weak alone, and no word of the topic's “about” is in the sentence",
    Slip.ELSEWHERE: "a word of the topic's “elsewhere” stands beside it",
    Slip.AWAY: "another place is named near it, or the text hardly names a word of “home”",
    Slip.NEVER: "within a wording of the topic's “never”",
    Slip.PART: "only ends in the kind of what another topic names",
}
_CUTS = {
    Cut.FAR: "stands too far from it",
    Cut.SAYING: "a verb of saying stands between",
    Cut.CLAUSE: "another clause begins between",
    Cut.UNFORETOLD: "does not say that it would bring the threat about",
    Cut.STEP: "only a step, and nobody is said to want it",
    Cut.ASIDE: "about somebody, or words, that the topic is only named with",
    Cut.UNRELATED: "behind the topic, and neither “must” nor “rejected by”",
}
_RULES = {
    Rule.ASKED: "a question ends here",
    Rule.UNREAL: "only expected, possible, feigned or failed",
    Rule.NOBODYS: "the subject is nobody, or anybody",
    Rule.MERE_TALK: "only words on it are refused",
    Rule.PASSED_OVER: "something else is wanted before it",
    Rule.HEARSAY_REFUSED: "a report of it is rejected, and no proposal",
    Rule.ASCRIBED: "goes on to say that others say so",
    Rule.ABOUT_ANOTHER: "about another noun",
    Rule.SUPPOSED: "only supposes it",
    Rule.DOUBTED: "doubts, denies or fears what follows",
    Rule.HEARSAY: "only somebody's word for it",
    Rule.UNTRUE: "is denied",
    Rule.NOT_THAT: "denies the clause",
    Rule.UNSAID: "saying or thinking so is denied, refused or called wrong",
    Rule.ANYBODYS: "anybody may say so, and nobody is named",
    Rule.ACCUSED: "somebody is accused of saying so",
    Rule.OTHERS: "the speaker tells what others say",
    Rule.RAISED: "turns it",
}


def missed(material: Material, kept: Iterable[Case], misses: Sequence[Miss]) -> tuple[NoStance, ...]:
    """The wordings of topics without a stance in sentences that name somebody listed, each at its last step."""
    shown = {(case.stance.topic, _wording(case.passage, case.claim.hit)) for case in kept}
    last: dict[tuple[str, Span], Miss] = {}
    for miss in misses:
        key = (miss.hit.topic, _wording(miss.passage, miss.hit))
        if key not in shown and (key not in last or _reached(last[key]) < _reached(miss)):
            last[key] = miss
    fallen = [_fallen(miss) for miss in last.values() if _is_about_somebody(material, miss)]
    unread = _unread(material, {*shown, *last})
    return tuple(sorted((*fallen, *unread), key=lambda each: (each.words, each.topic)))


def _wording(passage: Passage, hit: Hit) -> Span:
    return stretch(passage.line, hit.first, hit.last)


def _reached(miss: Miss) -> int:
    """How far a wording came; a cue that does not reach it is farther than none."""
    return 2 * _STEPS.index(_REACHED[type(miss.why)]) + (miss.why != Loose())


def _is_about_somebody(material: Material, miss: Miss) -> bool:
    speaker = miss.passage.line.speaker
    return (speaker is not None and speaker.actor is not None) or _names_somebody(material, miss.passage.sentence)


def _names_somebody(material: Material, sentence: Span) -> bool:
    return any(mention.actor for mention in material.named_in(sentence))


def _fallen(miss: Miss) -> NoStance:
    line = miss.passage.line
    grounds = (*_wording_grounds(line, miss.hit), *_cues(miss), *_why(line, miss.why))
    step = _REACHED[type(miss.why)]
    return NoStance(miss.passage.sentence, miss.hit.topic, _wording(miss.passage, miss.hit), step, grounds)


def _cues(miss: Miss) -> Iterator[Ground]:
    """The words that show a position, so far as they were found."""
    if miss.chain is not None:
        yield from (cue_named(miss.passage.line, cue) for cue in miss.chain.cues)


def _why(line: Line, why: Slip | Loose | Ruling | Found | Case) -> Iterator[Ground]:
    """What kept a wording from being a stance."""
    if isinstance(why, Slip):
        yield Ground(Aspect.TOPIC, _SLIPS[why])
    elif isinstance(why, Loose):
        yield _loose(line, why)
    elif isinstance(why, Ruling) and why.rule is not None:
        yield Ground(Aspect.POSITION, _RULES[why.rule], (line.words[why.at].span,) if why.at is not None else ())
    elif isinstance(why, Found):
        yield Ground(Aspect.HOLDER, WAYS[why.way], (line.words[why.at].span,) if why.at is not None else ())
        yield from (
            Ground(Aspect.HOLDER, says, (noun.mention.span,)) for noun in line.nouns if (says := _standing(noun))
        )
    elif isinstance(why, Case):
        shown = (why.stance.holder.span, _wording(why.passage, why.claim.hit))
        yield Ground(Aspect.HOLDER, "has a position on this already, by these words", shown)


def _loose(line: Line, loose: Loose) -> Ground:
    """Why no cue bears on a topic."""
    if loose.cue is None or loose.cut is None:
        return Ground(Aspect.POSITION, "no word beside it shows a position")
    return Ground(Aspect.POSITION, _CUTS[loose.cut], (stretch(line, loose.cue.first, loose.cue.last),))


def _standing(noun: Noun) -> str:
    """What keeps a person or body from being a subject, if anything does."""
    return "only owns what follows" if noun.owns else "a preposition governs it" if noun.is_object else ""


def _unread(material: Material, read: Collection[tuple[str, Span]]) -> Iterator[NoStance]:
    """The wordings in words that are read for no position: quoted without a speaker, or in a line of great length."""
    places = {(topic, place) for topic, span in read for place in range(span.start, span.end)}
    for sentence in material.sentences:
        if not _names_somebody(material, sentence):
            continue
        whole = Line(material.text, split(material.text, sentence), lambda _: ())
        for hit in material.wordings.find(whole.words[:LONGEST]):
            words = stretch(whole, hit.first, hit.last)
            if (hit.topic, words.start) not in places:
                grounds = (*_wording_grounds(whole, hit), Ground(Aspect.HOLDER, _hidden(material, whole, words)))
                yield NoStance(sentence, hit.topic, words, Step.QUOTED, grounds)


def _hidden(material: Material, whole: Line, words: Span) -> str:
    """Why words of a sentence are read for no position."""
    if len(whole.words) > LONGEST:
        return f"the sentence has more than {LONGEST} words: a list or a table"
    is_known = any(quote.speaker for _, quote in material.spoken_in(words))
    return "quoted inside somebody's words" if is_known else "quoted, and nobody is known to have said it"


def _wording_grounds(line: Line, hit: Hit) -> tuple[Ground, ...]:
    """How a wording names its topic, where there is more to say than that it does."""
    return (topic_named(line, hit),) if hit.is_contrary or hit.is_weak else ()
