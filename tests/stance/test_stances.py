from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Kind, Link, Mention, PartialDate, Position, Quote, Span, Telling
from bot.stance.stances import stances
from tests.stance.stance_fixtures import PARKING, TRAM, calls, held, material, quoted, read

MARSH, STONE, REED, HILL = "Ada Marsh", "Ben Stone", "Carl Reed", "Dan Hill"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh backs the tram.", [(MARSH, "supports")]),
        ("Ada Marsh rejected the tram line.", [(MARSH, "opposes")]),
        ("Ada Marsh will not accept the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh did not rule out the tram.", [(MARSH, "neutral")]),
        ("Ada Marsh wants to stop the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh has not shown any willingness to build the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh is weighing up whether to build the tram.", [(MARSH, "neutral")]),
        ("Ada Marsh has not decided whether to build the tram.", [(MARSH, "neutral")]),
        ("Ada Marsh is not considering a tram.", [(MARSH, "opposes")]),
        ("Ada Marsh did not fully endorse the tram.", [(MARSH, "neutral")]),
        ("Ada Marsh halted the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh started the tram.", []),
        ("Ada Marsh was prepared to build the tram.", [(MARSH, "supports")]),
        ("Ada Marsh prepared the tram.", []),
        ("Ada Marsh likes the tram.", []),
        ("Ada Marsh wants to build and start the tram.", [(MARSH, "supports")]),
        (
            "Ada Marsh refused calls for a tram, and Ben Stone again opposed the tram line.",
            [(MARSH, "opposes"), (STONE, "opposes")],
        ),
        ("Ada Marsh wants, Ben Stone says, a tram.", []),
        ("Ada Marsh, as well as others, wants the tram as soon as possible.", [(MARSH, "supports")]),
        ("As Ada Marsh wants a tram, Ben Stone left.", [(MARSH, "supports")]),
        ("Ada Marsh offered reasons that were necessary for a tram.", []),
        ("Ada Marsh wants quiet, support for buses, not a tram.", [(MARSH, "opposes")]),
        ("Ada Marsh rejected the plan and instead proposed a tram.", [(MARSH, "supports")]),
        ("Ada Marsh wants a say without a tram.", []),
    ],
)
def test_position_by_cues_and_negation(text, expected):
    """The cue gives the side, and each denial and each "stop" turns it."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh wants a bus lane.", [(MARSH, "opposes")]),
        ("Ada Marsh rejects the bus lane.", [(MARSH, "supports")]),
        ("Ada Marsh wants to lift limits on trams near the tram line.", [(MARSH, "supports")]),
    ],
)
def test_contrary_wording_turns_the_side(text, expected):
    """Whoever wants the contrary of a topic opposes it, and whoever refuses the contrary supports it."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Southport's allies are many, but Northgate wants the tram.", [("Northgate", "supports")]),
        ("Talks between Stone and Marsh on the tram went on.", []),
        ("The tram was rejected by Northgate and Southport.", [("Northgate", "opposes"), ("Southport", "opposes")]),
        (
            "The tram, backed by Northgate, was rejected by Southport.",
            [("Northgate", "supports"), ("Southport", "opposes")],
        ),
        ("The tram was rejected.", []),
        ("Northgate was asked to build the tram.", []),
        (
            "Northgate, Westerly and Southport want the tram.",
            [(n, "supports") for n in ("Northgate", "Southport", "Westerly")],
        ),
        (
            "Northgate backed the tram, while Southport rejected it.",
            [("Northgate", "supports"), ("Southport", "opposes")],
        ),
        ("Ada Marsh, who opposes the tram, met Ben Stone.", [(MARSH, "opposes")]),
        ("Southport's refusal to build the tram surprised Northgate.", [("Southport", "opposes")]),
        ("Southport’s plan rules out the tram.", [("Southport", "opposes")]),
        ("Opposition from Southport to the tram grew.", [("Southport", "opposes")]),
        ("Some commuters met officials in Southport.", []),
        ("A senior Northgate official rejected the tram.", [("A senior Northgate official", "opposes")]),
        ("The official rejected the tram.", []),
        ("Officials in Southport want the tram.", [("Officials", "supports")]),
        ("Southport members back the tram.", [("Southport", "supports")]),
        ("Stone in a speech overnight rejected the tram.", [(STONE, "opposes")]),
        ("Rejecting the tram, Marsh left.", [(MARSH, "opposes")]),
        ("Rejecting the tram, she left.", []),
        ("Rejecting the tram was easy.", []),
        (
            "The critics urged Stone to scrap the tram, with Marsh supporting the tram line.",
            [("The critics", "opposes"), (MARSH, "supports")],
        ),
        ("The weather stopped the tram.", []),
        ("Ada Marsh met Ben Stone and urged him to build the tram.", [(MARSH, "supports")]),
        ("In the hall, she laughed, and urged him to build the tram.", []),
        ("Ben Stone knew that she came and wanted to build the tram.", []),
        ("Many people that Ada Marsh knows want the tram.", []),
        ("Ada Marsh, who came, and then left, wants to build the tram.", [(MARSH, "supports")]),
        (
            "Southport's party met and voted to build the tram, hoping to complete the tram line.",
            [("Southport", "supports")],
        ),
        ("Ben Stone said Ada Marsh came and wants to build the tram.", [(MARSH, "supports")]),
        ("Southport's new, loud refusal of the tram was heard.", []),
        ("The two Southport allies' call for a tram was heard.", [("The two Southport allies", "supports")]),
        ("Southport allies want the tram.", [("Southport", "supports")]),
        ("Two loud allies rejected the tram.", [("Two loud allies", "opposes")]),
        ("The allies’ refusal of the tram was heard.", [("The allies", "opposes")]),
        (
            "Officials and critics of Southport rejected the tram.",
            [("Officials", "opposes"), ("critics of Southport", "opposes")],
        ),
    ],
)
def test_holder_is_the_subject_of_the_cue(text, expected):
    """The holder is the subject, agent or owner of the cue, never a possessor or object beside it."""
    assert sorted(expected) == sorted(held(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh came.\nShe wants the tram.", [(MARSH, "supports")]),
        ("Ada Marsh came.\nHe wants the tram.", []),
        ("Ben Stone met Carl Reed.\nHe wants the tram.", [(STONE, "supports")]),
        ("The tram was a matter for Ben Stone and Carl Reed.\nHe wants the tram.", []),
        (
            "Although he doubts the costs, Ben Stone met Carl Reed.\nAda Marsh smiled.\nShe wants the tram.",
            [(MARSH, "supports")],
        ),
        ("Although he opposes the tram, Ben Stone came.", [(STONE, "opposes")]),
        ("Northgate is large.\nIt wants the tram.", [("Northgate", "supports")]),
        ("Several residents came.\nThey want the tram.", [("Several residents", "supports")]),
        ("Coastal Towns met.\nThey want the tram.", [("Coastal Towns", "supports")]),
        ("Ada Marsh spoke.\nHer refusal of the tram was expected.", [(MARSH, "opposes")]),
        ("We want the tram.", []),
    ],
)
def test_pronoun_means_the_last_subject_that_fits(text, expected):
    """A pronoun is resolved to the last fitting subject, and to nobody where two fit equally."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("If Northgate backs the tram, Southport will pay.", []),
        ("It is unclear whether Northgate backs the tram.", []),
        ("Southport must build the tram.", []),
        ("The tram is necessary.", []),
        ("Marsh said that granting the tram would cost much.", []),
    ],
)
def test_supposition_and_the_writers_own_view_are_nobodys(text, expected):
    """What is only supposed, and what the writer demands in nobody's name, is no stance."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh said the tram must be built.", [(MARSH, "supports")]),
        ("Ada Marsh said that no tram should be built.", [(MARSH, "opposes")]),
        ("The tram is unacceptable, Ada Marsh said.", [(MARSH, "opposes")]),
        ("The tram is crucial, said Ada Marsh.", [(MARSH, "supports")]),
        ("Ada Marsh left; the tram is crucial, she also said.", [(MARSH, "supports")]),
        ("According to Ada Marsh, the tram is a mistake.", [(MARSH, "opposes")]),
        ("Ada Marsh called the tram unacceptable.", [(MARSH, "opposes")]),
        ("Ada Marsh insisted that the tram cannot come.", [(MARSH, "opposes")]),
        ("Ada Marsh stressed the need to build the tram.", [(MARSH, "supports")]),
        ("Ada Marsh warned of protests if a tram is built.", [(MARSH, "opposes")]),
        ("Ada Marsh warned Ben Stone about the tram.", []),
        ("Reuters said the tram is crucial.", []),
        ("The tram is crucial, reports said on Monday.", []),
    ],
)
def test_demand_belongs_to_whoever_makes_it(text, expected):
    """What "must" be and what is "necessary" is held by whoever is reported to say so."""
    assert expected == held(text)


