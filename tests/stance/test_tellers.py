import pytest

from bot.core.model import Document, Kind, Telling
from tests import shipped
from tests.stance.stance_fixtures import held, quoted, read

MARSH, STONE, REED = "Ada Marsh", "Ben Stone", "Carl Reed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh and Ben Stone said that the tram must come.", [(MARSH, "supports"), (STONE, "supports")]),
        ("Ada Marsh, a supporter of the tram, said that leaders should wait.", [(MARSH, "supports")]),
        ("Ada Marsh said that Northgate must build the tram, and Ben Stone left.", [(MARSH, "supports")]),
        ("Ada Marsh backs the tram after Ben Stone told Carl Reed to leave.", [(MARSH, "supports")]),
        ("Ada Marsh arrived. She said that the tram must come.", [(MARSH, "supports")]),
        ("It is said that the tram must come.", []),
        ("The source said that the tram must come.", []),
        ("The statement said that the tram must come.", []),
        ("Its officials said that the tram must come.", []),
        ("Some officials said that the tram must come.", [("Some officials", "supports")]),
        ("Ada Marsh sees the tram as vital.", [(MARSH, "supports")]),
        ("Ada Marsh does not see the tram as vital.", []),
        ("For Ada Marsh, the tram line is a mistake.", [(MARSH, "opposes")]),
        ("Ada Marsh and Ben Stone agreed that the tram must come.", [(MARSH, "supports"), (STONE, "supports")]),
        ("Ada Marsh offered reasons that were necessary for a tram.", []),
    ],
)
def test_whoever_is_reported_to_say_it_holds_what_must_be(text, expected):
    """The reported clause tells whose word a demand is; words that only point at somebody name nobody."""
    assert expected == held(text.replace(". ", ".\n"))


def test_a_reported_clause_limits_the_confidence():
    """What only a reported clause tells is no surer than the root of its confidence."""
    text = "Ada Marsh said the tram must be built."
    (stance,) = read(text, quoted(text, "the tram must be built", MARSH, Kind.INDIRECT, certainty=0.09))
    assert (MARSH, 0.3) == (stance.holder.name, stance.confidence)


@pytest.mark.parametrize(
    "text",
    [
        "Ben Stone said Ada Marsh wants the tram.",
        "Ada Marsh wants the tram, Ben Stone said.",
        "According to Ben Stone, Ada Marsh wants the tram.",
    ],
)
def test_what_one_says_that_another_wants_stays_told(text):
    """A speaker of a clause never takes over what the clause says of somebody else."""
    assert [(MARSH, Telling.TOLD)] == [(stance.holder.name, stance.telling) for stance in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Northgate's mayor, Robert Miller, rejected the tram.", [("Robert Miller", "opposes")]),
        ("Robert Miller, the mayor of a town, rejected the tram.", [("Robert Miller", "opposes")]),
        ("The Harbour Ministry rejected the tram.", [("The Harbour Ministry", "opposes")]),
        ("The federal government wants the tram.", [("The federal government", "supports")]),
        ("The government wants the tram.", []),
        ("The Nurses' Guild wants the tram.", [("The Nurses' Guild", "supports")]),
        ("The town's caretaker government wants the tram.", []),
        ("The Harbour Ministry met. It rejects the tram.", [("The Harbour Ministry", "opposes")]),
        ("Ada Marsh, a mayor, and Ben Stone want the tram.", [(MARSH, "supports"), (STONE, "supports")]),
        ("As minister he promised a tram.", []),
        ("Southport's caretaker government halted the tram.", [("Southport", "opposes")]),
        ("The SPQ, which opposes the tram, left.", [("SPQ", "opposes")]),
        ("In Southport, Robert Miller rejected the tram.", [("Robert Miller", "opposes")]),
        ("In July Ada Marsh rejected the tram.", [(MARSH, "opposes")]),
        (
            "Southport and Northgate remain reluctant to build the tram.",
            [("Northgate", "opposes"), ("Southport", "opposes")],
        ),
        ("Ada Marsh said her government would block the tram.", [(MARSH, "opposes")]),
        ("Southport's partners, among those who want the tram, left.", []),
        ("Ada Marsh's rivals back the tram.", [("Ada Marsh's rivals", "supports")]),
        (
            "The tram was criticised on Monday by Northgate and by Southport.",
            [("Northgate", "opposes"), ("Southport", "opposes")],
        ),
        ("The tram, which Northgate opposes, is late.", [("Northgate", "opposes")]),
        ("Opposed by Northgate, the tram is late.", [("Northgate", "opposes")]),
        ("Ben Stone said that Northgate should help, such as by sending a tram.", []),
        ("Ben Stone demanded quiet, and that it give up the tram.", []),
        ("Ada Marsh's office said that she opposes the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh met a spokesman. She said that she opposes the tram.", [(MARSH, "opposes")]),
    ],
)
def test_bodies_and_names_beside_a_role_are_holders(text, expected):
    """A name counts for the role beside it, and a body for itself where its words tell which."""
    assert sorted(expected) == sorted(held(text.replace(". ", ".\n")))


@pytest.mark.parametrize(
    "text",
    [
        "The United States is prepared to send Leopards to Ukraine.",
        "The United States suspended military aid to Ukraine, and nobody in Moscow complained.",
    ],
)
def test_what_nobody_is_said_to_say_is_the_outlets_word(text):
    """The end of a name is no verb of saying, and "nobody in" a place is not the place."""
    (stance,) = shipped.reader()(Document(text)).stances
    assert (Telling.REPORTED, "United States") == (stance.telling, stance.holder.name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials said that Ada Marsh had told Ben Stone that the tram must be built.", []),
        ("Ada Marsh said that she had told Ben Stone that the tram must be built.", ["Ada Marsh"]),
    ],
)
def test_who_only_passes_on_what_somebody_told_holds_nothing(text, expected):
    """What officials say that somebody told others is no position of the officials."""
    assert expected == [stance.holder.name for stance in read(text)]
