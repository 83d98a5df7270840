"""/digest now and /digest stop, on SimCord."""

import pytest

from bot.core.records import Wishes
from tests.cogs.places import ARTICLE, NINE, body, labels

NOTHING = Wishes(outlets=("Another Post",))

refusing = pytest.mark.simcord(check_errors=False)  # a command that says no raises what it says


class TestNow:
    async def test_anybody_gets_one_in_private(self, alice, channel):
        """A digest of the newest articles is for whoever asks, and has the buttons of a digest."""
        result = await alice.slash(channel, "digest now")
        assert result.ephemeral
        assert ARTICLE in body(result.response)
        assert "Article summaries" in labels(result.response)
        assert [] == channel.history()

    async def test_it_keeps_to_the_wishes_of_the_channel(self, alice, guild, channel, manage, held):
        """Where a channel has a digest, this one is about the same; elsewhere it is about everything."""
        await manage.edit(guild.id, held.id, wishes=NOTHING)
        here = await alice.slash(channel, "digest now")
        there = await alice.slash(guild.create_text_channel("other"), "digest now")
        assert [False, True] == [ARTICLE in body(each.response) for each in (here, there)]

    async def test_it_works_in_direct_messages(self, simcord_env, guild):
        """In a direct message there is a digest of everything."""
        bob = simcord_env.create_user("bob")
        guild.add_member(bob)
        assert ARTICLE in body((await bob.slash("digest now")).response)

    async def test_it_leaves_no_trace_of_a_server_without_the_bot(self, simcord_bot, alice, guild, channel, store):
        """Where the bot is not, or no longer, in the server, the digest is kept as one of nobody's."""
        simcord_bot._connection._guilds.pop(guild.id)
        result = await alice.slash(channel, "digest now")
        assert "Article summaries" in labels(result.response)
        assert frozenset() == await store.servers.known()


class TestStop:
    async def test_here(self, admin, guild, channel, manage, held):
        """Without a name the digest of this channel is stopped; the answer says what, and how to have it again."""
        said = body((await admin.slash(channel, "digest stop")).response)
        assert f"There will be no more digests in <#{channel.id}>." in said
        assert f"/digest subscribe at:09:00 zone:Europe/Kyiv channel:<#{channel.id}>" in said
        assert () == await manage.subscriptions(guild.id)

    @pytest.mark.parametrize("typed", ["{id}", "<#{id}>", "#other", "Other", " other "])
    async def test_elsewhere(self, admin, guild, manage, held, typed):
        """A channel is understood as it is chosen from the list, as a mention, and by its name."""
        other = guild.create_text_channel("other")
        await manage.subscribe(guild.id, other.id, NINE)
        await admin.slash(guild.channels["news"], "digest stop", channel=typed.format(id=other.id))
        assert [held.channel] == [each.channel for each in await manage.subscriptions(guild.id)]

    async def test_a_channel_that_is_gone(self, simcord_env, admin, guild, channel, manage):
        """The digest of a deleted channel can be stopped."""
        gone = guild.create_text_channel("gone")
        await manage.subscribe(guild.id, gone.id, NINE)
        simcord_env.backend.delete_channel(gone.id)
        await admin.slash(channel, "digest stop", channel=str(gone.id))
        assert () == await manage.subscriptions(guild.id)

    @refusing
    @pytest.mark.parametrize("typed", [None, "#nowhere", "@everyone", "1" * 100, "<#12>"])
    async def test_nothing_there(self, admin, channel, typed):
        """Where there is no digest, the answer says so and where to look."""
        given = {} if typed is None else {"channel": typed}
        result = await admin.slash(channel, "digest stop", **given)
        assert "/digest list shows" in result.response.content

    @refusing
    async def test_names_that_two_channels_have(self, admin, guild, channel, manage):
        """A name that two channels have stops neither."""
        for _ in range(2):
            await manage.subscribe(guild.id, guild.create_text_channel("twin").id, NINE)
        await admin.slash(channel, "digest stop", channel="twin")
        assert 2 == len(await manage.subscriptions(guild.id))

    @refusing
    async def test_another_servers(self, admin, channel, manage, foreign):
        """The digest of another server is not stopped from here, and looks like none."""
        result = await admin.slash(channel, "digest stop", channel=str(foreign.channel))
        assert "There is no such digest on this server." in result.response.content
        assert foreign == await manage.subscription(foreign.guild, foreign.id)

    @refusing
    async def test_it_takes_managing(self, alice, guild, channel, manage, held):
        """Without Manage Server nobody stops a digest."""
        result = await alice.slash(channel, "digest stop")
        assert "You need the Manage Server permission for this." == result.response.content
        assert (held,) == await manage.subscriptions(guild.id)

    async def test_what_is_offered(self, admin, alice, channel, held, foreign):
        """While somebody types, the digests of this server alone are offered, and only to who may stop them."""
        offered = [await each.autocomplete(channel, "digest stop", "channel", "ne") for each in (admin, alice)]
        assert [[{"name": "#news · 09:00 Europe/Kyiv", "value": str(channel.id)}], []] == offered
        assert [] == await admin.autocomplete(channel, "digest stop", "channel", "secret")

    async def test_the_button(self, admin, channel, manage, held, press):
        """Stop on a card does the same, in its place; pressed again, there is no such digest."""
        result = await press(f"stop|{held.id}")
        assert "Stopped" == channel.history()[-1].embeds[0].title
        assert () == await manage.subscriptions(held.guild)
        assert "No digest called" in (await press(f"stop|{held.id}")).response.content
        assert result.acknowledged

    @pytest.mark.parametrize("act", ["stop", "edit", "post"])
    async def test_the_buttons_take_managing(self, alice, manage, held, press, act):
        """Who may not manage the server does nothing with a digest by pressing."""
        result = await press(f"{act}|{held.id}", by=alice)
        assert "You need the Manage Server permission for this." == result.response.content
        assert (held,) == await manage.subscriptions(held.guild)

    @pytest.mark.parametrize("act", ["stop", "edit", "post"])
    async def test_the_buttons_of_another_server(self, manage, foreign, press, act):
        """A number of another server looks like one that nobody has."""
        answers = [(await press(f"{act}|{number}")).response.content for number in (foreign.id, 999)]
        assert answers[0].replace(str(foreign.id), "999") == answers[1]
        assert foreign == await manage.subscription(foreign.guild, foreign.id)

    @pytest.mark.parametrize("name", ["stop|", "edit|x", "post|-1", "stop|" + "9" * 90, "edit|1|2"])
    async def test_malformed_buttons(self, press, name):
        """What no button of ours carries is answered, and does nothing."""
        assert "This button is of an older version" in (await press(name)).response.content