def test_what_one_says_that_another_wants_is_told():
    """A third party's word on somebody's position is told, with the teller in the chain and little confidence."""
    (stance,) = read("Ben Stone said that Northgate rejects the tram.")
    told = ("Northgate", Position.OPPOSES, Telling.TOLD, [("reported by", STONE)])
    assert told == (
        stance.holder.name,
        stance.position,
        stance.telling,
        [(link.how, link.who.name) for link in stance.chain],
    )
    assert stance.confidence < 0.5


def test_accusation_is_told():
    """Who accuses somebody of refusing tells that somebody's position."""
    (stance,) = read("Stone accused Northgate of refusing the tram.")
    assert ("Northgate", Telling.TOLD) == (stance.holder.name, stance.telling)


def test_whoever_speaks_for_a_body_holds_its_position():
    """An official who says what their own city wants says what they want."""
    (stance,) = read("Ada Marsh said Northgate rejects the tram.")
    assert (MARSH, Telling.REPORTED) == (stance.holder.name, stance.telling)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Ada Marsh told Reuters that she backs the tram.", ("told to", "Reuters")),
        ("According to the Harbour Times, Ada Marsh backs the tram.", ("reported by", "Harbour Times")),
        ("Ada Marsh backs the tram, The Harbour Times reported.", ("reported by", "The Harbour Times")),
        ("Ada Marsh backs the tram, she said in an interview with Radio North.", ("told to", "Radio North")),
    ],
)
def test_outlets_are_links_of_the_chain(text, link):
    """An outlet holds no position: it is kept as the way that the words came."""
    (stance,) = read(text)
    assert (MARSH, [link]) == (stance.holder.name, [(step.how, step.who.name) for step in stance.chain])


