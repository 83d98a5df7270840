"""Reports: the form, what is kept of it, and who hears of it."""

import logging
from dataclasses import replace

import pytest

from bot.cogs import replies
from bot.cogs.client import VerbatimClient
from bot.cogs.replies import card_embed, view
from bot.core.card import Card
from bot.core.questions import Button, report_id
from tests.cogs.places import Slow
from tests.cogs.tram import FRAGMENT, WORDS

WRONG = "It was the deputy mayor who said this."


class Client(VerbatimClient):
    """A client that writes down what it tells its owner."""

    def __init__(self, *given):
        super().__init__(*given)
        self.told = []
        self.is_heard = True

    async def tell_owner(self, card):
        self.told.append(card)
        return self.is_heard


@pytest.fixture
def simcord_bot(workflows, announced):
    return Client(workflows, announced.append)


@pytest.fixture
def opened(simcord_bot, alice, channel):
    """Opens the form about some items, as alice does with a button that everybody sees."""

    async def form_about(*handles):
        shown = view(Card("For all", "A body", buttons=(Button("Report", report_id(handles)),)))
        card = card_embed(Card("For all", "A body"))
        await simcord_bot.get_partial_messageable(channel.id).send(embed=card, view=shown)
        return await alice.click(channel.last_message, label="Report")

    return form_about


async def kept(store):
    return [(report.handle, report.text) for report in await store.reports.latest(9)]


async def test_a_report_about_one_item_asks_for_a_text_only(opened):
    """With one item there is nothing to choose: one field, of ten to a thousand characters, that must be filled."""
    form = (await opened("Q01")).modal
    (field,) = [row["component"] for row in form["components"]]
    assert ("Report", "report|Q01") == (form["title"], form["custom_id"])
    assert (4, 2, 10, 1000, True) == tuple(
        field[name] for name in ("type", "style", "min_length", "max_length", "required")
    )


async def test_a_report_about_several_items_asks_which_one(opened):
    """The items are offered by their ids, above the text."""
    form = (await opened("Q01", "Q02", "S01")).modal
    which, _ = form["components"]
    assert "Which one?" == which["label"]
    assert ["Q01", "Q02", "S01"] == [option["value"] for option in which["component"]["options"]]


def offered(form):
    """The items that a form offers, with what is said of each."""
    return {each["value"]: each.get("description") for each in form["components"][0]["component"]["options"]}


async def test_each_item_says_what_it_is(opened):
    """Below an id stands who says what, or who stands where; below one that is gone, nothing."""
    said = offered((await opened("Q01", "S01", "Q99")).modal)
    assert "Ada Brook" in said["Q01"]
    assert "Ada Brook" in said["S01"]
    assert said["Q99"] is None


class Describing:
    """A lookup that says this of every item."""

    def __init__(self, said):
        self.said = said

    async def described(self, handles):
        return dict.fromkeys(handles, self.said)


@pytest.mark.parametrize(
    ("said", "shown"), [("a\u202eb\nc", "ab c"), ("", None), ("\u200b", None), ("word " * 99, "word " * 19 + "…")]
)
async def test_what_is_said_of_an_item_fits_a_list(simcord_bot, opened, said, shown):
    """One line of visible characters, a hundred at most, or none at all."""
    simcord_bot.workflows = replace(simcord_bot.workflows, lookup=Describing(said))
    assert {"Q01": shown, "Q02": shown} == offered((await opened("Q01", "Q02")).modal)
    assert len(shown or "") <= 100


async def test_a_form_does_not_wait_for_what_is_said_of_items(simcord_bot, opened, monkeypatch):
    """Discord takes a form within three seconds only: late descriptions are left out."""
    monkeypatch.setattr(replies, "FORM_PATIENCE", 0.01)
    simcord_bot.workflows = replace(simcord_bot.workflows, lookup=Slow(simcord_bot.workflows.lookup, "described"))
    assert {"Q01": None, "Q02": None} == offered((await opened("Q01", "Q02")).modal)


async def test_a_form_offers_as_many_items_as_a_button_can_name(opened):
    """All 25 items of the longest button fit into Discord's form."""
    handles = tuple(f"Q{number}" for number in range(1, 26))
    form = (await opened(*handles)).modal
    assert 25 == len(form["components"][0]["component"]["options"])


async def test_a_report_is_kept_and_its_writer_thanked(alice, opened, store):
    """The text is kept under the item, and whoever wrote it is told so in private."""
    result = await alice.submit_modal(await opened("Q01"), {"text": WRONG})
    assert [("Q01", WRONG)] == await kept(store)
    thanks = "Thank you. Your report about Q01 has been kept and reaches whoever runs this bot."
    assert (thanks, True) == (result.response.content, result.response.ephemeral)


async def test_a_report_is_about_the_item_that_was_chosen(alice, opened, store):
    """Of several items the chosen one is meant."""
    await alice.submit_modal(await opened("Q01", "Q02"), {"which": ["Q02"], "text": WRONG})
    assert [("Q02", WRONG)] == await kept(store)


@pytest.mark.parametrize(("handle", "words"), [("Q02", FRAGMENT), ("S01", WORDS), ("A01", WORDS)])
async def test_the_owner_reads_the_report_above_the_words(simcord_bot, alice, opened, handle, words):
    """What was written and what it is about reach the bot's owner, and nothing of who wrote it."""
    await alice.submit_modal(await opened(handle), {"text": WRONG})
    (card,) = simcord_bot.told
    assert f"Report about {handle}" == card.title
    assert card.body.startswith(WRONG)
    assert words in card.body
    assert "alice" not in card.body
    assert str(alice.id) not in card.body


