from dataclasses import replace

import pytest

from bot.core.explanation import Aspect
from bot.core.model import Actor, Basis, Form, Kind, Mention, PartialDate, Quote, Role, Span
from bot.core.names import Roster
from bot.core.text import lines
from bot.prose.sentences import sentences
from bot.speech.attribution import decisions
from bot.speech.grounds import clause_explanation, meant, quote_explanation
from bot.speech.pronouns import Resolver
from bot.speech.quotes import quotations
from bot.speech.reasons import words
from bot.speech.reported import around, reports
from bot.speech.scene import Scene
from bot.speech.weights import WEIGHTS

ROSTER = Roster(
    [
        Actor("anna-lund", "Anna Lund", "person", aliases=("Lund",), weak=("Anna",), pronoun="she"),
        Actor(
            "bo-holm",
            "Bo Holm",
            "person",
            roles=(
                Role("Mayor of Lund", ("mayor of Lund",), PartialDate(2020, 3, 1), PartialDate(2027)),
                Role("President", ("president of Norrland",)),
            ),
            pronoun="he",
        ),
        Actor("norrland", "Norrland", "country"),
    ]
)
ON = PartialDate(2026, 5, 12, Basis.METADATA)


class Told:
    """The explanation of one quotation of a text, with its words as they are printed."""

    def __init__(self, text, index=0):
        body = tuple(lines(text))
        marked = quotations(text, body)
        scene = Scene(text, sentences(text, body, tuple(piece for each in marked for piece in each.pieces)), marked)
        self.text = text
        decided = decisions(scene, Resolver(scene, ROSTER, ON), around(scene, reports(scene)))
        self.explanation = [quote_explanation(scene, ROSTER, each) for each in decided][index]
        self.quote = self.explanation.quote

    def words(self, aspect):
        """The words that decided an aspect, in order."""
        grounds = [ground for ground in self.explanation.grounds if ground.aspect is aspect]
        return [self.text[span.start : span.end] for ground in grounds for span in ground.words]

    def says(self, aspect):
        """What is said of an aspect, as one text."""
        return "; ".join(ground.says for ground in self.explanation.grounds if ground.aspect is aspect)

    @property
    def weighed(self):
        """The words of everybody who was weighed, None for nobody, whoever was taken first."""
        return [one.who and self.text[one.who.start : one.who.end] for one in self.explanation.weighed]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "construction"),
    [
        ("“We will keep our promise,” Anna Lund said.", "Anna Lund", "said", "behind the quotation"),
        ("Anna Lund said: “We will keep our promise.”", "Anna Lund", "said", "before the quotation"),
        ("“We will keep our promise,” said Anna Lund.", "Anna Lund", "said", "right behind a verb"),
        ("According to Anna Lund, “we will keep our promise.”", "Anna Lund", "According", "behind “according to”"),
        ("“We will keep our promise,” Anna Lund, the mayor, said.", "Anna Lund", "said", "with an aside"),
        ("The plan was called “a plain mistake” by Anna Lund.", "Anna Lund", "called", "behind “by”"),
    ],
)
def test_the_words_that_decided_the_speaker_are_named(text, speaker, cue, construction):
    """Whose words they are, by which verb, and how the two are tied to the quotation."""
    told = Told(text)
    assert ([speaker], [cue]) == (told.words(Aspect.SPEAKER), told.words(Aspect.CUE))
    assert construction in told.says(Aspect.SPEAKER)


def test_few_words_beside_their_verb_are_told_as_an_utterance():
    """A word or two are an utterance right beside the speaker and a sure verb, and that is the reason."""
    told = Told("“No,” Anna Lund said.")
    assert (Form.UTTERANCE, "few words, but right beside their speaker and verb of saying") == (
        told.quote.form,
        told.says(Aspect.FORM),
    )


def test_a_label_needs_no_verb():
    """Before a colon stands the speaker; there is no cue to name."""
    told = Told("Anna Lund: “We will keep our promise to everybody.”")
    assert ("stands before a colon; before the quotation", []) == (
        told.says(Aspect.SPEAKER),
        told.words(Aspect.CUE),
    )


def test_a_signature_is_told():
    """Who signs behind a dash was not weighed against anybody."""
    told = Told("“We will keep our promise to everybody.” – Anna Lund")
    assert ("signs the quotation", ()) == (told.says(Aspect.SPEAKER), told.explanation.weighed)


def test_a_signature_of_nobody_is_told():
    """A placeholder where the name should be leaves the quotation without a speaker, and that is the reason."""
    assert "no person's full name" in Told("“We will keep our promise to everybody.” – [source]").says(Aspect.SPEAKER)


