from datetime import date

import pytest

from bot.core.model import Actor, Basis, PartialDate, Role
from bot.core.names import Roster
from bot.core.written import Written


def day(year):
    return PartialDate(year, 1, 1, Basis.METADATA)


RUTTE = Actor(
    "mark-rutte",
    "Mark Rutte",
    "person",
    aliases=("Rutte",),
    roles=(Role("Secretary General of NATO", ("NATO secretary general", "secretary general of NATO"), day(2024)),),
)
STOLTENBERG = Actor(
    "jens-stoltenberg",
    "Jens Stoltenberg",
    "person",
    aliases=("Stoltenberg",),
    roles=(Role("Secretary General of NATO", ("NATO secretary general",), day(2014), PartialDate(2023, 12, 31)),),
)
TRUMP = Actor(
    "donald-trump",
    "Donald Trump",
    "person",
    aliases=("Trump",),
    roles=(Role("President of the United States", ("US president", "president of the United States"), day(2025)),),
)
SMITH = Actor("julianne-smith", "Julianne Smith", "person", weak=("Smith",))
UKRAINE = Actor("ukraine", "Ukraine", "country", aliases=("Kyiv",))
STATES = Actor("united-states", "United States", "country", aliases=("US", "Washington"))
NATO = Actor("nato", "NATO", "org", weak=("alliance",))
SPEAKER = Actor("lee", "Ann Lee", "person", roles=(Role("Speaker", ("house speaker",)),))
ROSTER = Roster([RUTTE, STOLTENBERG, TRUMP, SMITH, UKRAINE, STATES, NATO, SPEAKER])
NOW = date(2025, 6, 1)


def found(text, on=NOW, **options):
    return [
        (text[mention.span.start : mention.span.end], mention.actor) for mention in ROSTER.find(text, on=on, **options)
    ]


def test_names_are_found_in_order_without_possessives():
    """Each listed actor that a text names is found where it stands."""
    assert [("Trump", "donald-trump"), ("Kyiv", "ukraine")] == found("Trump’s envoy met Kyiv's delegation.")


def test_a_title_counts_for_its_holder_of_the_day():
    """The same words mean another person before a change of office."""
    text = "The NATO secretary general spoke."
    assert [("NATO secretary general", "mark-rutte")] == found(text)
    assert [("NATO secretary general", "jens-stoltenberg")] == found(text, on=date(2020, 5, 5))


def test_a_dated_title_means_nobody_on_an_unknown_day():
    """Without a date a dated office has no holder, and the body in its title is not meant either."""
    assert [] == found("The NATO secretary general spoke.", on=None)


def test_an_undated_title_always_counts():
    """A role without dates is held on any day."""
    assert [("House Speaker", "lee")] == found("The House Speaker spoke.", on=None)


@pytest.mark.parametrize(
    "text",
    ["NATO Secretary General Mark Rutte spoke.", "former NATO Secretary General Mark Rutte spoke."],
)
def test_a_title_before_a_name_belongs_to_the_name(text):
    """Only the person named is found, not whoever holds the office."""
    assert [("Mark Rutte", "mark-rutte")] == found(text, on=date(2020, 5, 5))


def test_a_title_before_an_unlisted_name_means_nobody_listed():
    """The title of somebody who is not listed is not taken for the office's holder."""
    assert [] == found("NATO Secretary General Joe Bloggs spoke.")


@pytest.mark.parametrize("word", ["former", "deputy", "acting", "then"])
def test_a_title_that_is_held_no_longer_or_not_quite_means_nobody(word):
    """Former, deputy and acting holders are not the holder."""
    assert [] == found(f"The {word} US president spoke.")


@pytest.mark.parametrize(
    "text",
    ["NATO's Secretary-General spoke.", "The US President Says No", "The United States’ president spoke."],
)
def test_a_title_is_known_in_its_other_spellings(text):
    """Hyphens, possessives and a capitalised verb behind it do not hide a title."""
    assert 1 == len([actor for _, actor in found(text) if actor in ("mark-rutte", "donald-trump")])


def test_a_relative_of_the_same_surname_is_not_the_actor():
    """A first name that is not the actor's says that somebody else is meant."""
    assert [] == found("Melania Trump waved.")
    assert [("Donald Trump", "donald-trump")] == found("Donald Trump waved.")