async def test_a_report_about_what_is_gone_is_kept(simcord_bot, alice, opened, store):
    """The item may have been withdrawn since it was shown; the report still counts."""
    await alice.submit_modal(await opened("Q99"), {"text": WRONG})
    assert [("Q99", WRONG)] == await kept(store)
    assert f"{WRONG}\n\nThese words are no longer stored." == simcord_bot.told[0].body


async def test_the_text_of_a_report_is_not_live(simcord_bot, alice, opened):
    """Pings, masked links and markup in a report reach the owner as they were typed, line by line."""
    await alice.submit_modal(await opened("Q01"), {"text": "@everyone **see**\n[this](https://b.example)"})
    first, second, *_ = simcord_bot.told[0].body.splitlines()
    assert r"\@everyone \*\*see\*\*" == first
    assert second.startswith(r"\[this\](")


async def test_a_report_is_kept_when_its_owner_hears_nothing(simcord_bot, alice, opened, store):
    """Many people let no bot write to them: the report is kept, and its writer thanked."""
    simcord_bot.is_heard = False
    result = await alice.submit_modal(await opened("Q01"), {"text": WRONG})
    assert [("Q01", WRONG)] == await kept(store)
    assert result.response.content.startswith("Thank you.")


async def test_a_form_that_was_open_during_a_restart_is_taken(restart, alice, opened, store):
    """A bot that never showed the form keeps what is written in it."""
    form = await opened("Q01", "Q02")
    await restart()
    await alice.submit_modal(form, {"which": ["Q02"], "text": WRONG})
    assert [("Q02", WRONG)] == await kept(store)


async def test_nothing_is_kept_for_an_open_form(simcord_bot, opened):
    """A form that nobody sends in costs no memory."""
    await opened("Q01")
    assert {} == simcord_bot._connection._view_store._modals


async def test_white_space_is_no_report(alice, opened, store):
    """Discord counts blanks as characters; we do not."""
    result = await alice.submit_modal(await opened("Q01"), {"text": " " * 9 + "no" + " " * 9})
    assert [] == await kept(store)
    assert ("Please say what is wrong in 10 to 1000 characters.", True) == (
        result.response.content,
        result.response.ephemeral,
    )


async def test_only_an_item_that_was_offered_can_be_reported(simcord_env, alice, opened, store):
    """A made-up choice is refused in private."""
    form = await opened("Q01", "Q02")
    form._interaction.modal["components"][0]["component"]["options"][0]["value"] = "Q77"
    result = await alice.submit_modal(form, {"which": ["Q77"], "text": WRONG})
    assert [] == await kept(store)
    assert result.response.content.startswith("This form is of an older version")


async def test_too_many_reports_are_refused(alice, opened, store, clock):
    """Nobody can fill the store: over a day's number, the writer is told to come back."""
    for _ in range(200):
        await store.reports.add("Q01", WRONG, clock())
    result = await alice.submit_modal(await opened("Q01"), {"text": WRONG})
    assert "try again tomorrow" in result.response.content


ENOUGH = "Thank you for your 5 reports. That is as many as one person can send in a day: more tomorrow, please."


async def test_one_person_cannot_close_reporting_for_all(simcord_bot, alice, opened, store):
    """Of the forms that somebody has opened five are taken in a day; whoever runs the bot hears of five."""
    forms = [await opened("Q01") for _ in range(5)]
    simcord_bot.asking.users._used.clear()
    last = await opened("Q01")
    results = [await alice.submit_modal(form, {"text": WRONG}) for form in [*forms, last]]
    assert (5, 5) == (len(await kept(store)), len(simcord_bot.told))
    assert (ENOUGH, True) == (results[-1].response.content, results[-1].response.ephemeral)


async def test_who_has_reported_enough_gets_no_form(simcord_bot, alice, opened):
    """Nobody writes for nothing: it is said before."""
    for _ in range(5):
        simcord_bot.asking.report(alice.id)
    result = await opened("Q01")
    assert (None, ENOUGH) == (result.modal, result.response.content)


async def test_what_is_no_report_does_not_count(simcord_bot, alice, opened):
    """A form that is refused uses up nothing."""
    await alice.submit_modal(await opened("Q01"), {"text": " " * 20})
    assert 0 == len(simcord_bot.asking.reports)


async def test_a_form_of_another_kind_is_left_alone(alice, opened, store):
    """Only forms of reports are read here."""
    form = await opened("Q01")
    form._interaction.modal["custom_id"] = "reported|Q01"
    result = await alice.submit_modal(form, {"text": WRONG})
    assert not result.acknowledged
    assert [] == await kept(store)


async def test_a_failure_is_answered_with_an_id_from_the_log(alice, opened, store, caplog):
    """When a report cannot be kept, its writer learns it, and the log does not hold the text."""
    form = await opened("Q01")
    async with store._database.writing() as connection:
        await connection.execute("DROP TABLE reports")
    with caplog.at_level(logging.ERROR):
        result = await alice.submit_modal(form, {"text": WRONG})
    (record,) = caplog.records
    assert result.response.content.startswith("Something went wrong.")
    assert record.getMessage()[:8] in result.response.content
    assert WRONG not in caplog.text
