import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.model import Form, Kind
from bot.core.text import lines
from bot.prose.sentences import sentences
from bot.speech.pronouns import Resolver
from bot.speech.quotes import quotations
from bot.speech.reported import LEAST, reported, reports
from bot.speech.reported_cues import cues
from bot.speech.reported_words import CUES
from bot.speech.scene import Scene
from tests.growth import is_linear
from tests.speech.test_attribution import ROSTER


def scene(text):
    body = tuple(lines(text))
    marked = quotations(text, body)
    return Scene(text, sentences(text, body, tuple(piece for quote in marked for piece in quote.pieces)), marked)


def read(text):
    seen = scene(text)
    return reported(seen, Resolver(seen, ROSTER, None), reports(seen))


def pieces(text):
    return [[text[piece.start : piece.end] for piece in quote.pieces] for quote in read(text)]


def speakers(text):
    return [quote.speaker.name if quote.speaker else None for quote in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kaja Kallas said that the bridge would be repaired by spring.",
            "that the bridge would be repaired by spring",
        ),
        ("The minister said the ferries were late.", "the ferries were late"),
        ("Kaja Kallas refused to sign the letter.", "to sign the letter"),
        ("Officials believe the harbour will open in May.", "the harbour will open in May"),
        ("The mayor told reporters that the school was safe.", "that the school was safe"),
        ("She insisted that nobody had been asked.", "that nobody had been asked"),
        ("Kaja Kallas wrote on her Telegram channel that the ferries were late.", "that the ferries were late"),
        ("Kaja Kallas said on Monday that the ferries were late.", "that the ferries were late"),
        ("Kaja Kallas promised to lower the tax on boats.", "to lower the tax on boats"),
    ],
)
def test_what_follows_a_reporting_verb_is_reported(text, expected):
    """A clause behind its verb is given with its "that" or "to", and without the stop."""
    assert [[expected]] == pieces(text)


def test_content_before_its_verb_is_reported():
    """A closing "…, X said" reports the words before the comma."""
    assert [["The road to the port was closed on Monday"]] == pieces(
        "The road to the port was closed on Monday, Kaja Kallas said."
    )


def test_according_to_reports_the_rest_of_the_sentence():
    """A source behind "according to" has what stands before it."""
    text = "The road to the port was closed for three days, according to Kaja Kallas."
    assert [["The road to the port was closed for three days"]] == pieces(text)
    assert ["Kaja Kallas"] == speakers(text)


def test_a_clause_that_its_verb_interrupts_has_two_pieces():
    """An inserted "X, she said, would …" reports both sides of the verb."""
    text = "The new bridge, Kaja Kallas said, would be open to lorries in the spring."
    assert [["The new bridge", "would be open to lorries in the spring"]] == pieces(text)


def test_a_clause_with_quoted_words_is_given_whole():
    """The writer's clause and the words in marks in it are one reported clause."""
    text = "Kaja Kallas said that the plan was “a very bad joke” and would fail."
    assert [["that the plan was “a very bad joke” and would fail"]] == pieces(text)


@pytest.mark.parametrize("text", ["“The road is closed,” Kaja Kallas said.", "Kaja Kallas said: “The road is closed.”"])
def test_words_that_stand_in_marks_are_left_to_quotations(text):
    """A quotation is not given a second time as a reported clause."""
    assert [] == pieces(text)


@pytest.mark.parametrize(
    "text", ["The ship left the harbour at noon.", "It rained.", "", "Prices rose by two per cent in June."]
)
def test_a_sentence_that_reports_nothing_has_no_clause(text):
    """What the writer tells is nobody's words."""
    assert [] == pieces(text)


def test_the_subject_of_the_verb_is_the_speaker():
    """Whoever stands before the verb says the clause, however long ago they were named."""
    text = "Donald Trump met Kaja Kallas. Kallas said that the talks would go on."
    assert ["Kaja Kallas"] == speakers(text)


def test_who_was_told_is_a_link_of_the_chain():
    """A clause behind "X told Y that" has Y as whom it was told to."""
    (quote,) = read("Kaja Kallas told Donald Trump that the talks would go on.")
    assert [("told to", "Donald Trump")] == [(link.how, link.who.name) for link in quote.chain]


def test_the_cue_is_the_verb():
    """The cue of a clause is the word that reports it."""
    text = "Kaja Kallas has repeatedly warned that the ice is thin."
    (quote,) = read(text)
    assert "warned" == text[quote.cue.start : quote.cue.end]
    assert Kind.INDIRECT is quote.kind


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Kaja Kallas said the ice was thin.", Form.UTTERANCE),
        ("Kaja Kallas added that contacts continued.", Form.UTTERANCE),
        ("Few towns support the line, Kaja Kallas said.", Form.UTTERANCE),
        ("Kaja Kallas vowed to stay.", Form.UTTERANCE),
        ("Kaja Kallas wants Tallinn to leave the union.", Form.UTTERANCE),
        ("Kaja Kallas accused Moscow of wanting war.", Form.UTTERANCE),
        ("Kaja Kallas dismissed the letter.", Form.FRAGMENT),
        ("Kaja Kallas promised 100 generators.", Form.FRAGMENT),
    ],
)
def test_a_clause_is_an_utterance_and_a_bare_phrase_a_fragment(text, form):
    """What somebody is to do, or is accused of, is worth a clause."""
    assert form is read(text)[0].form