def test_a_speaker_carried_on_from_the_paragraph_before_is_told():
    """The words stand in the paragraph before, whose speaker goes on."""
    told = Told("“We will keep our promise,” Anna Lund said.\n\n“And we will do it before the winter comes.”", 1)
    assert ["Anna Lund"] == told.words(Aspect.SPEAKER)
    assert "1 sentence before, in another paragraph; the speaker of a paragraph before goes on" in told.says(
        Aspect.SPEAKER
    )


def test_a_pronoun_is_told_with_whom_it_means():
    """The pronoun speaks; the name that it stands for, and the others that it might, are named with their scores."""
    text = "Bo Holm met Carl Berg, the founder of the firm. “We will keep our promise,” he said."
    told = Told(text)
    meaning = [ground for ground in told.explanation.grounds if ground.aspect is Aspect.MEANING]
    assert (["he"], ["Bo Holm", "Carl Berg"]) == (told.words(Aspect.SPEAKER), told.words(Aspect.MEANING))
    assert meaning[0].weight > meaning[1].weight
    assert "fits the pronoun best" in told.says(Aspect.MEANING)


def test_a_pronoun_that_stays_open_is_told():
    """Nobody is named before it, so it stands for nobody."""
    assert "nobody is named before" in Told("“We will keep our promise to everybody,” she said.").says(Aspect.MEANING)


def test_a_pronoun_for_somebody_without_a_name_is_told():
    """Nobody of a name rivals them, so there is no score to tell."""
    text = "“We lost the boat,” my mother said quietly.\n\n“We will build another one,” she said."
    told = Told(text, 1)
    (ground,) = [ground for ground in told.explanation.grounds if ground.says == "fits the pronoun best"]
    assert (["she"], None) == (told.words(Aspect.SPEAKER), ground.weight)


def test_a_pronoun_that_two_may_be_is_told_with_both():
    """Neither leads, so nobody is named."""
    told = Told("In a hall sat friends of Peter Holm and of Paul Berg. “We will keep our promise,” he said.")
    assert ["he", "Paul Berg", "Peter Holm"] == told.words(Aspect.MEANING)
    assert "others fit about as well" in told.says(Aspect.MEANING)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("“We will keep our promise,” Anna Lund said.", "a name in actors.toml"),
        ("“We will keep our promise,” Lund said.", "an alias of Anna Lund in actors.toml"),
        ("“We will keep our promise,” the mayor of Lund said.", "a title of Bo Holm: Mayor of Lund, since 2020-03-01"),
        ("“We will keep our promise,” the president of Norrland said.", "a title of Bo Holm: President"),
        ("“We will keep our promise,” Carl Berg said.", "nobody in actors.toml"),
        ("“We will keep our promise,” an old man said.", "no name, and who is meant cannot be told"),
        ("Carl Berg came. “We will keep our promise,” Berg said.", "the article names in full: Carl Berg"),
    ],
)
def test_how_a_name_was_resolved_is_told(text, says):
    """An alias, a title with the days of its office, a surname of this article, or only the words."""
    assert says in Told(text).says(Aspect.MEANING)


def test_words_that_are_no_name_of_an_actor_mean_them_by_another_way():
    """What is not in the list is not said to be."""
    assert ["means Anna Lund", "a weak alias of Anna Lund in actors.toml"] == [
        meant(ROSTER, written, "anna-lund") for written in ("she", "Anna")
    ]


def test_the_other_speakers_are_told_with_their_scores():
    """Whoever was taken comes first, then the likeliest others, nobody among them; their shares are parts of one."""
    told = Told("Anna Lund met Bo Holm in Norrland. “We will keep our promise,” Lund said.")
    shares = [one.share for one in told.explanation.weighed]
    assert ("Lund", True) == (told.weighed[0], None in told.weighed)
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1 + 1e-9


def test_the_weightiest_features_are_told_in_words():
    """Each says what was seen and what it weighs."""
    taken, *_ = Told("“We will keep our promise,” Anna Lund said.").explanation.weighed
    told = {ground.says: ground.weight for ground in taken.grounds}
    assert WEIGHTS["after"] == told["in the same sentence, behind the quotation"]


def test_every_weighed_feature_has_words():
    """A new weight needs words for each of its atoms."""
    assert all(words(feature) for feature in WEIGHTS)