def test_own_words_are_their_own_evidence():
    """A position in a quotation is the speaker's, and its evidence lies inside the marks."""
    text = "“We must build the tram,” Ada Marsh said."
    (stance,) = read(text, quoted(text, "We must build the tram,", MARSH))
    shown = text[stance.evidence.start : stance.evidence.end]
    assert (MARSH, Telling.OWN_WORDS, "We must build the tram,") == (stance.holder.name, stance.telling, shown)


def test_sentence_that_is_all_quotation_is_its_own_evidence():
    """Of a long quotation, the sentence that shows the position is the evidence."""
    text = "“We will never accept the tram.\nIt is too loud,” Ada Marsh said."
    (stance,) = read(text, quoted(text, "We will never accept the tram.\nIt is too loud,", MARSH))
    assert "We will never accept the tram." == text[stance.evidence.start : stance.evidence.end]


def test_piece_of_an_interrupted_quotation_is_evidence():
    """Of an interrupted quotation, the piece with the position is shown, without the words between."""
    text = "“We must build the tram,” Ada Marsh said, “and soon.”"
    whole = quoted(text, "We must build the tram,” Ada Marsh said, “and soon.", MARSH)
    first = Span(1, 24)
    quote = replace(whole, pieces=(first, Span(text.index("and soon"), text.index("and soon") + 9)))
    (stance,) = read(text, quote)
    assert first == stance.evidence


@pytest.mark.parametrize(
    ("words", "speaker", "expected"),
    [
        ("Northgate will not build the tram,", MARSH, [(MARSH, Telling.OWN_WORDS)]),
        ("Ben Stone opposes the tram,", MARSH, [(STONE, Telling.TOLD)]),
        ("He opposes the tram,", MARSH, []),
        ("The tram is unacceptable,", "Reuters", []),
        ("The tram is unacceptable,", None, []),
    ],
)
def test_quotation_about_others(words, speaker, expected):
    """Speakers hold what they say for their own city; what they say of others is told; nobody's words are nobody's."""
    text = f"“{words}” it was said."
    found = read(text, quoted(text, words, speaker))
    assert expected == [(stance.holder.name, stance.telling) for stance in found]


def test_chain_and_certainty_of_a_quotation_are_kept():
    """A stance in a quotation is no surer than its speaker, and came the same way."""
    text = "“We must build the tram,” Ada Marsh told Reuters."
    link = Link("told to", Mention(Span(41, 48), "Reuters"))
    (stance,) = read(text, quoted(text, "We must build the tram,", MARSH, chain=(link,), certainty=0.3))
    assert ((link,), 0.3) == (stance.chain, stance.confidence)


