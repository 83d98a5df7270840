"""The form for what a digest is about: what it shows, and what becomes of what is sent in."""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from bot.cogs import replies
from bot.cogs.wishes import HOW, LOUD, ON, OUTLETS, PEOPLE, QUIET, TOPICS
from bot.core.markdown import BODY_LIMIT, size
from bot.core.model import Document
from bot.core.records import Delivery, DeliveryState, Entry, Schedule, Source, Wishes
from tests.build import STORED, TEXT
from tests.cogs.places import Slow, body, deny, labels, offer, restart
from tests.cogs.tram import reading

NINE = Schedule(time(9), "UTC")
POST = "The Brookside Post"
MANY = tuple(f"Outlet {number:02d}" for number in range(30))
ALL = {
    TOPICS: ["tram"],
    PEOPLE: "brook",
    OUTLETS: [POST],
    ON: ["0", "4"],
    HOW: [LOUD],
}


@pytest.fixture
async def held(workflows, guild, channel):
    """A digest of everything in the channel, every day at nine."""
    return await workflows.manage.subscribe(guild.id, channel.id, NINE)


@pytest.fixture
def edit(simcord_env, admin, channel, held):
    """Opens the form of the digest, or of another number."""

    async def press(number=held.id, by=admin):
        shown = await offer(simcord_env, channel, f"edit|{number}")
        return await by.click(shown, custom_id=f"edit|{number}")

    return press


@pytest.fixture
def kept(store, held):
    """The digest as it is kept."""

    async def look():
        return await store.subscriptions.get(held.id)

    return look


async def outlets(store, *names):
    """Store an article of each of these outlets more."""
    for name in names:
        held = Document(f"{TEXT} Seen by {name}.", "Mayor backs the tram", None)
        await store.articles.save(Entry(f"file:{name}.md", held, Source(name)), reading(), STORED)


def controls(shown):
    """The fields of a form by their ids, with what is chosen or written in them."""
    fields = [row["component"] for row in shown.modal["components"]]
    return {
        field["custom_id"]: [each["value"] for each in field["options"] if each.get("default")]
        if "options" in field
        else field.get("value", "")
        for field in fields
    }


async def test_the_form_shows_what_there_is(edit):
    """A digest of everything opens a form of five fields in which only the line on quiet days is chosen."""
    shown = await edit()
    assert {TOPICS: [], PEOPLE: "", OUTLETS: [], ON: [], HOW: [QUIET]} == controls(shown)


async def test_the_form_is_filled_in(edit, workflows, guild, held):
    """What a digest is about stands in the form when it is opened again."""
    await workflows.manage.edit(
        guild.id,
        held.id,
        days=[0, 4],
        wishes=Wishes(("tram",), ("ada-brook",), (POST,)),
        is_silent=False,
        says_quiet=False,
    )
    expected = {TOPICS: ["tram"], PEOPLE: "Ada Brook", OUTLETS: [POST], ON: ["0", "4"], HOW: [LOUD]}
    assert expected == controls(await edit())


async def test_somebody_who_is_no_longer_listed_stays_in_the_form(edit, workflows, guild, held):
    """An id without a name is shown as it is, so that sending the form in tells what to take out."""
    await workflows.manage.edit(guild.id, held.id, wishes=Wishes(people=("somebody-else",)))
    assert "somebody-else" == controls(await edit())[PEOPLE]


async def test_what_is_sent_in_is_kept(edit, admin, kept):
    """Everything that was chosen is kept, and shown in words in place of the message."""
    result = await admin.submit_modal(await edit(), ALL)
    changed = await kept()
    assert Wishes(("tram",), ("ada-brook",), (POST,)) == changed.wishes
    assert ((0, 4), False, False) == (changed.schedule.days, changed.is_silent, changed.says_quiet)
    assert "Topics: The tram line · People: Ada Brook · Outlets: The Brookside Post" in body(result.response)
    assert ["Post one now", "Edit", "Stop"] == labels(result.response)


async def test_what_was_typed_is_never_refused_for_asking_often(edit, simcord_env, admin, kept):
    """Opening the form was counted; who has asked as often as they may while it was open loses nothing."""
    shown = await edit()
    while not any(simcord_env.bot.asking.ask(admin.id, None)):
        pass
    await admin.submit_modal(shown, ALL)
    assert ("tram",) == (await kept()).wishes.topics


async def test_a_form_that_is_late_is_not_opened(edit, simcord_env, monkeypatch):
    """Discord would not take it any more: the person is asked to press again, within the three seconds."""
    monkeypatch.setattr(replies, "FORM_PATIENCE", 0.01)
    workflows = simcord_env.bot.workflows
    simcord_env.bot.workflows = replace(workflows, lookup=Slow(workflows.lookup, "outlets"))
    result = await edit()
    await asyncio.sleep(0.06)
    assert (None, "That took too long. Please press again.") == (result.modal, result.response.content)


