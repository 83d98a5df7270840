import pytest

from bot.core.model import Topic
from tests.stance.stance_fixtures import CHANGED, PAST, WORDING, held, read

MARSH, STONE = "Ada Marsh", "Ben Stone"


def sides(text):
    """The sides that Ada Marsh takes in a text."""
    return [position for holder, position in held(text.replace(". ", ".\n")) if holder == MARSH]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh threw her weight behind the tram.", ["supports"]),
        ("Ada Marsh said yes to the tram.", ["supports"]),
        ("Ada Marsh cast doubt on the tram.", ["opposes"]),
        ("Ada Marsh sees no need for a tram.", ["opposes"]),
        ("Ada Marsh renewed her urgent call for a tram.", ["supports"]),
        ("Ada Marsh echoed calls for a tram.", ["supports"]),
        ("Ada Marsh said the tram would only prolong the trip.", ["opposes"]),
        ("Ada Marsh said a tram would have to be accepted.", ["supports"]),
        ("Ada Marsh said the tram will be resumed on Monday.", []),
        ("Ada Marsh was forced to accept the tram.", []),
        ("Ada Marsh could send a tram.", []),
        ("Ada Marsh could accept the tram.", ["supports"]),
        ("The conditions include Ada Marsh's refusal of the tram.", []),
        ("Ada Marsh neither endorsed nor rejected the tram.", ["neutral"]),
        ("Ada Marsh took no position on the tram.", ["neutral"]),
        ("Ada Marsh criticised Ben Stone for blocking the tram.", ["supports"]),
        ("Ada Marsh warned Ben Stone not to build the tram.", ["opposes"]),
        ("At the end of the year she agreed to a tram.", []),
        ("Ada Marsh announced the end of the tram.", ["opposes"]),
        ("Ada Marsh agreed for the first time to a tram.", ["supports"]),
    ],
)
def test_what_verbs_and_nouns_say(text, expected):
    """Each wording takes the side that it has in English news."""
    assert expected == sides(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh demanded that the tram be stopped.", ["opposes"]),
        ("Ada Marsh wants the tram line scrapped.", ["opposes"]),
        ("Ada Marsh demanded fares to be cut and a tram.", ["supports"]),
        ("The tram, which Ada Marsh gave Ben Stone, is late.", []),
        ("Ada Marsh wants the limits on trams against the kerb lifted.", ["supports"]),
        ("Ada Marsh demanded that Ben Stone renounce his plan and accept the tram.", ["supports"]),
        ("Ada Marsh wants Northgate to be cut off, so that the tram does not stop.", []),
        ("Ada Marsh slammed Ben Stone over the tram.", []),
        ("Ada Marsh defended her record on the tram.", []),
        ("Ada Marsh rejected Ben Stone's plan for the tram.", ["opposes"]),
        ("Ada Marsh spoke during debates on the need for a tram.", []),
        ("Officials and critics of Southport rejected the tram, and Ada Marsh left.", []),
    ],
)
def test_a_cue_reaches_what_it_is_about(text, expected):
    """What is done to a topic behind it counts; what is only named beside somebody else does not."""
    assert expected == sides(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tram line was late. Ada Marsh rejected it.", ["opposes"]),
        ("The tram line was late. Ada Marsh wants it to rain.", []),
        ("The tram line was late. The idea was dismissed by Ada Marsh.", ["opposes"]),
        ("The tram line was late. The idea of a bridge was dismissed by Ada Marsh.", []),
        ("The tram and the car park were late. It rained. Ada Marsh rejected it.", []),
        ("Ben Stone wants a tram, but Ada Marsh opposes it.", ["opposes"]),
    ],
)
def test_a_word_may_stand_for_the_topic_named_before(text, expected):
    """A whole object “it”, and “the idea”, mean the one topic of the sentence before, or the last of the line."""
    assert expected == sides(text)


