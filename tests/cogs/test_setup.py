"""/digest subscribe: the plan, what is missing for it, and Save."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import discord
import pytest

from bot.cogs import replies
from bot.core.plans import Plan, Step, plan_id
from bot.core.records import Schedule, Wishes
from tests.cogs.places import ARTICLE, NINE, Slow, body, deny, ids, labels, offer, refused, restart

RIGHTS = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "embed_links": "Embed Links",
    "read_message_history": "Read Message History",
}
refusing = pytest.mark.simcord(check_errors=False)  # a command that says no raises what it says


async def test_a_plan_is_shown_with_a_preview(subscribe, channel, kept_here):
    """The plan, the next time and a preview are shown in private, with Save; nothing is saved or posted."""
    result = await subscribe()
    plan, preview = result.response.embeds
    assert result.ephemeral
    assert f"**Where**: <#{channel.id}>" in plan.description
    assert "every day at 09:00, Europe/Kyiv" in plan.description
    assert "<t:1767250800:f>" in plan.description  # 2026-01-01 09:00 in Kyiv, an hour that is to come
    assert ARTICLE in preview.description
    assert ["Save"] == labels(result.response)
    assert () == await kept_here()
    assert [] == channel.history()


async def test_save_saves(subscribe, admin, channel, guild, kept_here):
    """Save keeps the subscription, says so in place of the plan, and offers what can be done next."""
    result = await admin.click((await subscribe()).response, label="Save")
    (saved,) = await kept_here()
    assert (channel.id, NINE, guild.id, Wishes()) == (saved.channel, saved.schedule, saved.guild, saved.wishes)
    (embed,) = result.response.embeds
    assert "Saved" == embed.title
    assert ["Post one now", "Edit", "Stop"] == labels(result.response)


async def test_saving_twice_is_harmless(subscribe, admin, kept_here):
    """A second press of Save, on an older message, changes nothing."""
    first, second = await subscribe(), await subscribe()
    await admin.click(first.response, label="Save")
    (before,) = await kept_here()
    await admin.click(second.response, label="Save")
    assert (before,) == await kept_here()


async def test_a_plan_says_what_it_replaces(subscribe, admin, kept_here, workflows, guild):
    """For a channel with a digest, the plan says so; saved, it keeps number, days and wishes."""
    await admin.click((await subscribe()).response, label="Save")
    (first,) = await kept_here()
    await workflows.manage.edit(guild.id, first.id, days=[0], wishes=Wishes(topics=("tram",)))
    result = await subscribe(at="21:30", zone="UTC")
    assert "It takes the place of the one there: on Mon at 09:00, Europe/Kyiv." in body(result.response)
    await admin.click(result.response, label="Save")
    (second,) = await kept_here()
    assert (first.id, Schedule(time(21, 30), "UTC", (0,))) == (second.id, second.schedule)
    assert Wishes(topics=("tram",)) == second.wishes


async def test_save_works_after_a_restart(subscribe, simcord_env, admin, kept_here):
    """A plan that was shown before a restart can be saved after it."""
    shown = (await subscribe()).response
    await restart(simcord_env)
    await admin.click(shown, label="Save")
    assert [NINE] == [each.schedule for each in await kept_here()]


@refusing
async def test_managing_is_needed(subscribe, alice, kept_here):
    """Without Manage Server nobody sets up a digest, whatever Discord was told about the command."""
    assert "You need the Manage Server permission for this." == await refused(subscribe(by=alice))
    assert () == await kept_here()


@pytest.mark.parametrize("step", Step)
async def test_a_press_needs_managing_too(simcord_env, alice, channel, kept_here, step):
    """Who may not manage the server gets nowhere by pressing, either."""
    name = plan_id(step, Plan(channel.id, time(9), "UTC"))
    shown = await offer(simcord_env, channel, name)
    assert "You need the Manage Server permission for this." == await refused(alice.click(shown, custom_id=name))
    assert () == await kept_here()


@pytest.mark.parametrize("flag", ["view_channel", "send_messages"])
async def test_the_member_must_be_able_to_write_there(subscribe, simcord_env, admin, kept_here, flag):
    """Manage Server alone does not let somebody have the bot write where they may not."""
    shut = simcord_env.guild.create_text_channel("shut")
    shown = (await subscribe(shut)).response
    deny(simcord_env, shut, admin, flag)
    assert "you need View Channel and Send Messages there" in await refused(admin.click(shown, label="Save"))
    assert () == await kept_here()


async def test_a_member_who_lost_their_role_cannot_save(subscribe, simcord_env, admin, guild, kept_here):
    """Rights are those of the press, not of the command."""
    shown = (await subscribe()).response
    simcord_env.backend.edit_member(guild.id, admin.id, {"role_ids": []})
    assert "You need the Manage Server permission for this." == await refused(admin.click(shown, label="Save"))
    assert () == await kept_here()


@pytest.mark.parametrize(("flag", "name"), RIGHTS.items())
async def test_a_missing_right_is_named_and_checked_again(subscribe, simcord_env, admin, flag, name):
    """What the bot lacks in a channel is named; once it is given, Check again shows the plan."""
    there = simcord_env.guild.create_text_channel("there")
    deny(simcord_env, there, simcord_env.bot.user, flag)
    shown = (await subscribe(there)).response
    assert f"I can't post in <#{there.id}>: I need {name} there." in body(shown)
    again = await admin.click(shown, label="Check again")
    assert f"I need {name} there." in body(again.response)
    deny(simcord_env, there, simcord_env.bot.user)
    mended = await admin.click(shown, label="Check again")
    assert ["Save"] == labels(mended.response)
    assert ["A daily digest", "Thu 1 Jan · 1 story from 1 article"] == [each.title for each in mended.response.embeds]


async def test_a_right_that_is_lost_before_save_is_named(subscribe, simcord_env, channel, admin, kept_here):
    """When the bot loses a right between plan and Save, nothing is saved and the right is named."""
    shown = (await subscribe()).response
    deny(simcord_env, channel, simcord_env.bot.user, "embed_links")
    result = await admin.click(shown, label="Save")
    assert f"I can't post in <#{channel.id}>: I need Embed Links there." in body(result.response)
    assert ["Check again"] == labels(result.response)
    assert () == await kept_here()


async def test_a_channel_that_is_gone_is_not_saved(subscribe, simcord_env, guild, admin, kept_here):
    """When the channel is deleted between plan and Save, nothing is saved."""
    there = guild.create_text_channel("there")
    shown = (await subscribe(there)).response
    simcord_env.backend.delete_channel(there.id)
    result = await admin.click(shown, label="Save")
    assert f"I can't see <#{there.id}> on this server." in body(result.response)
    assert ["Check again"] == labels(result.response)
    assert () == await kept_here()


@pytest.mark.parametrize(
    "name",
    [
        "plan|1|0900",
        "plan|" + "9" * 80,
        "check|x|0900|UTC",
        "plan|1|9900|UTC",
        "plan||||",
        "plan|1|0900|../../../etc/passwd",
        f"plan|{2**63}|0900|UTC",
    ],
)
async def test_a_malformed_button_is_refused(simcord_env, admin, channel, kept_here, name):
    """What no button of ours carries does nothing, and is answered."""
    shown = await offer(simcord_env, channel, name)
    assert "This button is of an older version" in await refused(admin.click(shown, custom_id=name))
    assert () == await kept_here()


async def test_a_zone_that_is_none_is_refused(simcord_env, admin, channel, kept_here):
    """A forged zone that looks like one is kept_here against the database."""
    name = f"plan|{channel.id}|0900|Europe/Atlantis"
    shown = await offer(simcord_env, channel, name)
    assert "That is no time zone." in await refused(admin.click(shown, custom_id=name))
    assert () == await kept_here()


async def test_a_forged_channel_looks_like_none(simcord_env, admin, channel, kept_here):
    """A channel of another server and one that is nowhere get the same answer, and nothing is saved."""
    other = simcord_env.create_guild("Other").create_text_channel("secret")
    answers = []
    for number in (other.id, 12345678901234567):
        name = f"plan|{number}|0900|UTC"
        shown = await offer(simcord_env, channel, name)
        answer = await admin.click(shown, custom_id=name)
        answers.append(body(answer.response).replace(str(number), "?"))
    assert answers[0] == answers[1]
    assert "secret" not in answers[0]
    assert () == await kept_here()


@pytest.fixture
def slow(simcord_env, monkeypatch):
    """A bot whose previews take longer than it lets people wait."""
    monkeypatch.setattr(replies, "PATIENCE", 0.01)
    workflows = simcord_env.bot.workflows
    simcord_env.bot.workflows = replace(workflows, compose=Slow(workflows.compose, "preview"))


async def test_a_slow_preview_is_waited_for(slow, subscribe, simcord_env):
    """When the answer takes long, Discord is told to wait first; plan, preview and button come all the same."""
    shown = (await subscribe()).response
    callbacks = [each.json["type"] for each in simcord_env.http_requests if each.path.endswith("/callback")]
    assert ([5], 2, ["Save"]) == (callbacks, len(shown.embeds), labels(shown))
    assert shown.ephemeral


async def test_a_slow_check_is_waited_for(slow, subscribe, simcord_env, channel, admin):
    """The same holds for Check again, which changes its own message."""
    deny(simcord_env, channel, simcord_env.bot.user, "embed_links")
    shown = (await subscribe()).response
    deny(simcord_env, channel, simcord_env.bot.user)
    await admin.click(shown, label="Check again")
    callbacks = [each.json["type"] for each in simcord_env.http_requests if each.path.endswith("/callback")]
    assert [4, 6] == callbacks
    assert ["Save"] == labels(shown)


@refusing
async def test_direct_messages_have_no_digest(simcord_env, guild):
    """In a direct message the command says that it belongs to a server."""
    bob = simcord_env.create_user("bob")
    guild.add_member(bob)
    result = await bob.slash("digest subscribe", at="9", zone="kyiv")
    assert "Digests belong to a server: use this command there." == result.response.content


async def test_hours_are_offered(admin, channel):
    """While somebody types an hour, it is offered as it is understood; before that, usual ones."""
    offered = [
        [choice["value"] for choice in await admin.autocomplete(channel, "digest subscribe", "at", typed)]
        for typed in ("", "9pm", "2", "x")
    ]
    assert [8, ["21:00"], ["02:00", "20:00", "21:00"], []] == [len(offered[0]), *offered[1:]]


async def test_zones_are_offered(admin, channel):
    """While somebody types a zone, those are offered that are called so."""
    offered = await admin.autocomplete(channel, "digest subscribe", "zone", "kiev")
    assert "Europe/Kyiv" == offered[0]["value"]


async def test_every_id_is_short_enough(subscribe):
    """The longest zone fits into the id of Save."""
    result = await subscribe(zone="America/Argentina/Buenos_Aires")
    assert [True] == [len(name) <= 100 for name in ids(result.response)]


async def test_names_are_mentions_that_ping_nobody(subscribe, simcord_env):
    """A channel stands in a card as a mention, and no message of the bot may ping."""
    await subscribe()
    sent = [request.json for request in simcord_env.http_requests if request.path.endswith("/callback")]
    assert [{"parse": []}] == [each["data"]["allowed_mentions"] for each in sent]
    assert discord.AllowedMentions.none().to_dict() == sent[0]["data"]["allowed_mentions"]


SAMPLES = "These are samples. The daily digest begins once articles are stored."


@pytest.fixture
async def stopped(workflows, store, guild, channel):
    """The channel had a digest today, on the first of the year, and was stopped then."""
    kept = await workflows.manage.subscribe(guild.id, channel.id, Schedule(time(8), "Europe/Kyiv"))
    await store.deliveries.skip(kept.id, date(2026, 1, 1), "nothing new", datetime(2026, 1, 1, tzinfo=UTC))
    await workflows.manage.stop(guild.id, kept.id)


@pytest.mark.usefixtures("stopped")
async def test_no_digest_is_promised_for_a_date_that_had_one(subscribe, admin):
    """Subscribed again, the channel gets none for an hour that is still to come today: plan and Save say tomorrow's."""
    plan = (await subscribe()).response
    saved = (await admin.click(plan, label="Save")).response
    assert [True, True] == ["<t:1767337200:f>" in body(each) for each in (plan, saved)]  # 2026-01-02 09:00 in Kyiv


async def test_a_preview_of_samples_says_so(subscribe, workflows, monkeypatch):
    """While only starter articles are stored the plan says that the digest begins later; else it does not."""
    assert SAMPLES not in body((await subscribe()).response)

    async def only_samples():
        return True

    monkeypatch.setattr(workflows.lookup, "has_only_samples", only_samples)
    assert SAMPLES in body((await subscribe()).response)
