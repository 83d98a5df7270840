"""Who said what in languages other than English: marked words, and their speaker where a verb of saying names one.

What weighs speakers is fitted on English. Here a name is given only in the plainest shapes, “…”, said X; X said: “…”;
according to X, “…”; any other speaker is unknown. Reported clauses without marks are left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.model import Actor, Form, Kind, Mention, Quote, Span
from bot.core.names import Roster
from bot.core.text import WORD, trim
from bot.prose.foreign_sentences import starts
from bot.speech.foreign_names import Named, Phrases
from bot.speech.foreign_words import NO_WORDS, WORDS
from bot.speech.marks import MARKS, OPENERS, stretches, turned

_UNCHANGED = frozenset("аеиоуыэюяєії")  # vowels behind which names may keep their ending in every case
# Before a surname they name its bearer, and say who is not meant: “Mme Roy” is not Mr Roy. Declined, they name another.
_COURTESY: Mapping[str, str] = {
    **dict.fromkeys("m monsieur herr sr señor пан господин г-н".split(), "he"),
    **dict.fromkeys("mme madame frau sra señora пані госпожа г-жа".split(), "she"),
}
_SPACES = " \xa0\u202f"
_AROUND = _SPACES + "".join(MARKS)
_OPENING = '«„“"‚»'
_STOPS, _LEADING, _CLOSING = frozenset(".!?…"), frozenset(".!?…:"), frozenset(".!?…,")
NEVER = r"(?!)"  # a pattern that nothing fits
_LEAD = re.compile(r"[,!?…]?(?:[ \u00a0\u202f]?[—–][ \u00a0\u202f]?| - )|, ")  # to a verb of saying inside marks
_TAIL = re.compile(r"[^—–]{0,80}?(?:[—–]| - )")  # from there to where the words go on
_COMMA = re.compile(r"[^,]{0,80},")  # the same in French, behind a comma
_BEHIND = re.compile(r"[ \u00a0\u202f]?[»”“\"'‘‹›«]{0,2}([,!?…]?)[ \u00a0\u202f]{0,2}([—–-]?)[ \u00a0\u202f]?")
_INVERTED = re.compile(
    r"(?:a|avait)-t-(?:il|elle|on)\b|[^\W\d_]{2,20}(?:-t)?-(?:il|elle)\b"
)  # “a-t-il dit”, “dit-elle”
_DASH = re.compile(r"[—–][ \u00a0\u202f]?")
_SENTENCE = re.compile(r"[.!?…][»”“\"]?\s")
_RESUMED = re.compile(r"[.,;: \u00a0\u202f]{1,4}")  # before speech that goes on: “… —dijo X—. Es …”
_NEXT = re.compile(r"[.!?…]\s{1,3}\w")
_CLAUSE_OF_ANOTHER = re.compile(r",[^\n]{0,200}?(?<!\w)[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]\w")  # a name: “sagte, X habe erklärt:”
_MET = re.compile(r"\s[А-ЯІЇЄҐЁ][а-яіїєґё'-]{0,30}(?<![ую])(?![\w'-])")  # behind a verb: who, if not whom?
_WITH_OBJECT = frozenset({"предупредил", "попередив"})  # “предупредил Лиса Марк”: who, and whom?
_REACH = 220  # code points before a quotation in which its speaker is looked for
_ASIDE = 60  # code points between what names the speaker of an interrupted quotation and where that goes on
_CLAUSE = 4  # words from which a stretch may be a clause
_MOST = 3  # times that an attribution stands inside one pair of marks
# How sure a speaker is: behind the words, before a colon, before a clause or as its source. Set by hand; of our gold
# set all are right.
_BESIDE, _LED, _TOLD = 0.9, 0.85, 0.8


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words of saying at a quotation: where they stand, whom they name, and how sure that is."""

    span: Span
    named: Named | None
    confidence: float


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands between two marks: the pieces that are spoken, and the words of saying inside of it."""

    pieces: tuple[Span, ...]
    cue: _Cue | None = None


def quotations(text: str, body: Sequence[Span], language: str, roster: Roster) -> tuple[Quote, ...]:
    """Every marked stretch in the body's lines, in order, with its speaker where one is plainly named."""
    reader, turned_marks = _Reader(text, language, roster), turned(text)
    found: list[Quote] = []
    for index, line in enumerate(body):
        is_reopened = index + 1 < len(body) and text[body[index + 1].start] in OPENERS
        found += reader.read(line, list(stretches(text, line, turned_marks, is_reopened=is_reopened)))
    return tuple(found)


