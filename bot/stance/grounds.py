"""Why a text shows a stance, or a sentence none: what decided, told in words of ours with the printed words."""

from collections.abc import Iterator

from bot.core.explanation import Aspect, Ground, StanceExplanation
from bot.core.model import Mention, Span
from bot.speech.grounds import meant
from bot.stance.claims import PLAIN, Claim, Turn
from bot.stance.found import Found, Way
from bot.stance.nouns import Line
from bot.stance.positions import Cue, Sort
from bot.stance.stances import Case, Material
from bot.stance.wordings import Hit

WAYS = {
    Way.BESIDE: "stands right before its verb",
    Way.BLAMED: "is accused or praised of it",
    Way.PRONOUN: "a pronoun",
    Way.ANTECEDENT: "stands before “who” or “which”",
    Way.PARTICIPLE: "the subject behind an opening participle",
    Way.VOICE: "owns what speaks for it",
    Way.CLAUSE: "the first subject of the clause",
    Way.OWNER: "owns the noun",
    Way.AGENT: "named behind it",
    Way.SPEAKER: "speaks the quotation",
    Way.REPORTED: "is reported to say so",
    Way.NOBODY: "no person or body is the subject there",
    Way.UNSAID: "nobody is said to do it",
    Way.AMBIGUOUS: "a pronoun that may mean two, or has nobody before it",
    Way.ASIDE: "only what something else is about",
    Way.OUTLET: "an outlet reports positions and holds none",
    Way.UNTOLD: "the text does not tell who is meant",
}
_SORTS = {
    (Sort.WANT, 1): "wants what follows",
    (Sort.WANT, 0): "talks of it and takes no side",
    (Sort.WANT, -1): "refuses what follows",
    (Sort.DEED, 1): "does it, or promises to",
    (Sort.DEED, -1): "withholds it, or ends it",
    (Sort.STEP, 1): "a step towards it",
    (Sort.STEP, -1): "a step away from it",
    (Sort.MODAL, 1): "says that it must or will be",
    (Sort.MODAL, 0): "says that it is possible",
    (Sort.MODAL, -1): "says that it must not be",
    (Sort.THREAT, -1): "threatens what would come of it",
    (Sort.NOUN, 1): "the wish for it",
    (Sort.NOUN, 0): "talk of it",
    (Sort.NOUN, -1): "the refusal of it",
}
_TURNS = {
    Turn.FIRST: "what must come first is a condition",
    Turn.UNDECIDED: "so no side is taken",
    Turn.HALF: "only half denied, so no side is taken",
    Turn.PERMITTED: "a refusal is itself refused, so no side is taken",
}


def stance_explanation(case: Case, material: Material) -> StanceExplanation:
    """A stance with what decided it."""
    grounds = (
        *_holder(case, material),
        topic_named(case.passage.line, case.claim.hit),
        *_position(case),
        *_terms(case),
        *_time(case),
        *_chain(case),
        *_confidence(case),
    )
    return StanceExplanation(case.stance, grounds)


def topic_named(line: Line, hit: Hit) -> Ground:
    """The words that name a topic, and those that they take up."""
    if hit.taken_up is not None:
        contrary = "the contrary of " if hit.is_contrary else ""
        says = f"takes up {contrary}the topic named before"
        return Ground(Aspect.TOPIC, says, (stretch(line, hit.first, hit.last), hit.taken_up))
    says = "names the contrary of the topic" if hit.is_contrary else "names the topic"
    weak = ", though only beside other words of it" if hit.is_weak else ""
    return Ground(Aspect.TOPIC, says + weak, (stretch(line, hit.first, hit.last),))


def cue_named(line: Line, cue: Cue) -> Ground:
    """A word that shows a position, and what it says."""
    return Ground(Aspect.POSITION, _SORTS.get((cue.sort, cue.sign), "shows a position"), (_cue(line, cue),))


def stretch(line: Line, first: int, last: int) -> Span:
    """The words of a line from one place to another."""
    return Span(line.words[first].start, line.words[last].end)