def test_mixed_quotation_counts_once():
    """A position told in the writer's clause and in the words quoted in it is one stance, in the holder's words."""
    text = "Ada Marsh said the city “must build the tram” now."
    found = read(text, quoted(text, "must build the tram", MARSH, Kind.MIXED))
    assert [Telling.OWN_WORDS] == [stance.telling for stance in found]


def test_indirect_quotation_is_narration():
    """Reported speech without marks is read as the writer's sentence."""
    text = "Ada Marsh said the tram must be built."
    found = read(text, quoted(text, "the tram must be built", MARSH, Kind.INDIRECT))
    assert [Telling.REPORTED] == [stance.telling for stance in found]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Ada Marsh will never accept the tram without the trees.", "the trees"),
        ("Ada Marsh will not accept the tram unless Southport pays.", "Southport pays"),
        ("Ada Marsh rejects the tram until Southport pays.", "Southport pays"),
        ("Ada Marsh backs the tram only if Southport pays.", "only if Southport pays"),
        ("Ada Marsh will accept the tram in exchange for rails, she said.", "in exchange for rails"),
        ("If Southport pays, Ada Marsh will accept the tram.", "If Southport pays"),
        ("Ada Marsh said that Southport must pay before a tram is built.", "Southport must pay"),
        ("Ada Marsh might consider the tram only if Southport pays.", "only if Southport pays"),
        ("Ada Marsh wants the tram before winter.", None),
        ("Ada Marsh wants the tram even if Southport does not pay.", None),
        ("Ada Marsh wants the tram, and Southport pays if asked.", None),
        ("Ada Marsh is weighing up the tram if asked.", None),
    ],
)
def test_condition_needs_a_connective(text, condition):
    """A position is conditional where a connective says so, and the condition is its own words."""
    (stance,) = read(text)
    shown = text[stance.condition.start : stance.condition.end] if stance.condition else None
    assert (condition, condition is not None) == (shown, stance.position is Position.CONDITIONAL)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marsh rejected a tram that would not reach Southport.",
        "Ada Marsh will not accept the tram unless it is not loud.",
    ],
)
def test_condition_that_would_read_as_its_opposite_is_not_shown(text):
    """What hangs on something that is not wanted is conditional, and has no words to show as terms."""
    (stance,) = read(text)
    assert (Position.CONDITIONAL, None) == (stance.position, stance.condition)


@pytest.mark.parametrize(
    ("text", "is_past"),
    [
        ("Ada Marsh has opposed the tram in the past.", True),
        ("Ada Marsh, once against the tram, left.", True),
        ("Ada Marsh, who long opposed the tram, left.", True),
        ("Ada Marsh has long opposed the tram.", False),
        ("Ada Marsh opposes the tram, but in the past she rode it.", False),
        ("Ada Marsh had rejected the tram.", True),
        ("Ada Marsh previously rejected the tram.", True),
        ("Before that Ada Marsh rejected the tram.", True),
        ("Ada Marsh, who once backed the tram, left.", True),
        ("In May 2023, Ada Marsh rejected the tram.", True),
        ("On 20 May 2025, Ada Marsh rejected the tram.", False),
        ("Since the vote in May 2023, Ada Marsh has rejected the tram.", False),
        ("Ben Stone recalled that Ada Marsh had rejected the tram.", False),
        ("Ada Marsh, formerly a driver at the depot, rejected the tram.", False),
        ("Ada Marsh had tea and rejected the tram.", False),
    ],
)
def test_past_as_the_text_sets_it(text, is_past):
    """A stance is past where the text sets it before its own present."""
    (stance,) = read(text)
    assert is_past == stance.past


def test_date_in_the_sentence_is_when():
    """A whole year in the sentence dates the stance."""
    (stance,) = read("In May 2023, Ada Marsh rejected the tram.")
    assert (2023, 5) == (stance.as_of.year, stance.as_of.month)


def test_two_dates_date_nothing():
    """A sentence with two dates does not say which is meant."""
    (stance,) = read("In May 2023 and in June 2024, Ada Marsh rejected the tram.")
    assert stance.as_of is None