class _Reader:
    """Reads the lines of one text. Without words of its language it only tells what stands in marks."""

    def __init__(self, text: str, language: str, roster: Roster) -> None:
        self._text, self._plain, self._roster = text, text.replace("’", "'"), roster
        self._language, self._is_french, self._is_cyrillic = language, language == "fr", language in {"ru", "uk"}
        self._words = WORDS.get(language, NO_WORDS)
        self._phrases = Phrases(self._plain, language, self._words)
        self._verb, self._source = _pattern(self._words.verbs), _pattern(self._words.sources)
        self._that = re.compile(rf",?\s(?:{'|'.join(self._words.that) or NEVER})['{_SPACES}{_OPENING}]{{0,3}}$")

    def read(self, line: Span, marked: Sequence[tuple[int, int]]) -> list[Quote]:
        """The quotations of a line."""
        found: list[Quote] = []
        beside: _Cue | None = None  # what stands between the quotation before and this one
        for said in self._stretches(line, marked):
            going = beside is not None and self._goes_on(found[-1], beside, said)
            behind = self._behind(line, said)
            cue = beside if going else said.cue or behind or self._before(line, said.pieces[0].start)
            quote = self._quote(line, said, cue)
            if going and self._is_one(found[-1], quote):
                joined = (*found[-1].pieces, *quote.pieces)
                found[-1] = replace(found[-1], pieces=joined, span=Span(joined[0].start, joined[-1].end))
            else:
                found.append(quote)
            beside = behind or (beside if going else None)
        return found

    def _stretches(self, line: Span, marked: Sequence[tuple[int, int]]) -> Iterator[_Said]:
        """What stands in marks, or behind a dash at the start of a line where somebody is said to speak so."""
        for start, end in marked:
            yield from filter(None, [self._apart(start, end)])
        dash = None if marked else _DASH.match(self._plain, line.start)
        said = self._apart(dash.end(), line.end) if dash else None
        if said and said.cue:
            yield _Said(tuple(self._sentence(piece) for piece in said.pieces), said.cue)

    def _sentence(self, piece: Span) -> Span:
        """A piece as far as its first sentence: where speech behind a dash ends is not marked."""
        stop = _SENTENCE.search(self._plain, piece.start, piece.end)
        return Span(piece.start, stop.start() + 1) if stop else piece

    def _apart(self, start: int, end: int) -> _Said | None:
        """A stretch without the words of saying that stand inside of it, which nobody spoke."""
        pieces, cue, at = [], None, start
        for _ in range(_MOST):
            found = self._inserted(at, end)
            if found is None:
                break
            pieces.append((at, found[0]))
            cue, at = cue or found[1], found[2]
        goes_on = _RESUMED.match(self._plain, at, end) if pieces else None
        last = (goes_on.end() if goes_on else at, end)
        spans = [trim(self._text, *piece) for piece in (*pieces, last) if piece[0] < piece[1]]
        kept = tuple(span for span in spans if span and WORD.search(self._text, span.start, span.end))
        return _Said(kept, cue) if kept else None

    def _inserted(self, start: int, end: int) -> tuple[int, _Cue, int] | None:
        """Where the first words of saying inside a stretch begin, what they say, and where the speech goes on."""
        for lead in _LEAD.finditer(self._plain, start + 1, end):
            verb, is_comma = self._saying(lead.end()), lead.group() == ", "
            if verb is None or (is_comma and not self._is_french):
                continue
            tail = (_COMMA if is_comma else _TAIL).match(self._plain, verb.end(), end)
            if tail is None and is_comma:
                continue
            goes_on = tail.end() if tail else end
            cue = self._cue(verb, goes_on, _BESIDE)
            return lead.start() + (lead.group()[0] in _STOPS), cue, goes_on
        return None

    def _saying(self, at: int) -> re.Match[str] | None:
        """The verb of saying that stands at a place."""
        return self._verb.match(self._plain, at) or (_INVERTED.match(self._plain, at) if self._is_french else None)

    def _cue(self, verb: re.Match[str], end: int, confidence: float) -> _Cue:
        is_named = verb.re is not _INVERTED
        named = self._phrases.after(verb.end(), end) if is_named else None
        is_outlet = named and verb.group().lower() in self._words.relays and not self._is_person(named.span)
        if is_outlet or self._is_doubtful(verb, named, verb.end()):
            named = None
        return _Cue(Span(*verb.span()), named, confidence)

    def _is_doubtful(self, verb: re.Match[str], named: Named | None, end: int) -> bool:
        """Whether another may speak: in a clause between the verb and the colon, or for being the verb's subject."""
        if named is None:
            return False
        names = [word for word in self._plain[named.span.start : named.span.end].split() if word[0].isupper()]
        is_object = verb.group().lower() in _WITH_OBJECT and any(name.endswith(("а", "я", "о")) for name in names)
        is_before = self._is_cyrillic and named.end <= verb.start()
        is_met = is_before and _MET.match(self._plain, verb.end(), end) is not None
        return is_object or is_met or _CLAUSE_OF_ANOTHER.match(self._plain, verb.end(), end) is not None

    def _is_person(self, span: Span) -> bool:
        """Whether words are no outlet's name: more than one of them, or the name of a listed person."""
        written = self._text[span.start : span.end]
        listed = self._roster.resolve(written)
        return " " in written or (listed is not None and listed.kind == "person")

    def _behind(self, line: Span, said: _Said) -> _Cue | None:
        """The words of saying behind a quotation, parted from it by a comma, a dash or its own last mark."""
        last = said.pieces[-1].end
        behind = _BEHIND.match(self._plain, last, line.end)
        if behind is None or not (behind[1] or behind[2] or self._plain[last - 1] in ",!?…"):
            return None
        if verb := self._saying(behind.end()):
            return self._cue(verb, line.end, _BESIDE)
        source = self._source.match(self._plain, behind.end())
        return self._cue(source, line.end, _TOLD) if source else None

    def _before(self, line: Span, start: int) -> _Cue | None:
        """The words of saying that lead to a quotation within its sentence."""
        first = max(line.start, start - _REACH)
        lead = self._plain[first:start].rstrip(_AROUND)
        if not lead:
            return None
        end = first + len(lead)
        begin = max(starts(self._plain, Span(first, start), self._language), default=line.start)
        if begin < first or begin >= end:
            return None
        if source := self._source.match(self._plain, begin):
            named = self._phrases.after(source.end(), end)
            is_bare = named is not None and self._plain[named.end : end] in ("", ",")
            return _Cue(Span(*source.span()), named, _TOLD) if is_bare else None
        verbs = list(self._verb.finditer(self._plain, begin, end))
        is_led = lead.endswith(":")
        that = None if is_led else self._that.search(self._plain, begin, start)
        if len(verbs) != 1 or not (is_led or (that and that.start() - verbs[0].end() <= _ASIDE)):
            return None
        named = self._subject(verbs[0], begin) or (self._inverted(verbs[0], begin, end) if is_led else None)
        if self._is_doubtful(verbs[0], named, end):
            named = None
        return _Cue(Span(*verbs[0].span()), named, _LED if is_led else _TOLD)

    def _subject(self, verb: re.Match[str], begin: int) -> Named | None:
        """Who stands before a verb with nothing between: at the sentence's start, or behind what precedes subjects."""
        if self._phrases.is_away(begin, verb.start()):
            begin = self._plain.rfind(",", begin, verb.start()) + 1 or verb.start()
        named = self._phrases.opening(begin, verb.start())
        return named if named and self._phrases.is_idle(named.end, verb.start()) else None

    def _inverted(self, verb: re.Match[str], begin: int, end: int) -> Named | None:
        """Who stands behind a verb in a sentence that begins with something else: “Am Montag sagte X: …”."""
        is_away = verb.start() == begin or self._phrases.is_away(begin, verb.start())
        is_led = (
            self._plain[begin : verb.start()].rstrip().endswith(",") or "," not in self._plain[begin : verb.start()]
        )
        return self._phrases.after(verb.end(), end) if is_away and is_led else None

    def _goes_on(self, last: Quote, beside: _Cue, said: _Said) -> bool:
        """Whether nothing but who spoke stands between two quotations."""
        start = said.pieces[0].start
        end = beside.named.end if beside.named else beside.span.end
        gap = self._plain[end:start].rstrip(_AROUND)
        is_other = self._verb.search(self._plain, end, start) is not None or _NEXT.search(gap) is not None
        return last.span.end < start and len(gap) <= _ASIDE and not is_other and gap.endswith((",", "—", "–", "-", ";"))

    def _is_one(self, last: Quote, quote: Quote) -> bool:
        """Whether a quotation is the rest of the sentence of the one before."""
        return self._text[last.span.end - 1] not in _STOPS and self._text[quote.span.start].islower()

    def _quote(self, line: Span, said: _Said, cue: _Cue | None) -> Quote:
        pieces, span = said.pieces, Span(said.pieces[0].start, said.pieces[-1].end)
        before = self._text[line.start : span.start].rstrip(_AROUND + "—–-")
        is_led = not before or before[-1] in _LEADING
        is_spoken = cue is not None and cue.confidence > _TOLD
        kind = Kind.DIRECT if is_led and not self._text[span.start].islower() else Kind.MIXED
        is_word = kind is Kind.MIXED and " " not in self._text[span.start : span.end]  # a name more likely than words
        speaker = self._mention(cue.named.span) if cue and cue.named and not is_word else None
        return Quote(
            span,
            pieces,
            kind,
            self._form(pieces, kind, is_spoken=is_spoken and not is_word, is_named=speaker is not None),
            speaker,
            cue.span if cue and not is_word else None,
            confidence=cue.confidence if cue and speaker else 0.0,
        )

    def _form(self, pieces: Sequence[Span], kind: Kind, *, is_spoken: bool, is_named: bool) -> Form:
        """An utterance is said to be spoken, or stands alone as a sentence; what nobody is named for is a term."""
        last = pieces[-1].end
        count = sum(len(WORD.findall(self._text, piece.start, piece.end)) for piece in pieces)
        is_whole = self._text[last - 1] in _STOPS
        is_closed = is_whole or self._text[last : last + 3].strip(_AROUND)[:1] in _CLOSING
        if kind is Kind.DIRECT and (is_spoken or (is_closed and count + is_whole >= _CLAUSE)):
            return Form.UTTERANCE
        return Form.FRAGMENT if is_named or is_spoken else Form.SCARE

    def _mention(self, span: Span) -> Mention:
        """Whom a phrase means: the listed person whose name it is, or ends in; else whoever is written there."""
        written = self._text[span.start : span.end]
        actor = self._roster.resolve(written)
        for found in self._roster.find(self._text, span) if actor is None else ():
            listed = self._roster.actors[str(found.actor)]
            if found.span.end == span.end and listed.kind == "person" and self._is_meant(span, found.span, listed):
                actor = listed
        return Mention(span, actor.name if actor else written, actor.id if actor else None)

    def _is_meant(self, phrase: Span, name: Span, person: Actor) -> bool:
        """Whether a name that ends a phrase is the speaker's, rather than that of whom the speaker belongs to.

        A full name is, but behind “von”; a surname behind a title is, too. In Russian and Ukrainian that must be one
        that would have another ending as an owner's: “советник Лосев”, but “советник Лиенко” may be Lienko's adviser.
        """
        before = self._plain[phrase.start : name.start].lower().split()
        if any(word in self._words.of for word in before[-1:]):
            return False
        if len(before) == 1 and before[0].rstrip(".") in _COURTESY:
            return _COURTESY[before[0].rstrip(".")] == person.pronoun
        if " " in self._text[name.start : name.end]:
            return True
        is_titled = bool(before) and before[-1].endswith(self._words.titles) and not {*before} & self._words.of
        is_plain = self._text[name.end - 1] not in _UNCHANGED and person.pronoun == "he"
        return is_titled and (not self._is_cyrillic or is_plain)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the words or phrases, the longest first, as whole words."""
    either = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
    return re.compile(rf"(?<![\w'-])(?:{either or NEVER})(?![\w'-])", re.IGNORECASE)