def _cue(line: Line, cue: Cue) -> Span:
    return stretch(line, cue.first, cue.last)


def _holder(case: Case, material: Material) -> Iterator[Ground]:
    """Whose words or deed it is, and whom the words for them mean."""
    line, holder, held = case.passage.line, case.stance.holder, case.held
    yield Ground(Aspect.HOLDER, WAYS[held.found.way], _told_by(line, case.claim, held.found, holder.span))
    span = held.found.through or holder.span
    if span != holder.span:
        yield Ground(Aspect.HOLDER, "what it stands for", (span,))
    yield Ground(Aspect.HOLDER, _meant(material, holder, span))
    for mention in held.subject.who:
        says = f"{WAYS[held.subject.way]}; the holder speaks of or for them"
        yield Ground(Aspect.HOLDER, says, _told_by(line, case.claim, held.subject, mention.span))


def _meant(material: Material, holder: Mention, span: Span) -> str:
    written = material.text[span.start : span.end]
    if holder.actor is not None:
        return meant(material.roster, written, holder.actor)
    return "nobody in actors.toml" if holder.name == written else f"means {holder.name}, nobody in actors.toml"


def _told_by(line: Line, claim: Claim, found: Found, holder: Span) -> tuple[Span, ...]:
    """The holder's words, and the word that shows that they are the holder's."""
    at = claim.lead.first if found.at is None and found.way is not Way.SPEAKER else found.at
    if at is None or line.words[at].span.overlaps(holder):
        return (holder,)
    lead = claim.lead
    return holder, _cue(line, lead) if lead.first <= at <= lead.last else line.words[at].span


def _position(case: Case) -> Iterator[Ground]:
    """What denies the cues, each cue, and what they come to."""
    line, claim = case.passage.line, case.claim
    yield from (Ground(Aspect.DENIAL, "denies it", (line.words[place].span,)) for place in claim.denials)
    if claim.ruling.at is not None:
        at = line.words[claim.ruling.at].span
        yield Ground(Aspect.DENIAL, "what is not thought to be needed is meant not to be", (at,))
    yield from (cue_named(line, cue) for cue in claim.chain.cues)
    yield Ground(Aspect.POSITION, _TURNS.get(claim.turn) or f"comes to: {claim.position}")


def _terms(case: Case) -> Iterator[Ground]:
    """What the position hangs on."""
    if case.terms is not None:
        asked = (case.terms.asked,) if case.terms.asked else ()
        says = "what the position hangs on" if asked else "the position hangs on what cannot be shown by itself"
        yield Ground(Aspect.CONDITION, says, (case.terms.connective, *asked))


def _time(case: Case) -> Iterator[Ground]:
    """What says that the position is past, or new, and of which day it is."""
    if case.past is not None:
        yield Ground(Aspect.TIME, "sets it in the past", (case.past,))
    if case.change is not None:
        yield Ground(Aspect.TIME, "says that it is new", (case.change,))
    if case.dated is not None:
        is_old = case.stance.past and case.past is None
        yield Ground(Aspect.TIME, "dates it, long before the article" if is_old else "dates it", (case.dated,))


def _chain(case: Case) -> Iterator[Ground]:
    yield from (Ground(Aspect.CHAIN, link.how, (link.who.span,)) for link in case.stance.chain)


def _confidence(case: Case) -> Iterator[Ground]:
    """What the confidence is made of."""
    yield Ground(Aspect.CONFIDENCE, "a plain claim", weight=PLAIN)
    effects = (*case.claim.doubts, *case.held.effects)
    yield from (Ground(Aspect.CONFIDENCE, effect.words, weight=effect.weight) for effect in effects)
    if case.passage.certainty < 1:
        yield Ground(Aspect.CONFIDENCE, f"at most {case.passage.certainty:.2f}, that of the quotation's speaker")
    if case.held.found.certainty < 1:
        yield Ground(Aspect.CONFIDENCE, f"at most {case.held.found.certainty:.2f}, that of the reported clause")