@pytest.mark.parametrize(
    ("text", "is_change"),
    [
        ("Ada Marsh gave up the tram.", True),
        ("Ada Marsh no longer supports the tram.", True),
        ("For the first time, Ada Marsh backed the tram.", True),
        ("Ada Marsh will not give up the tram.", False),
        ("Ada Marsh urged Ben Stone to give up the tram.", False),
        ("Ada Marsh said Ben Stone must give up the tram.", False),
        ("Ada Marsh backed the tram.", False),
        ("Ada Marsh refused to give up the tram.", False),
        ("Ada Marsh ruled out abandoning the tram.", False),
        ("Ada Marsh declined to drop her opposition to the tram.", False),
    ],
)
def test_change_as_the_text_says_it(text, is_change):
    """A stance is a change where the text itself says that it is new."""
    assert is_change == read(text)[0].is_change


def test_now_and_then_are_two_stances():
    """A sentence may hold what was and what is."""
    found = read("Ada Marsh, who once backed the tram, now rejects the tram line.")
    assert [(True, "supports"), (False, "opposes")] == [(stance.past, stance.position.value) for stance in found]


def test_topics_are_told_apart_by_clause():
    """Two topics in one sentence each take the cue of their own clause."""
    found = read("Ada Marsh backed the tram but rejected the car park.", topics=(TRAM, PARKING))
    assert [("parking", "opposes"), ("tram", "supports")] == [(stance.topic, stance.position.value) for stance in found]


def test_surname_alone_means_the_person_named_in_full():
    """A name that needs context counts once the text has given it in full."""
    assert [(REED, "supports")] == held("Carl Reed spoke.\nReed wants the tram.")


def test_name_without_context_is_nobody():
    """A name that needs context and has none names nobody."""
    assert [] == held("Reed wants the tram.")


def test_unlisted_person_is_shown_under_their_name():
    """Somebody who is not listed holds positions too, without an actor."""
    (stance,) = read("Robert Miller, a driver, rejected the tram.\nMiller left.")
    assert ("Robert Miller", None) == (stance.holder.name, stance.holder.actor)


@given(
    st.lists(
        st.sampled_from("Ada Marsh Stone wants rejects not the tram line if , “ ” . said that by before".split()),
        max_size=25,
    )
)
def test_evidence_is_always_a_whole_sentence(parts):
    """Whatever the words, reading never fails and every stance rests on the sentence itself."""
    text = " ".join(parts) or "tram"
    assert all(stance.evidence == Span(0, len(text)) for stance in read(text))


def test_work_grows_with_the_text_and_not_with_its_square():
    """Eight times the text is read with less than sixteen times the calls."""
    sentence = "Ada Marsh said that Northgate wants the tram, while Southport rejects it if it can.\n"
    assert calls(sentence * 80) < 16 * calls(sentence * 10)


def test_work_of_one_endless_sentence_is_bounded():
    """A sentence that never ends is not read to its end again and again."""
    endless = "Ada Marsh said that Northgate wants the tram and "
    assert calls(endless * 160) < 16 * calls(endless * 20)


def test_work_on_a_sentence_full_of_names_is_bounded():
    """Eight times as many names take less than sixteen times the calls."""
    words = [f"{'Northgate ' * number}should build the tram" for number in (100, 800)]
    few, many = (calls(f"“{said},” {MARSH} said.", quoted(f"“{said},”", said, MARSH)) for said in words)
    assert many < 16 * few


def test_no_published_date_leaves_old_dates_undecided():
    """Without a date of publication, a date in the text does not make a stance past."""
    text = "In May 2023, Ada Marsh rejected the tram."
    (stance,) = stances(material(text, published=None))
    assert not stance.past


def test_vague_publication_leaves_old_dates_undecided():
    """A publication date without a year decides nothing."""
    text = "In May 2023, Ada Marsh rejected the tram."
    (stance,) = stances(material(text, published=PartialDate(None, 6, 1)))
    assert not stance.past


def test_quotes_without_a_form_worth_reading_are_narration():
    """A few quoted words inside the writer's clause stay part of it."""
    text = "Ada Marsh rejected a “loud” tram."
    fragment: Quote = replace(quoted(text, "loud", MARSH, Kind.MIXED), form="fragment")
    assert [(MARSH, "opposes")] == held(text, fragment)


def test_a_quoted_sentence_of_great_length_is_passed_over():
    """Words without a stop are no sentence, in quotation marks or not, and cost what their length costs."""
    words = "the tram must come " * 100
    text = f"“{words}” Ada Marsh said."
    assert () == read(text, quoted(text, words.strip(), "Ada Marsh"))
