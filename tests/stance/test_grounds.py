import pytest

from bot.core.explanation import Aspect, Step
from bot.stance.grounds import stance_explanation
from bot.stance.misses import missed
from bot.stance.stances import sifted
from tests.stance.stance_fixtures import PARKING, TRAM, material, quoted, read


class Told:
    """The explanations of a text with one sentence a line."""

    def __init__(self, text, *quotes):
        self.text = text
        prepared = material(text, *quotes, topics=(TRAM, PARKING))
        kept, misses = sifted(prepared)
        self.stances = [stance_explanation(case, prepared) for case in kept]
        self.missed = missed(prepared, kept, misses)

    def words(self, aspect, index=0):
        """The words that decided an aspect of a stance."""
        grounds = [ground for ground in self.stances[index].grounds if ground.aspect is aspect]
        return [self.text[span.start : span.end] for ground in grounds for span in ground.words]

    def says(self, aspect, index=0):
        """What is said of an aspect of a stance."""
        return "; ".join(ground.says for ground in self.stances[index].grounds if ground.aspect is aspect)

    @property
    def falls(self):
        """The wordings without a stance, and the step at which each fell."""
        return [(self.text[each.words.start : each.words.end], each.step) for each in self.missed]

    @property
    def whys(self):
        """What is said of the first wording without a stance, with the words that it is said of."""
        (first, *_) = self.missed
        return [(ground.says, [self.text[span.start : span.end] for span in ground.words]) for ground in first.grounds]


def test_the_words_that_decided_a_stance_are_named():
    """Holder, topic and position each have their words."""
    told = Told("Ada Marsh wants the tram.")
    assert (["Ada Marsh", "wants"], ["tram"], ["wants"]) == tuple(
        told.words(aspect) for aspect in (Aspect.HOLDER, Aspect.TOPIC, Aspect.POSITION)
    )
    assert "wants what follows; comes to: supports" == told.says(Aspect.POSITION)


@pytest.mark.parametrize(
    ("text", "words", "way"),
    [
        ("Ada Marsh wants the tram.", ["Ada Marsh", "wants"], "stands right before its verb"),
        ("Ada Marsh arrived, and she wants the tram.", ["she", "Ada Marsh"], "a pronoun; what it stands for"),
        ("Ada Marsh, who wants the tram, arrived.", ["Ada Marsh", "who"], "stands before “who” or “which”"),
        ("Northgate's refusal of the tram came late.", ["Northgate", "refusal"], "owns the noun"),
        ("The tram was rejected by Northgate.", ["Northgate", "by"], "named behind it"),
        ("Rejecting the tram, Northgate closed the road.", ["Northgate", "Rejecting"], "behind an opening participle"),
        ("They accused Northgate of refusing the tram.", ["Northgate", "of"], "is accused or praised of it"),
        ("Northgate's statement rejects the tram.", ["Northgate", "statement"], "owns what speaks for it"),
        ("Ada Marsh arrived early and wants the tram.", ["Ada Marsh", "wants"], "the first subject of the clause"),
    ],
)
def test_how_the_holder_was_found_is_told(text, words, way):
    """The holder's words, the word that tied them to the position, and the way."""
    told = Told(text)
    assert words == told.words(Aspect.HOLDER)
    assert way in told.says(Aspect.HOLDER)


def test_a_speaker_of_their_own_words_is_told():
    """The quotation's speaker holds what “we” must do."""
    text = "“We must build the tram,” Ada Marsh said."
    told = Told(text, quoted(text, "We must build the tram,", "Ada Marsh"))
    assert "speaks the quotation" in told.says(Aspect.HOLDER)


def test_a_subject_that_the_holder_speaks_for_is_told():
    """Who speaks for a body holds what the body wants; both are named."""
    told = Told("Ada Marsh said that Northgate wants the tram.")
    assert ["Ada Marsh", "said", "Northgate", "wants"] == told.words(Aspect.HOLDER)
    assert "the holder speaks of or for them" in told.says(Aspect.HOLDER)


@pytest.mark.parametrize(
    ("text", "aspect", "words"),
    [
        ("Ada Marsh does not want the tram.", Aspect.DENIAL, ["not"]),
        ("Ada Marsh wants the tram only if Southport pays.", Aspect.CONDITION, ["only if", "only if Southport pays"]),
        ("Ada Marsh had opposed the tram.", Aspect.TIME, ["had"]),
        ("Ada Marsh no longer wants the tram.", Aspect.TIME, ["no longer"]),
        ("In 2019 Ada Marsh wanted the tram.", Aspect.TIME, ["2019"]),
        ("Ada Marsh wants the tram, the Post reported.", Aspect.CHAIN, ["Post"]),
        ("Ben Stone said that Ada Marsh wants the tram.", Aspect.CHAIN, ["Ben Stone"]),
    ],
)
def test_what_changes_a_stance_is_told(text, aspect, words):
    """Denial, condition, time and chain are named by their words."""
    assert words == Told(text).words(aspect)


def test_a_denied_thought_is_told():
    """“I do not think that we should” says that we should not; the verb of thinking is named."""
    text = "“I do not think that we should build the tram,” Ada Marsh said."
    told = Told(text, quoted(text, "I do not think that we should build the tram,", "Ada Marsh"))
    assert ["think"] == told.words(Aspect.DENIAL)