def test_the_confidence_is_taken_apart():
    """How likely these words are the speaker, times how likely they mean who is named."""
    told = Told("Bo Holm came. “We will keep our promise,” he said.")
    first, second = (float(part) for part in told.says(Aspect.CONFIDENCE).replace("times ", "").split() if "." in part)
    assert told.quote.confidence == pytest.approx(first * second, abs=0.01)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The choir sang “The Old Bridge” twice.", "every long word has a capital, as in a title"),
        ("The so-called “smart” tram was late again on Monday.", "a few words, not a clause"),
    ],
)
def test_marks_that_nobody_speaks_in_are_told(text, why):
    """Titles and scare quotes say what made them so, and that nobody was likely enough."""
    told = Told(text)
    assert why in told.says(Aspect.FORM)
    assert (None, None) == (told.quote.speaker, told.weighed[0])
    assert "nobody, likelier by" in told.says(Aspect.SPEAKER)


def test_a_doubtful_speaker_is_told_to_be_one():
    """Where nobody is likelier, but not by enough, the name stays, and the explanation says so."""
    told = Told("For Anna Lund it was a “position of great strength” at last.")
    assert told.quote.speaker is not None
    assert "nobody is likelier, but by less than" in told.says(Aspect.SPEAKER)


def test_a_list_of_quotations_is_told():
    """Of very many quotations in one sentence none is attributed, and that is said."""
    words = ", ".join(f"“word number {number}”" for number in range(70))
    assert "one of very many" in Told(f"Anna Lund said {words} and left.").says(Aspect.SPEAKER)


def test_whom_the_speaker_told_is_named():
    """The chain has its words, too."""
    told = Told("“We will keep our promise,” Anna Lund told Reuters.")
    assert (["Reuters"], "told to") == (told.words(Aspect.CHAIN), told.says(Aspect.CHAIN))


class Reported:
    """The explanation of a reported clause: its words, those of its speaker, its cue, and who is meant."""

    def __init__(self, text, parts, name, actor=None):
        words, who, cue = parts
        body = tuple(lines(text))
        marked = quotations(text, body)
        self.scene = Scene(
            text, sentences(text, body, tuple(piece for each in marked for piece in each.pieces)), marked
        )
        clause = Quote(
            *(self.span(words), (self.span(words),), Kind.INDIRECT, Form.UTTERANCE),
            *(Mention(self.span(who), name, actor), self.span(cue)),
            confidence=0.84,
        )
        self.grounds = clause_explanation(self.scene, ROSTER, clause, marked).grounds

    def span(self, part):
        start = self.scene.text.index(part)
        return Span(start, start + len(part))

    def told(self, aspect):
        """What is said of an aspect, with the words of the text."""
        text = self.scene.text
        return [
            (ground.says, *(text[each.start : each.end] for each in ground.words))
            for ground in self.grounds
            if ground.aspect is aspect
        ]


def test_a_reported_clause_tells_its_cue_and_whose_it_is():
    """Which word reports it, whose it is, whom that means and how sure that is."""
    clause = Reported(
        "Anna Lund said that she would keep “every promise”.",
        ("that she would keep “every promise”", "Anna Lund", "said"),
        "Anna Lund",
        "anna-lund",
    )
    assert [
        [("reported speech: the article's own words, without marks around them",), ("quoted in it", "every promise")],
        [("is reported to say it", "Anna Lund")],
        [("reports it", "said")],
        [("a name in actors.toml",)],
        [("0.84 that this is what Anna Lund is reported to say",)],
    ] == [clause.told(each) for each in (Aspect.FORM, Aspect.SPEAKER, Aspect.CUE, Aspect.MEANING, Aspect.CONFIDENCE)]


def test_whom_a_pronoun_means_is_told_of_a_reported_clause():
    """Listed or not."""
    given = "She hoped for rain.", ("for rain", "She", "hoped")
    assert [("means Anna Lund",)] == Reported(*given, "Anna Lund", "anna-lund").told(Aspect.MEANING)
    assert [("read as Eva Berg",), ("nobody in actors.toml",)] == Reported(*given, "Eva Berg").told(Aspect.MEANING)


def test_a_clause_tells_that_its_speaker_said_the_words_quoted_in_it():
    """Its speaker may be theirs, and that is said."""
    text = "Anna Lund said that she would keep “every promise”."
    marked = quotations(text, tuple(lines(text)))
    seen = Scene(text, (Span(0, len(text)),), marked)
    speaker, span = Mention(Span(0, 9), "Anna Lund"), Span(15, 49)
    clause = Quote(span, (span,), Kind.INDIRECT, Form.UTTERANCE, speaker, Span(10, 14))
    told = clause_explanation(seen, ROSTER, clause, [replace(marked[0], speaker=speaker)]).grounds
    assert ["said the words quoted in it, and so is taken to say it"] == [
        ground.says for ground in told if ground.aspect is Aspect.SPEAKER
    ]
