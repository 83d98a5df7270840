"""Why a quotation has its speaker: what decided, in words of ours with the printed ones; and a reported clause."""

from collections.abc import Iterable, Iterator, Sequence

from bot.core.explanation import Aspect, Ground, QuoteExplanation, Weighing
from bot.core.model import Form, Kind, Mention, PartialDate, Quote, Role, Span
from bot.core.names import Roster
from bot.core.reporting import STRONG
from bot.speech.attribution import DOUBT, Choice, Decision, SettledBy, Weighed, odds
from bot.speech.links import Option, Tie
from bot.speech.reasons import words
from bot.speech.resolution import Doubt, Resolution, Way
from bot.speech.scene import Scene
from bot.speech.shapes import is_title
from bot.speech.weights import WEIGHTS

_FEATURES, _OTHERS = 4, 2  # how many are told: the weightiest

_TIES = {
    Tie.SUBJECT: "the subject of a verb of saying",
    Tie.APPOSED: "the subject, with an aside, of a verb of saying",
    Tie.MODIFIED: "the subject, with what tells which one, of a verb of saying",
    Tie.INVERTED: "stands right behind a verb of saying",
    Tie.SOURCE: "stands behind “according to”",
    Tie.LABEL: "stands before a colon",
    Tie.AGENT: "stands behind “by” and a verb of saying",
    Tie.FAR: "has a verb of saying farther off in its sentence",
    Tie.NONE: "has no verb of saying",
}
_SETTLED_BY = {
    SettledBy.UNPLACED: "the quotation stands in no sentence of the article, so nobody was looked for",
    SettledBy.CROWD: "one of very many quotations in its sentence, a list, so nobody was looked for",
    SettledBy.TITLED: "the title of a work or a broadcast, so nobody was looked for",
    SettledBy.SAME_PARAGRAPH: "the speaker before goes on; no surer than who spoke before",
    SettledBy.GOING_ON: "the speaker of a paragraph before goes on; no surer than who spoke there",
    SettledBy.UNBROKEN: "the quotation before was never closed, so its speaker goes on",
}
_DOUBTS = {
    Doubt.SHARED: "several persons of the article have this name",
    Doubt.NAMESAKE: "a person of the article has the name of a place or body",
    Doubt.RIVALS: "others fit about as well, so it stays open",
    Doubt.NOBODY: "nobody is named before whom it may mean, so it stays open",
    Doubt.OVERTAKEN: "somebody else became the subject since",
    Doubt.JOINED: "another is named in one breath with them",
    Doubt.LEANING: "the pronoun before, which it leans on, is doubtful itself",
    Doubt.UNSEXED: "nothing tells he or she of them, and another nearby is known to fit",
    Doubt.REPLY: "who answers is seldom the subject before",
}
_WAYS = {
    Way.APPOSED: "the name behind it",
    Way.RELATIVE: "the phrase before “who”",
    Way.NEARBY: "the only person named nearby",
    Way.PRONOUN: "fits the pronoun best",
    Way.INTRODUCED: "the article introduces one person so",
    Way.WRITTEN: "no name, and who is meant cannot be told",
}
_FORMS = {Form.UTTERANCE: "a clause or more, or shaped as a sentence", Form.FRAGMENT: "less than a clause"}
_KINDS = {Kind.DIRECT: "opens as a sentence does", Kind.MIXED: "inside the writer's own clause"}


def quote_explanation(scene: Scene, roster: Roster, decision: Decision) -> QuoteExplanation:
    """A quotation with what decided its form and speaker, and the likeliest speakers."""
    return QuoteExplanation(decision.quote, tuple(_grounds(scene, roster, decision)), tuple(_weighed(decision.choice)))


def clause_explanation(scene: Scene, roster: Roster, clause: Quote, marked: Iterable[Quote]) -> QuoteExplanation:
    """A reported clause with what makes it one: its cue, whose it is, whom that means, and how sure all of it is.

    `marked` are the quotations of its text, as they were decided.
    """
    inside = [quote for quote in marked if quote.span in clause.span]
    return QuoteExplanation(clause, tuple(_clause_grounds(scene, roster, clause, inside)))


