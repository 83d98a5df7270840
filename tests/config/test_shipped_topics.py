"""The wordings of the topics that ship find what English news writes, and nothing else: sentences of our own."""

import pytest

from bot import config
from bot.core.model import Span
from bot.stance.clauses import split
from bot.stance.wordings import Wordings
from tests.config.places import SHIPPED

WORDINGS = Wordings(config.load_topics(SHIPPED / "topics.toml"))


def named(text):
    """The topics that a sentence names, each with whether by its opposite."""
    return {(hit.topic, hit.is_contrary) for hit in WORDINGS.find(split(text, Span(0, len(text))))}


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("nato_membership", "Warsaw wants closer ties between Ukraine and NATO, and its entry into the alliance."),
        ("nato_membership", "She spoke of Ukraine's admission to NATO."),
        ("nato_membership", "The door to NATO should stay open."),
        ("nato_membership", "They are against letting Ukraine into the alliance."),
        ("nato_membership", "The minister praised the membership action plan."),
        ("peace_negotiations", "Ankara offers to host a summit between the two presidents."),
        ("peace_negotiations", "He would sit down with Putin tomorrow."),
        ("peace_negotiations", "A political settlement of the conflict is overdue."),
        ("peace_negotiations", "Brasilia wants to mediate."),
        ("peace_negotiations", "He hopes that both return to the table."),
        ("ceasefire_freeze", "The guns must fall silent, he said."),
        ("ceasefire_freeze", "A halt in the fighting would save lives."),
        ("ceasefire_freeze", "They would freeze the front where it runs."),
        ("ceasefire_freeze", "The truces never held."),
        ("territorial_concessions", "He would swap some territory for quiet."),
        ("territorial_concessions", "Kyiv will not hand over the rest of Donetsk."),
        ("territorial_concessions", "They recognised the annexation."),
        ("territorial_concessions", "Land swaps are on the table."),
        ("military_aid", "Berlin sends two more Patriot batteries."),
        ("military_aid", "We stand by Ukraine, she said."),
        ("military_aid", "They proposed a loan of billions for Ukraine."),
        ("military_aid", "Ukraine needs more firepower."),
        ("military_aid", "Arms for Ukraine come first."),
        ("security_guarantees", "Paris offers guarantees for Kyiv's security."),
        ("security_guarantees", "He wants an American backstop for the force."),
        ("long_range_strikes", "They may hit targets in Russia."),
        ("long_range_strikes", "She asked for SCALP missiles."),
        ("long_range_strikes", "An attack on an airfield in Russia followed."),
        ("ukraine_neutrality", "He wants NATO to stop expanding."),
        ("ukraine_neutrality", "A non-aligned country could live with that."),
        ("foreign_troops_dmz", "London would station its troops there."),
        ("foreign_troops_dmz", "A stabilisation force may follow."),
        ("force_limits", "They want a cap on the size of the Ukrainian army."),
        ("force_limits", "He refused restrictions on Ukraine's military."),
        ("zelenskyy_plan", "Vilnius backs the peace formula."),
        ("us_peace_plan", "Kyiv studies the US-drafted peace plan."),
        ("nato_membership", "Minsk fears a path into the alliance."),
        ("nato_membership", "They refuse its joining the US-led military bloc."),
        ("peace_negotiations", "He would put both into a room."),
        ("peace_negotiations", "The sides may reach an agreement."),
        ("ceasefire_freeze", "They would stop at the current battle lines."),
        ("ceasefire_freeze", "Moscow may halt its offensive."),
        ("territorial_concessions", "They would pull out of the parts of Donetsk that they hold."),
        ("territorial_concessions", "You will see land change hands."),
        ("territorial_concessions", "Let Moscow keep the parts that it has."),
        ("military_aid", "London promised fourteen Challenger 2s."),
        ("military_aid", "There is not another dime for Kyiv."),
        ("military_aid", "She signed the deliveries of Leopard tanks."),
        ("military_aid", "They would send bullets to Ukraine."),
        ("security_guarantees", "He wants a European-led backstop."),
        ("long_range_strikes", "They may use its weapons to blast targets inside Russia."),
        ("long_range_strikes", "He would let Ukraine fire American missiles."),
        ("long_range_strikes", "Missiles must not land on Russian soil."),
        ("foreign_troops_dmz", "There is to be no operation on Ukrainian soil."),
        ("foreign_troops_dmz", "Not one soldier of a NATO country will be there."),
        ("force_limits", "The draft would have capped the army."),
        ("zelenskyy_plan", "Bern prepares the conference in Switzerland."),
        ("us_peace_plan", "They read the leaked peace plan."),
    ],
)
def test_a_wording_of_a_topic_names_it(topic, text):
    """As itself, not as its opposite."""
    assert (topic, False) in named(text)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("nato_membership", "They would keep Ukraine out of NATO."),
        ("peace_negotiations", "He counts on a victory on the battlefield."),
        ("territorial_concessions", "The army wants to recapture the lost territory."),
        ("territorial_concessions", "He demands the withdrawal of Russian troops."),
        ("long_range_strikes", "The restrictions on their missiles must fall."),
        ("ukraine_neutrality", "She welcomed a further expansion of NATO."),
        ("ukraine_neutrality", "They ruled out entry into any bloc."),
        ("territorial_concessions", "A return to the borders of 2014 is far away."),
        ("long_range_strikes", "The limits on where the missiles may fall must go."),
    ],
)
def test_a_contrary_wording_names_the_opposite(topic, text):
    """Whoever wants it is against the topic."""
    assert (topic, True) in named(text)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("nato_membership", "A joint exercise of NATO began."),
        ("nato_membership", "He admitted that NATO was late."),
        ("nato_membership", "Moscow will not accept NATO peacekeepers."),
        ("nato_membership", "Sweden wants to join NATO."),
        ("peace_negotiations", "The trade talks failed."),
        ("peace_negotiations", "She will sit down with the investigators."),
        ("ceasefire_freeze", "The ceasefire in Gaza held."),
        ("territorial_concessions", "The annex of the museum opens in May."),
        ("military_aid", "He is a patriot, and patriotism moves him."),
        ("military_aid", "Zelensky asked to lift the restrictions on the use of weapons."),
        ("military_aid", "Ms Abrams ran for governor."),
        ("long_range_strikes", "Her scalp was wounded."),
        ("foreign_troops_dmz", "Ground troops in Syria were attacked."),
        ("us_peace_plan", "The US plan for tariffs was late."),
        ("nato_membership", "The commission praised Ukraine's accession."),
        ("ceasefire_freeze", "They froze the assets and paid for the war."),
        ("ceasefire_freeze", "Shells are short along the front."),
        ("military_aid", "Oil pays for the war effort of Russia."),
        ("long_range_strikes", "They first met in Russia."),
        ("long_range_strikes", "The shells fell on Russian trenches."),
        ("foreign_troops_dmz", "NATO has a presence in Estonia."),
        ("force_limits", "A limited number of troops came, and captured soldiers left the capital."),
        ("zelenskyy_plan", "Zelensky rejected the peace plan."),
        ("foreign_troops_dmz", "Russia sent tens of thousands of troops into Ukraine."),
        ("foreign_troops_dmz", "They reject any plan that leaves Russian soldiers on Ukrainian soil."),
        ("foreign_troops_dmz", "They urged the withdrawal of troops from Ukraine."),
        ("military_aid", "They pledged humanitarian aid for Ukraine."),
        ("military_aid", "They warned Beijing against sending weapons to Russia for its war in Ukraine."),
        ("military_aid", "They condemned the Iranian drones over Ukraine."),
    ],
)
def test_words_that_mean_something_else_name_no_topic(topic, text):
    """Precision comes first: a wording that is also of another subject is left out, or needs another word."""
    assert topic not in {found for found, _ in named(text)}