def test_what_stands_for_a_topic_is_less_sure_than_its_name():
    """A word that points back costs some confidence."""
    (named,) = read("Ada Marsh rejected the tram.")
    (meant,) = read("The tram line was late.\nAda Marsh rejected it.")
    assert meant.confidence < named.confidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tram is late. Ada Marsh wants the line.", ["supports"]),
        ("The bus is late. Ada Marsh wants the line.", []),
    ],
)
def test_a_weak_wording_counts_where_its_topic_was_just_named(text, expected):
    """The sentences just before may say what a weak wording means."""
    assert expected == sides(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh has supplied three ferries.", ["supports"]),
        ("Ada Marsh will supply ferries.", ["supports"]),
        ("Ada Marsh did not supply ferries.", ["opposes"]),
        ("It is hard to supply ferries, Ada Marsh said.", []),
        ("Ada Marsh knew how to supply ferries.", []),
    ],
)
def test_a_deed_may_name_the_topic_itself(text, expected):
    """Who does what a wording says shows where they stand; an infinitive says of nobody that they do it."""
    ferries = Topic(
        "ferries", "Ferries", ("ferries for Southport",), WORDING, PAST, CHANGED, phrases=("suppl* .. ferries",)
    )
    found = read(text, topics=(ferries,))
    assert expected == [stance.position.value for stance in found if stance.holder.name == MARSH]


def test_a_heading_shows_nothing():
    """A line of which every long word has a capital shortens what others say."""
    assert [] == held("Ada Marsh Rejects Harbour Tram Before Monday's Council Meeting")


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Ada Marsh wants the tram, but only if Southport pays.", "only if Southport pays"),
        ("Ada Marsh backs the tram as soon as Southport pays.", "as soon as Southport pays"),
        ("Ada Marsh wants the tram as soon as possible.", None),
        ("Ada Marsh backs the tram as long as Southport pays.", "as long as Southport pays"),
        ("Ada Marsh backs the tram as long as it takes.", None),
        ("Ada Marsh wants the tram at once.", None),
        ("Ada Marsh rejected the tram until last week.", None),
        ("Ada Marsh rejected the tram until her last day.", None),
        ("Ada Marsh will not accept the tram in exchange for rails.", None),
        ("Ada Marsh wants the tram if it wants peace.", None),
    ],
)
def test_a_time_a_purpose_and_a_bargain_refused_are_no_conditions(text, condition):
    """Only what the position hangs on is its condition."""
    (stance,) = read(text)
    assert condition == (text[stance.condition.start : stance.condition.end] if stance.condition else None)


@pytest.mark.parametrize(
    ("text", "is_change"),
    [
        ("Ada Marsh withdrew her support for the tram.", True),
        ("Ada Marsh ended her opposition to the tram.", True),
        ("Ada Marsh has changed her mind and now backs the tram.", True),
        ("Ada Marsh says the city now must build the tram.", False),
        ("Ada Marsh now and then wants the tram.", False),
        ("Ada Marsh opposed the tram, her first.", False),
    ],
)
def test_change_as_it_is_worded(text, is_change):
    """A change is reported only by words that say one."""
    assert [is_change] == [stance.is_change for stance in read(text)][:1]


def test_then_and_now_of_one_sentence_are_told_apart():
    """What was "previously" held is past, and what is "now" said is not."""
    found = read("Ada Marsh previously rejected the tram, and now says that a tram line must come.")
    assert [("opposes", True), ("supports", False)] == sorted((each.position.value, each.past) for each in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh called the bridge dangerous, and Ben Stone made clear that the tram runs.", []),
        ("Ada Marsh is ready to open the bridge once a tram has been built.", []),
        ("Ada Marsh once backed the tram.", [("Ada Marsh", "supports")]),
        ("Ada Marsh gave up the park in return for a tram.", []),
        ("Ada Marsh proposed a park in return for a tram.", [("Ada Marsh", "supports")]),
        ("Ada Marsh wants to drop the bridge and take a tram.", []),
        ("Ada Marsh wants to end the quarrel through a tram.", [("Ada Marsh", "supports")]),
        ("Ada Marsh wants the quarrel to end with a tram.", [("Ada Marsh", "supports")]),
        ("Ada Marsh wants to end the tram.", [("Ada Marsh", "opposes")]),
        ("Ada Marsh left without the tram that she wants.", [("Ada Marsh", "supports")]),
        ("Ada Marsh needs no change in the policy on the tram.", []),
        ("Ada Marsh used her veto to delay the tram.", [("Ada Marsh", "opposes")]),
        ("Ben Stone rejected criticism of the tram.", []),
        ("Ben Stone responded to calls for a tram.", []),
    ],
)
def test_a_cue_is_about_its_own_object(text, expected):
    """And not about what a second clause, a time, a bargain or a means names behind it."""
    assert expected == held(text)