async def test_a_date_that_had_its_digest_is_not_named_as_the_next(edit, admin, store, held):
    """Each local date has one digest at most, also after a change."""
    before = body((await admin.submit_modal(await edit(), {HOW: [QUIET]})).response)
    first = int(re.search(r"Next digest\*\*: <t:(\d+):f>", before)[1])
    day = datetime.fromtimestamp(first, UTC).date()
    await store.deliveries.claim(Delivery(held.id, day, DeliveryState.SENT, STORED, "n", "{}"))
    again = body((await admin.submit_modal(await edit(), {HOW: [QUIET]})).response)
    assert f"<t:{first + 86400}:f>" in again


async def test_empty_means_everything(edit, admin, kept):
    """A form that is sent in empty wishes for everything, on every day, without notifications or quiet lines."""
    await admin.submit_modal(await edit(), ALL)
    result = await admin.submit_modal(await edit(), {PEOPLE: ""})
    changed = await kept()
    assert (Wishes(), tuple(range(7))) == (changed.wishes, changed.schedule.days)
    assert (True, False) == (changed.is_silent, changed.says_quiet)
    assert "**About**: Everything" in body(result.response)


async def test_a_form_works_after_a_restart(edit, simcord_env, admin, kept):
    """A form that was opened before a restart is read after it."""
    shown = await edit()
    await restart(simcord_env)
    await admin.submit_modal(shown, ALL)
    assert ("tram",) == (await kept()).wishes.topics


async def test_unknown_people_are_told_and_nothing_is_lost(edit, admin, kept):
    """For a name that nobody has, people stay as they were, the rest is kept, and what was typed is shown."""
    result = await admin.submit_modal(await edit(), {**ALL, PEOPLE: "Ada Brook, Zed `Nobody`"})
    assert Wishes(("tram",), (), (POST,)) == (await kept()).wishes
    assert "Saved, but for some names" == result.response.embeds[0].title
    said = body(result.response)
    assert "**People and bodies** were left as they were. No one called ‘Zed \\`Nobody\\`’." in said
    assert "You typed: Ada Brook, Zed \\`Nobody\\`" in said
    assert ["Post one now", "Edit", "Stop"] == labels(result.response)


async def test_a_near_miss_is_suggested(edit, admin):
    """A slip in a name comes back with the name that was meant."""
    result = await admin.submit_modal(await edit(), {PEOPLE: "Ada Broook"})
    assert "Did you mean Ada Brook?" in body(result.response)


async def test_an_outlet_without_articles_stays_in_the_menu(edit, admin, workflows, held, kept):
    """What was chosen is offered as long as it is chosen, even if nothing of it is stored any more."""
    await workflows.manage.edit(held.guild, held.id, wishes=Wishes(outlets=("The Evening Post",)))
    shown = await edit()
    assert ["The Evening Post"] == controls(shown)[OUTLETS]
    await admin.submit_modal(shown, {OUTLETS: ["The Evening Post", POST]})
    assert ("The Evening Post", POST) == (await kept()).wishes.outlets


async def test_many_outlets_are_typed(edit, admin, store, kept):
    """When more outlets are known than fit into a menu, their names are typed, however they are written."""
    await outlets(store, *MANY)
    shown = await edit()
    assert "" == controls(shown)[OUTLETS]
    await admin.submit_modal(shown, {OUTLETS: "outlet 01, OUTLET 29;\nthe brookside post\n"})
    assert ("Outlet 01", "Outlet 29", POST) == (await kept()).wishes.outlets
    assert f"Outlet 01\nOutlet 29\n{POST}" == controls(await edit())[OUTLETS]


async def test_an_outlet_with_a_comma_is_found(edit, admin, store, kept):
    """A name that has a comma in it is one name."""
    await outlets(store, *MANY, "Bridge, Road and Rail")
    await admin.submit_modal(await edit(), {OUTLETS: "bridge, road and rail\nOutlet 01"})
    assert ("Bridge, Road and Rail", "Outlet 01") == (await kept()).wishes.outlets


async def test_unknown_outlets_are_told(edit, admin, store, kept):
    """For an outlet that is not known, outlets stay as they were, and what was meant is suggested."""
    await outlets(store, *MANY)
    result = await admin.submit_modal(await edit(), {OUTLETS: "Outlet 01, Brookside"})
    assert () == (await kept()).wishes.outlets
    assert "No outlet called ‘Brookside’. Did you mean The Brookside Post?" in body(result.response)


async def test_the_form_leaves_out_what_cannot_be_chosen(admin, edit, kept, lookup):
    """Where the operator lists no topics the form has no field for them, and they stay as they are."""
    await admin.submit_modal(await edit(), {TOPICS: ["tram"]})
    lookup._vocabulary.topics.clear()
    shown = await edit()
    assert TOPICS not in controls(shown)
    await admin.submit_modal(shown, {PEOPLE: "brook"})
    assert Wishes(("tram",), ("ada-brook",)) == (await kept()).wishes