def meant(roster: Roster, written: str, actor: str) -> str:
    """What some words are to a listed actor: a name, an alias, a title with the days of the office."""
    who, naming = roster.actors[actor].name, roster.naming(written, actor)
    if naming is None:
        return f"means {who}"
    if naming.role is not None:
        return f"a title of {who}: {_office(naming.role)}"
    if naming.words == who:
        return "a name in actors.toml"
    return f"{'a weak alias' if naming.is_weak else 'an alias'} of {who} in actors.toml"


def _grounds(scene: Scene, roster: Roster, decision: Decision) -> Iterator[Ground]:
    yield _form(scene, decision)
    choice, quote = decision.choice, decision.quote
    yield from _construction(scene, decision.index, choice)
    if quote.cue is not None:
        is_sure = scene.text[quote.cue.start : quote.cue.end].lower() in STRONG
        yield Ground(Aspect.CUE, "a verb of saying" if is_sure else "a verb that may be one of saying", (quote.cue,))
    if decision.resolution is not None and choice.option is not None:
        yield from _meaning(scene, roster, choice.option, decision.resolution)
        yield from _confidence(choice, decision.resolution)
    yield from _chain(quote)


def _clause_grounds(scene: Scene, roster: Roster, clause: Quote, inside: Sequence[Quote]) -> Iterator[Ground]:
    quoted = tuple(each.span for each in inside)[:_OTHERS]
    yield Ground(Aspect.FORM, "reported speech: the article's own words, without marks around them")
    if quoted:
        yield Ground(Aspect.FORM, "quoted in it", quoted)
    if clause.form is Form.FRAGMENT:
        yield Ground(Aspect.FORM, "no clause: listed only in place of words quoted in it")
    if clause.speaker is not None:
        is_heard = any(each.speaker and each.speaker.span == clause.speaker.span for each in inside)
        how = "said the words quoted in it, and so is taken to say it" if is_heard else "is reported to say it"
        yield Ground(Aspect.SPEAKER, how, (clause.speaker.span,))
    if clause.cue is not None:
        yield Ground(Aspect.CUE, "reports it", (clause.cue,))
    if clause.speaker is not None:
        yield from _meant_by(scene, roster, clause.speaker)
        who = clause.speaker.name
        yield Ground(Aspect.CONFIDENCE, f"{clause.confidence:.2f} that this is what {who} is reported to say")
    yield from _chain(clause)


def _meant_by(scene: Scene, roster: Roster, speaker: Mention) -> Iterator[Ground]:
    """Whom the words that name a speaker mean, as far as the words and the name tell it."""
    written = scene.text[speaker.span.start : speaker.span.end]
    if speaker.actor is not None:
        yield Ground(Aspect.MEANING, meant(roster, written, speaker.actor))
        return
    if speaker.name not in written:
        yield Ground(Aspect.MEANING, f"read as {speaker.name}")
    yield Ground(Aspect.MEANING, "nobody in actors.toml")


def _form(scene: Scene, decision: Decision) -> Ground:
    """Utterance, fragment or scare quotes, and why."""
    before, quote = scene.quotes[decision.index], decision.quote
    if quote.form is Form.SCARE:
        is_named = is_title(scene.text, quote)
        why = "every long word has a capital, as in a title" if is_named else "a few words, not a clause"
        return Ground(Aspect.FORM, f"a title, a term or the writer's own marks: {why}, and nobody is found to say it")
    if quote.form is not before.form:
        return Ground(Aspect.FORM, "few words, but right beside their speaker and verb of saying")
    return Ground(Aspect.FORM, f"{_FORMS[quote.form]}; {_KINDS.get(quote.kind, quote.kind)}")


def _construction(scene: Scene, index: int, choice: Choice) -> Iterator[Ground]:
    """By which construction the speaker's words are tied to the quotation."""
    if choice.settled_by is SettledBy.SIGNED:
        signed = "signs the quotation" if choice.option else "what signs it is no person's full name"
        yield Ground(Aspect.SPEAKER, signed, (choice.option.phrase.span,) if choice.option else ())
        return
    if choice.option is not None:
        where = _place(scene, choice.option, index)
        yield Ground(Aspect.SPEAKER, f"{_TIES[choice.option.bond.tie]}; {where}", (choice.option.phrase.span,))
        if _weight(choice.weighed, None) > _weight(choice.weighed, choice.option):
            yield Ground(
                Aspect.SPEAKER, f"nobody is likelier, but by less than {DOUBT}: a doubtful name is kept as such"
            )
    elif choice.weighed:
        yield Ground(Aspect.SPEAKER, f"nobody, likelier by {DOUBT} or more than everybody who is named around")
    if choice.settled_by in _SETTLED_BY:
        yield Ground(Aspect.SPEAKER, _SETTLED_BY[choice.settled_by])