def test_a_place_in_the_name_of_an_outlet_is_not_the_country():
    """A newspaper that bears a city's name is not the state."""
    assert [] == found("The Washington Post and the Kyiv Independent wrote so.")
    assert [("Washington", "united-states")] == found("Washington wrote a post.")


def test_weak_names_need_to_be_asked_for():
    """A weak name is found only when the caller knows the context."""
    assert [] == found("The alliance and Smith agreed.")
    assert [("alliance", "nato"), ("Smith", "julianne-smith")] == found("The alliance and Smith agreed.", weak=True)


@pytest.mark.parametrize(
    "text",
    [
        "The alliance and Smith agreed.",
        "“Kyiv’s allies,” Ms. Smith of the alliance told the US president, Trump, in Washington.",
        "The NATO secretary general met NATO secretary general Stoltenberg.",
        "",
    ],
)
def test_names_are_found_with_and_without_weak_ones_at_once(text):
    """Asking for both at once gives what asking twice does."""
    both = ROSTER.find(text, on=NOW), ROSTER.find(text, on=NOW, weak=True)
    assert both == ROSTER.find_both(Written.of(text), NOW)


def test_small_words_are_not_short_names():
    """“us” is not the US."""
    assert [] == found("They told us so.")


def test_names_do_not_run_over_lines():
    """Words of two lines are not one name."""
    assert [] == [actor for _, actor in found("Mark\nand\nJulianne\nSmith")]


def test_resolve_takes_whole_names_aliases_and_titles():
    """A whole name in any of its forms is one actor; part of a phrase is not."""
    assert RUTTE == ROSTER.resolve("Rutte")
    assert RUTTE == ROSTER.resolve("the secretary general of NATO", NOW)
    assert None is ROSTER.resolve("Rutte and friends")


def test_resolve_refuses_a_title_that_two_hold():
    """When two actors answer to the same words, neither is taken."""
    twins = Roster([Actor("a", "Ann A", "person", aliases=("Ann",)), Actor("b", "Ann B", "person", aliases=("Ann",))])
    assert None is twins.resolve("Ann")


def test_beginnings_of_names_are_found():
    """Whole words need not be typed, and what begins no name finds nothing."""
    assert STOLTENBERG == ROSTER.beginning("stol")[0]
    assert SMITH == ROSTER.beginning("smi")[0]
    assert [] == ROSTER.beginning("qqqq")


def test_the_name_that_is_shown_comes_before_other_names():
    """Of those that begin as typed; what is typed in full comes first, whichever name it is."""
    army = Actor("army", "Armed Forces of Ukraine", "org", aliases=("Ukrainian army",))
    kingdom = Actor("kingdom", "United Kingdom", "country", aliases=("UK",))
    roster = Roster([army, UKRAINE, kingdom])
    assert [UKRAINE, army] == roster.beginning("ukrain")
    assert [kingdom, UKRAINE, army] == roster.beginning("uk")


def test_names_that_are_much_like_what_was_typed_are_found():
    """A slip of the keys begins no name; nonsense is like none."""
    assert [] == ROSTER.beginning("rute")
    assert RUTTE in ROSTER.near("rute")
    assert [] == ROSTER.near("qqqq")


def test_nothing_typed_offers_people_first():
    """An empty question shows the people, then the rest, up to the limit."""
    assert ["person"] * 5 == [actor.kind for actor in ROSTER.beginning(" ", limit=5)]


@pytest.mark.parametrize("word", ["outgoing", "incoming", "exiled", "interim", "then"])
def test_an_office_not_held_means_nobody(word):
    """Who has left an office, or has yet to take it, is not its holder."""
    assert [] == found(f"The {word} US president spoke.")


def test_an_office_yet_to_be_taken_means_nobody():
    """A word behind the title can say so, too."""
    assert [] == found("The US president designate spoke.")


def test_a_name_with_an_owner_is_found_as_it_is_written():
    """“Lindland's parliament” is an alias like any other, with either apostrophe."""
    roster = Roster([Actor("house", "House of Lindland", "org", aliases=("Lindland's parliament",))])
    assert ["house"] * 2 == [
        mention.actor for text in ("Lindland's parliament", "Lindland’s parliament") for mention in roster.find(text)
    ]
    assert "house" == roster.resolve("Lindland's parliament").id