def test_the_confidence_of_a_stance_is_taken_apart():
    """What it begins with and what was added or taken off comes to what it is."""
    told = Told("She knows that Carl Reed's plea for rails to the harbour came late.")
    parts = [ground.weight for ground in told.stances[0].grounds if ground.aspect is Aspect.CONFIDENCE]
    assert told.stances[0].stance.confidence == pytest.approx(sum(parts), abs=0.005)


def test_the_speakers_confidence_limits_that_of_their_words():
    """The limit is told where it is there."""
    text = "“We must build the tram,” Ada Marsh said."
    told = Told(text, quoted(text, "We must build the tram,", "Ada Marsh", certainty=0.6))
    assert "at most 0.60, that of the quotation's speaker" in told.says(Aspect.CONFIDENCE)


@pytest.mark.parametrize(
    ("text", "step", "says", "words"),
    [
        ("Ada Marsh rode the tram.", Step.CUE, "no word beside it shows a position", []),
        (
            "Ada Marsh wants a house, a garden and a path with flowers beside the old tram.",
            Step.CUE,
            "stands too far from it",
            ["wants"],
        ),
        ("Ada Marsh wants rain because the tram is slow.", Step.CUE, "another clause begins between", ["wants"]),
        ("Does Ada Marsh want the tram?", Step.ASSERTED, "a question ends here", ["tram"]),
        ("Ada Marsh may approve the tram.", Step.ASSERTED, "only expected, possible, feigned or failed", ["may"]),
        ("Not one ally of Ada Marsh wants the tram.", Step.ASSERTED, "the subject is nobody, or anybody", ["Not"]),
        ("Ben Stone denied that Ada Marsh wants the tram.", Step.ASSERTED, "doubts, denies or fears", ["denied"]),
        ("If Ada Marsh wants the tram, it will come.", Step.ASSERTED, "only supposes it", ["If"]),
    ],
)
def test_a_sentence_without_a_stance_says_at_which_step_it_fell(text, step, says, words):
    """The step, the rule and the word that it rests on."""
    told = Told(text)
    assert [step] == [fallen for _, fallen in told.falls]
    assert any(says in why and words == its for why, its in told.whys)


def test_a_holder_that_cannot_be_told_is_explained_by_how_everybody_stands():
    """A possessor and an object of a preposition are no subjects."""
    told = Told("The harbour of Southport, near Northgate's bridge, wants the tram.")
    assert [("tram", Step.HOLDER)] == told.falls
    assert [("a preposition governs it", ["Southport"]), ("only owns what follows", ["Northgate"])] == told.whys[2:]


def test_an_outlet_holds_nothing():
    """It reports positions."""
    text = "Ada Marsh read it: “We must build the tram,” the Post said."
    told = Told(text, quoted(text, "We must build the tram,", "the Post"))
    assert [("an outlet reports positions and holds none", [])] == told.whys[-1:]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Ada Marsh wants a line.", "too weak alone"),
        ("Ada Marsh wants a model tram.", "“elsewhere”"),
        ("Ada Marsh saw Eastpool.\nAda Marsh wants a tram.", "another place is named near it"),
        ("Ada Marsh wants a toy tram.", "“never”"),
        ("Ada Marsh wants limits on trams and a tram.", "only what a contrary wording is about"),
        ("Ada Marsh wants the tram parking.", "only ends in the kind of what another topic names"),
    ],
)
def test_a_wording_that_does_not_mean_its_topic_says_why(text, says):
    """Weak wordings need their words of “about”, and none means the topic beside one of “elsewhere”."""
    told = Told(text)
    assert [Step.WORDING] == [step for _, step in told.falls]
    assert says in told.whys[-1][0]


def test_words_of_an_unknown_speaker_show_no_stance():
    """What is quoted and spoken by nobody known is read for no position, and that is said."""
    text = "“We must build the tram.” Ada Marsh listened."
    told = Told(text, quoted(text, "We must build the tram.", None))
    assert [("tram", Step.QUOTED)] == told.falls
    assert "nobody is known to have said it" in told.whys[-1][0]


def test_a_sentence_of_great_length_is_told_to_be_one():
    """Lists and tables are read for no position."""
    told = Told("Ada Marsh wants the tram and " + "one more stop and " * 80 + "rest.")
    assert ("the sentence has more than 250 words: a list or a table", []) in told.whys


def test_a_position_shown_twice_is_told_to_be_shown_already():
    """Of two wordings of one sentence one is kept; the other says which."""
    told = Told("Ada Marsh wants the tram and supports the tram line.")
    assert [Step.DOUBLED] == [step for _, step in told.falls]
    assert "has a position on this already, by these words" == told.whys[-1][0]


def test_sentences_that_name_nobody_listed_are_passed_over():
    """Without a listed person or body no stance could have come of it."""
    assert () == Told("The council rode the tram.").missed


def test_the_explained_stances_are_those_that_are_read():
    """Explaining reads nothing else than reading does."""
    text = "Ada Marsh wants the tram. \nBen Stone said that he opposes it, and Northgate rejects the tram."
    assert read(text) == tuple(each.stance for each in Told(text).stances if each.stance.topic == TRAM.id)