@pytest.mark.parametrize("number", [99, 999999999])
async def test_an_unknown_number_is_refused(edit, number):
    """A digest that is not there cannot be edited."""
    result = await edit(number)
    assert f"No digest called ‘{number}’." in result.response.content


async def test_the_number_of_another_server_is_unknown(edit, workflows):
    """A digest of another server looks like one that is not there."""
    foreign = await workflows.manage.subscribe(12345, 67890, NINE)
    result = await edit(foreign.id)
    assert f"No digest called ‘{foreign.id}’." in result.response.content


async def test_editing_takes_managing(edit, alice):
    """Who may not manage the server gets no form."""
    result = await edit(by=alice)
    assert result.modal is None
    assert "You need the Manage Server permission for this." == result.response.content


async def test_editing_takes_the_right_to_write(edit, simcord_env, guild, workflows, admin):
    """Who may not write in the channel gets no form."""
    shut = guild.create_text_channel("shut")
    held = await workflows.manage.subscribe(guild.id, shut.id, NINE)
    deny(simcord_env, shut, admin, "send_messages")
    assert "you need View Channel and Send Messages there" in (await edit(held.id)).response.content


async def test_rights_count_when_the_form_is_sent_in(edit, simcord_env, admin, guild, kept):
    """Who loses their role while the form is open changes nothing."""
    shown = await edit()
    simcord_env.backend.edit_member(guild.id, admin.id, {"role_ids": []})
    result = await admin.submit_modal(shown, ALL)
    assert "You need the Manage Server permission for this." == result.response.content
    assert Wishes() == (await kept()).wishes


async def test_a_digest_that_was_stopped_meanwhile_is_unknown(edit, admin, workflows, guild, held):
    """A form for a digest that was stopped while it was open changes nothing, and says so."""
    shown = await edit()
    await workflows.manage.stop(guild.id, held.id)
    result = await admin.submit_modal(shown, ALL)
    assert f"No digest called ‘{held.id}’." in result.response.content


async def test_a_channel_that_is_gone_is_told(edit, simcord_env, guild, workflows):
    """The digest of a deleted channel cannot be edited, only stopped."""
    gone = guild.create_text_channel("gone")
    held = await workflows.manage.subscribe(guild.id, gone.id, NINE)
    simcord_env.backend.delete_channel(gone.id)
    assert "it was deleted, or is closed to me" in (await edit(held.id)).response.content


async def test_forged_values_are_dropped(edit, simcord_env, admin, kept):
    """What the form does not offer is not kept."""
    shown = await edit()
    for row in shown._interaction.modal["components"]:
        for option in row["component"].get("options", ()):
            option["value"] = f"x{option['value']}"
    chosen = {TOPICS: ["xtram"], OUTLETS: [f"x{POST}"], ON: ["x0"], HOW: ["xnotify"]}
    await admin.submit_modal(shown, chosen)
    changed = await kept()
    assert (Wishes(), tuple(range(7)), True) == (changed.wishes, changed.schedule.days, changed.is_silent)


async def test_endless_names_fit_on_the_card(edit, admin, store):
    """However much is typed that nobody understands, the answer keeps to Discord's limit."""
    await outlets(store, *MANY)
    hostile = "[x](https://x.example) `@everyone` " * 100
    result = await admin.submit_modal(await edit(), {PEOPLE: hostile, OUTLETS: hostile, TOPICS: ["tram"]})
    assert size(body(result.response)) <= BODY_LIMIT
    assert re.search(r"(?<!\\)[`\[]", body(result.response)) is None


async def test_missing_fields_stay_as_they_are(edit, admin, kept):
    """What a form does not hold at all is left as it was."""
    await admin.submit_modal(await edit(), ALL)
    shown = await edit()
    form = shown._interaction.modal
    form["components"] = [row for row in form["components"] if row["component"]["custom_id"] == HOW]
    await admin.submit_modal(shown, {HOW: [QUIET]})
    assert Wishes(("tram",), ("ada-brook",), (POST,)) == (await kept()).wishes


async def test_two_channels_have_their_own_wishes(edit, admin, workflows, store, guild):
    """What is chosen for one channel leaves the other alone."""
    second = await workflows.manage.subscribe(guild.id, guild.create_text_channel("other").id, NINE)
    await admin.submit_modal(await edit(), {TOPICS: ["tram"], HOW: [QUIET]})
    await admin.submit_modal(await edit(second.id), {PEOPLE: "brook", HOW: [QUIET]})
    held = await store.subscriptions.of_guild(guild.id)
    assert [Wishes(topics=("tram",)), Wishes(people=("ada-brook",))] == [each.wishes for each in held]


async def test_other_forms_are_left_alone(edit, admin, kept):
    """A form under another id changes nothing here."""
    shown = await edit()
    shown._interaction.modal["custom_id"] = "wishes|x"
    await admin.submit_modal(shown, ALL)
    assert Wishes() == (await kept()).wishes