def test_a_plain_statement_is_surer_than_an_attitude():
    """A verb with "that" is nearer to certain than a noun that may report."""
    said = read("Kaja Kallas said that the ice was thin.")[0].confidence
    felt = [quote.confidence for quote in read("Kaja Kallas repeated her doubts about the ice.")]
    assert said > max([0.0, *felt])


def test_a_clause_tells_what_decided_it():
    """The reading that was taken keeps its class and shares."""
    (clause,) = reports(scene("Kaja Kallas said that the ice was thin."))
    assert "say" == clause.cue.group
    assert LEAST <= clause.likelihood <= clause.reading <= 1


def test_a_noun_behind_an_article_is_no_verb():
    """In "the claim" it is a noun, in "they claim" a verb."""
    found = [cues(scene(text).frames[0].tokens)[0] for text in ("The claim was wrong.", "They claim that it rained.")]
    assert ["noun", "verb"] == [cue.family for cue in found]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("denied", "past"), ("denies", "s"), ("urging", "ing"), ("admitted", "past"), ("seen", "past"), ("says", "s")],
)
def test_verbs_are_inflected(word, expected):
    """Each verb stands in the table in all its forms."""
    assert expected == CUES[word][1]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["said", "that", "Kallas", ",", "“", "”", "to", "claim", ":", "she", ".", "\n", "who"]))
)
def test_clauses_lie_in_the_text_in_order(words):
    """Whatever stands there, pieces are inside the text, not empty, and follow one another."""
    text = " ".join(words)
    for quote in read(text):
        ends = [(piece.start, piece.end) for piece in quote.pieces]
        assert all(0 <= start < end <= len(text) for start, end in ends)
        assert ends == sorted(ends)
        assert 0 <= quote.confidence <= 1


@pytest.mark.parametrize("unit", ["he said that ", "she said, ", "Kallas, ", "that ", ": ", "“he said” ", "said.\n"])
def test_time_grows_with_the_text(unit):
    """Very many cues, names or stops in one sentence take time in step with their number."""

    def work(count):
        reports(scene(unit * count))

    assert is_linear(work, 200)


def test_whom_a_source_serves_is_not_the_source():
    """What "an aide to X" said is the aide's."""
    assert ["An aide to Kaja Kallas"] == speakers("An aide to Kaja Kallas said that the bridge would be repaired.")


@pytest.mark.parametrize(
    "text",
    [
        "The yard rejects that.",
        "Kaja Kallas saw them on a screen.",
        "“The harbour is full,” Kaja Kallas said on the channel's “Morning Round.”",
        "Kaja Kallas wrote in a letter.",
    ],
)
def test_what_only_points_at_something_is_not_reported(text):
    """A pronoun without a clause of its own tells a reader nothing."""
    assert [] == pieces(text)


def test_the_cue_of_a_source_is_both_of_its_words():
    """The cue is "according to" as a whole."""
    text = "The road was closed for three days, according to Kaja Kallas."
    assert ["according to"] == [text[quote.cue.start : quote.cue.end] for quote in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "OSLO, Nov 12 (Reuters) - The border was closed on Wednesday, Kaja Kallas said.",
        "OSLO (AP) — The border was closed on Wednesday, according to Kaja Kallas.",
    ],
)
def test_a_dateline_is_no_part_of_what_is_reported(text):
    """Town, day and agency are the writer's."""
    assert [["The border was closed on Wednesday"]] == pieces(text)


@pytest.mark.parametrize("stop", [",”", "”,"])
def test_a_clause_ends_where_another_takes_the_word(stop):
    """Behind a quotation and a comma, wherever it stands, a new subject has its own clause."""
    text = f"A day after Donald Trump said Riga was “a lost town{stop} Kaja Kallas insisted that it would stand."
    first, second = read(text)
    assert "Riga was “a lost town" == text[first.span.start : first.span.end].rstrip(",")
    assert ("Donald Trump", "Kaja Kallas") == (first.speaker.name, second.speaker.name)


@pytest.mark.parametrize(
    "text", ["Kaja Kallas called in the Russian envoy on Monday.", "Kaja Kallas has called an early election."]
)
def test_who_is_called_in_is_not_called_something(text):
    """To summon somebody, or set a vote, reports no words."""
    assert [] == pieces(text)


def test_what_something_is_called_is_reported():
    """Also where it is a vote."""
    assert [["the vote a farce"]] == pieces("Kaja Kallas called the vote a farce.")