def _weight(weighed: Iterable[Weighed], option: Option | None) -> float:
    """The sum for one of the options."""
    return next((each.weight for each in weighed if each.option is option), 0.0)


def _place(scene: Scene, option: Option, index: int) -> str:
    """Where a phrase stands, seen from the quotation."""
    number, place = scene.places[index]
    if option.frame == number:
        return "before the quotation" if option.phrase.last < place else "behind the quotation"
    is_same = scene.frames[option.frame].line == scene.frames[number].line
    back = number - option.frame
    steps = "in the sentence behind" if back < 0 else f"{back} sentence{'s' if back > 1 else ''} before"
    return steps if is_same else f"{steps}, in another paragraph"


def _meaning(scene: Scene, roster: Roster, option: Option, found: Resolution) -> Iterator[Ground]:
    """Whom the speaker's words mean, and how that was found."""
    span = found.through or option.phrase.span
    yield from _way(found, span)
    written, actor = scene.text[span.start : span.end], found.mention.actor
    if found.by and found.by not in written:
        full = "the article names in full:" if found.by in scene.text else "read as"
        yield Ground(Aspect.MEANING, f"{full} {found.by}")
    if actor is not None:
        yield Ground(Aspect.MEANING, meant(roster, found.by or written, actor))
    elif found.way is not Way.WRITTEN:
        yield Ground(Aspect.MEANING, "nobody in actors.toml")
    if found.doubt is not None:
        yield Ground(Aspect.MEANING, _DOUBTS[found.doubt])


def _way(found: Resolution, span: Span) -> Iterator[Ground]:
    """The phrase that names the speaker where their own words do not, and what else a pronoun may mean."""
    if found.way in _WAYS:
        score = next((weight for weight, _ in found.rivals), None) if found.way is Way.PRONOUN else None
        yield Ground(Aspect.MEANING, _WAYS[found.way], (span,), score)
    others = found.rivals[found.way is Way.PRONOUN :]
    yield from (Ground(Aspect.MEANING, "may be meant, too", (who.span,), score) for score, who in others[:_OTHERS])


def _confidence(choice: Choice, found: Resolution) -> Iterator[Ground]:
    """How likely the words are the speaker's, and how likely they mean who is named; the product is what is given."""
    words = f"{choice.probability:.2f} that these words name the speaker"
    yield Ground(Aspect.CONFIDENCE, f"{words}, times {found.certainty:.2f} that they mean {found.mention.name}")


def _chain(quote: Quote) -> Iterator[Ground]:
    yield from (Ground(Aspect.CHAIN, link.how, (link.who.span,)) for link in quote.chain)


def _weighed(choice: Choice) -> Iterator[Weighing]:
    """Whoever was taken, then the likeliest others, nobody always among them."""
    best = next((each for each in choice.weighed if each.option is choice.option), None)
    if best is None:
        return
    chances = odds(choice.weighed, best)
    ranked = sorted(zip(chances, choice.weighed, strict=True), key=lambda pair: (pair[1] is not best, -pair[0]))
    told = [pair for rank, pair in enumerate(ranked) if rank <= _OTHERS or pair[1].option is None]
    for chance, each in told:
        who = each.option.phrase.span if each.option else None
        yield Weighing(who, each.weight, chance / sum(chances), tuple(_features(each)))


def _features(weighed: Weighed) -> Iterator[Ground]:
    """The weightiest things that were seen of an option."""
    found = [(WEIGHTS[feature], words(feature)) for feature in sorted(set(weighed.features)) if WEIGHTS.get(feature)]
    found.sort(key=lambda pair: -abs(pair[0]))
    yield from (Ground(Aspect.FEATURE, says, weight=weight) for weight, says in found[:_FEATURES])


def _office(role: Role) -> str:
    """An office and the days on which it began and ended, as far as they are listed."""
    if role.since is None and role.until is None:
        return role.name
    since, until = (_day(each) for each in (role.since, role.until))
    return f"{role.name}, {' '.join(filter(None, (since and f'since {since}', until and f'until {until}')))}"


def _day(given: PartialDate | None) -> str | None:
    return given.iso if given else None
