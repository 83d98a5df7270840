"""/sources, and what the owner of the bot can do with it: find a feed, follow it, pause it, let it go."""

import asyncio
from types import SimpleNamespace

import discord
import pytest

from bot.cogs import replies
from bot.core.health import Health
from bot.core.model import PartialDate
from bot.core.records import Source
from bot.core.responses import Download, Response
from bot.core.sources import Feed, FeedEntry, ParsedFeed, Pause
from tests.cogs.places import body, ids, labels, refused, restart
from tests.cogs.tram import NOON
from tests.hostile import ADDRESSES, LINKS, PINGS
from tests.judge import message_faults

HERALD = "https://www.herald.example/feed"
FEED = Feed(HERALD, Source("The Herald", "Harbour", "private"))
ENTRIES = (FeedEntry("1", "f", title="The **ferry** sails", published=PartialDate(2024, 10, 17)),) * 25
FORM = {"outlet": "The Harbour Herald", "seat": "Harbour", "kind": "trust", "what": ["all"]}
HOSTILE = (
    *(each[:2000] for each in ADDRESSES if each),
    *LINKS,
    *PINGS,
    "x" * 2000,
    "file:///etc/passwd",
    "http://127.0.0.1/",
    "https://me:password@herald.example/",
    "' OR 1=1 --",
    "**b** `c` ||d||",
    "\u202e\u200b",
)
NOT_YOURS = "Only whoever runs this bot can do this"

refusing = pytest.mark.simcord(check_errors=False)  # a command that says no raises what it says


def own(bot, *users, team=None):
    """From now on the application belongs to somebody, or to a team."""
    owner = SimpleNamespace(id=users[0].id if users else 1)
    bot._application = SimpleNamespace(team=team, owner=owner)


def member(user, role=discord.TeamMemberRole.developer, state=discord.TeamMembershipState.accepted):
    return SimpleNamespace(id=user.id, role=role, membership_state=state)


class Desk:
    """What the owner of the bot does about sources, and which there are."""

    def __init__(self, env, channel, store):
        self.env, self.channel, self.store = env, channel, store
        self.owner = env.guild.add_member(env.create_user("owner"))
        own(env.bot, self.owner)

    async def add(self, address=HERALD, by=None):
        """Use /sources with an address; what is shown then."""
        return await (by or self.owner).slash(self.channel, "sources", add=address)

    async def click(self, message, label):
        """Press a button, however often that was done just now."""
        self.env.bot.asking.users._used.clear()
        return await self.owner.click(message, label=label)

    async def follow(self, **changed):
        """Find a feed, press Follow and send the form in."""
        form = await self.click((await self.add()).response, "Follow")
        return await self.owner.submit_modal(form, FORM | changed)

    async def feeds(self):
        return await self.store.feeds.all()

    async def outlets(self):
        return [each.feed.source.name for each in await self.feeds()]

    async def restart(self):
        await restart(self.env)
        own(self.env.bot, self.owner)

    def sent(self):
        """The bodies of all messages and answers."""
        return [each.json.get("data", each.json) for each in self.env.http_requests if isinstance(each.json, dict)]


@pytest.fixture
def desk(simcord_env, guild, channel, store):
    assert guild
    return Desk(simcord_env, channel, store)


@pytest.fixture
def herald(web, parsing):
    """A feed on the web."""
    web.answers[HERALD] = Response(Download(HERALD, b"feed"))
    parsing.feeds[HERALD] = ParsedFeed(ENTRIES, "Ferries | The Herald", "en-GB")


class TestList:
    async def test_everybody_sees_whose_articles_are_read(self, store, alice, channel):
        """Feeds first, then the outlets of other articles."""
        await store.feeds.add(FEED, NOON)
        result = await alice.slash(channel, "sources")
        assert result.ephemeral
        assert (
            "0 of 1 source read so far\n\n**The Herald** · Harbour, private\nnot read yet\n\n"
            "**The Brookside Post**\nno feed; 1 article, newest 17 Oct 2024"
        ) == body(result.response)

    async def test_pages_are_turned_in_place(self, store, alice, channel):
        """Eight stand on one."""
        for number in range(9):
            await store.feeds.add(Feed(f"https://{number}.example/", Source(f"Outlet {number}")), NOON)
        first = (await alice.slash(channel, "sources")).response
        second = (await alice.click(first, label="Next")).response
        assert first.id == second.id
        assert body(second).startswith("**Outlet 8**\nnot read yet\n\n**The Brookside Post**")

    async def test_an_address_is_shown_to_nobody(self, desk, store, alice, channel):
        """It may hold a key: neither /sources nor /status tells it."""
        await store.feeds.add(Feed(f"{HERALD}?key=SECRET", Source("The Herald")), NOON)
        await store.feeds.note(1, Health(failures=1, reason="answers 403"))
        shown = [body((await alice.slash(channel, command)).response) for command in ("sources", "status")]
        assert [True, True] == ["The Herald" in each for each in shown]
        assert "SECRET" not in repr(desk.sent())

    async def test_the_owner_has_no_more_buttons_than_others(self, desk, store, alice, channel):
        """What is shared shows what all may press."""
        await store.feeds.add(FEED, NOON)
        shown = [ids((await who.slash(channel, "sources")).response) for who in (desk.owner, alice)]
        assert shown[0] == shown[1]


class TestRights:
    @refusing
    @pytest.mark.parametrize("who", ["alice", "admin"])
    async def test_nobody_else_can_add_one(self, request, who, desk, web):
        """Also who manages the server: sources are everybody's. Nothing is asked of the web."""
        assert NOT_YOURS in await refused(desk.add(by=request.getfixturevalue(who)))
        assert ([], ()) == (web.asked, await desk.feeds())

    async def test_nobody_else_can_press_what_the_owner_was_shown(self, desk, press, alice, admin):
        """The id of a button is no right: each of them asks who presses."""
        await desk.store.feeds.add(FEED, NOON)
        for name in ("follow|en|The Herald", "pause|1", "resume|1", "drop|1"):
            for by in (alice, admin):
                assert NOT_YOURS in await refused(press(name, by=by))
        assert [(1, None)] == [(each.id, each.pause) for each in await desk.feeds()]

    async def test_who_was_the_owner_when_the_form_opened_need_not_be_now(self, desk, herald, alice):
        """The form is asked again."""
        form = await desk.click((await desk.add()).response, "Follow")
        own(desk.env.bot, alice)
        assert NOT_YOURS in (await desk.owner.submit_modal(form, FORM)).response.content
        assert () == await desk.feeds()

    @refusing
    async def test_the_members_of_a_team_are_its_owners(self, simcord_env, guild, herald, desk):
        """Those who work on the application and have joined; not those who may only look."""
        names = ("boss", "admin", "developer", "reader", "invited", "stranger")
        people = [guild.add_member(simcord_env.create_user(name)) for name in names]
        boss, administrator, developer, reader, invited, _ = people
        members = [
            member(boss, discord.TeamMemberRole.read_only),
            member(administrator, discord.TeamMemberRole.admin),
            member(developer),
            member(reader, discord.TeamMemberRole.read_only),
            member(invited, state=discord.TeamMembershipState.invited),
        ]
        own(simcord_env.bot, team=SimpleNamespace(owner_id=boss.id, members=members))
        allowed = [not (await desk.add(by=who)).response.content for who in people]
        assert [True, True, True, False, False, False] == allowed

    @refusing
    async def test_nobody_is_the_owner_of_a_bot_that_is_not_known(self, simcord_bot, desk):
        """Before the first login there is none."""
        simcord_bot._application = None
        assert NOT_YOURS in await refused(desk.add())


class TestAdding:
    async def test_what_was_found_is_shown_and_not_yet_followed(self, herald, desk):
        """The feed's title, how much is in it, its newest; and whose it may be."""
        result = await desk.add()
        (card,) = result.response.embeds
        assert (True, "Follow this feed?", HERALD) == (result.ephemeral, card.title, card.url)
        assert (
            "**Feed**: Ferries \\| The Herald\n**Outlet**: The Herald\n**Holds**: 25 entries\n"
            "**Newest**: The \\*\\*ferry\\*\\* sails (17 Oct 2024)\nFollow asks for the outlet's name, seat and kind."
        ) == card.description
        assert (["Follow"], ()) == (labels(result.response), await desk.feeds())

    async def test_follow_asks_whose_it_is_and_follows_it(self, herald, desk):
        """The form holds the guess; what is sent in counts, without hidden characters."""
        shown = (await desk.add()).response
        form = await desk.click(shown, "Follow")
        assert "The Herald" == form.modal["components"][0]["component"]["value"]
        typed = {"outlet": "The\u202e Harbour  Herald ", "seat": "", "kind": "trust", "what": ["named"]}
        result = await desk.owner.submit_modal(form, typed)
        (followed,) = await desk.feeds()
        assert Feed(HERALD, Source("The Harbour Herald", None, "trust"), "en", is_general=True) == followed.feed
        assert (shown.id, ["Pause", "Stop following"]) == (result.response.id, labels(result.response))
        assert body(result.response).startswith("This is followed now.")

    async def test_it_works_after_a_restart(self, herald, desk):
        """All that is needed stands in the message: for the button, for the form, and for what comes after it."""
        shown = (await desk.add()).response
        await desk.restart()
        form = await desk.click(shown, "Follow")
        await desk.restart()
        followed = (await desk.owner.submit_modal(form, FORM)).response
        assert ["The Harbour Herald"] == await desk.outlets()
        await desk.restart()
        await desk.click(followed, "Pause")
        assert [Pause.OPERATOR] == [each.pause for each in await desk.feeds()]

    async def test_a_feed_that_is_followed_already_is_shown_with_what_can_be_done(self, herald, desk, web):
        """The web is not asked for one that is known by its address: in brackets, and in capitals."""
        await desk.follow()
        web.asked.clear()
        for address in (HERALD, f" <{HERALD}> ", HERALD.replace("https://www", "HTTPS://WWW")):
            shown = (await desk.add(address)).response
            assert ["Pause", "Stop following"] == labels(shown)
            assert body(shown).startswith("This is followed already.\n**Outlet**: The Harbour Herald")
        assert [] == web.asked

    async def test_a_page_whose_feed_is_followed_leads_to_it(self, herald, desk, web):
        """What is found is looked for again."""
        await desk.follow()
        web.answers["https://herald.example/"] = Response(Download(HERALD, b"feed"))
        assert "This is followed already." in body((await desk.add("https://herald.example/")).response)

    async def test_pressed_twice_it_is_followed_once(self, herald, desk):
        """The second form says that it is there."""
        shown = (await desk.add()).response
        forms = [await desk.click(shown, "Follow") for _ in range(2)]
        await desk.owner.submit_modal(forms[0], FORM)
        assert "is followed already" in (await desk.owner.submit_modal(forms[1], FORM)).response.content
        assert 1 == len(await desk.feeds())

    async def test_an_outlet_needs_a_name(self, herald, desk):
        """Of something that can be read."""
        assert "needs a name" in (await desk.follow(outlet="\u200b—")).response.content
        assert () == await desk.feeds()

    async def test_a_slow_site_is_waited_for(self, herald, desk, web, monkeypatch):
        """Discord is told in time that the answer follows."""
        monkeypatch.setattr(replies, "PATIENCE", 0.01)
        answer = web.answers[HERALD]

        async def late():
            await asyncio.sleep(0.05)
            return answer

        web.answers[HERALD] = late
        assert "The Herald" in body((await desk.add()).response)
        first = next(each for each in desk.env.http_requests if "/interactions/" in each.path)
        assert {"type": 5, "data": {"flags": 64}} == first.json

    async def test_a_forged_button_gets_a_kind_answer(self, desk, press):
        """One that no message of ours carries, one whose message shows no feed, one of a feed that is none."""
        for name in ("follow|en", "follow||x", "follow|en|x", "pause|x", "drop|99999999999", "resume|7"):
            desk.env.bot.asking.users._used.clear()
            result = await press(name, by=desk.owner)
            said = await desk.owner.submit_modal(result, FORM) if result.modal else result
            assert (True, False) == (bool(said.response.content), "Something went wrong" in said.response.content)
        assert () == await desk.feeds()

    @refusing
    async def test_hostile_addresses_are_answered_in_words(self, desk):
        """Whatever is typed is refused in private, within Discord's limits, with nothing in it live."""
        for address in HOSTILE:
            desk.env.bot.asking.users._used.clear()
            said = await refused(desk.add(address))
            assert "Something went wrong" not in said
            assert [] == message_faults({"embeds": [{"title": "Said", "description": said}]})
        assert ([], ()) == ([fault for each in desk.sent() for fault in message_faults(each)], await desk.feeds())

    async def test_what_a_feed_says_of_itself_is_harmless(self, desk, web, parsing):
        """Titles with pings, masked links and hidden characters, through the card and the form."""
        title = "@everyone [bbc.com](https://evil.example) \u202e" + "e\u0301" * 500
        web.answers[HERALD] = Response(Download(HERALD, b"feed"))
        parsing.feeds[HERALD] = ParsedFeed((FeedEntry("1", "f", title=title),), title, title)
        form = await desk.click((await desk.add()).response, "Follow")
        await desk.owner.submit_modal(form, FORM | {"outlet": title[:100], "seat": title[:100]})
        assert [] == [fault for each in desk.sent() for fault in message_faults(each)]


class TestCare:
    async def test_pause_resume_and_stop_do_what_they_say(self, desk):
        """In place of what the message shows."""
        await desk.store.feeds.add(FEED, NOON)
        shown = (await desk.add()).response
        paused = (await desk.click(shown, "Pause")).response
        assert (shown.id, True) == (paused.id, "**Now**: paused by the operator" in body(paused))
        resumed = (await desk.click(paused, "Resume")).response
        assert [None] == [each.pause for each in await desk.feeds()]
        assert "**Now**: not read yet" in body(resumed)
        stopped = (await desk.click(resumed, "Stop following")).response
        assert ((), [], True) == (await desk.feeds(), labels(stopped), "is not followed any more" in body(stopped))

    async def test_what_is_gone_already_is_told(self, desk, press):
        """A button may outlive its feed."""
        await desk.store.feeds.add(FEED, NOON)
        await desk.store.feeds.remove(1, NOON)
        for name in ("pause|1", "resume|1", "drop|1"):
            assert "It is not followed any more" in (await press(name, by=desk.owner)).response.content

    async def test_what_was_stopped_can_be_followed_again(self, herald, desk):
        """As if it had never been."""
        await desk.click((await desk.follow()).response, "Stop following")
        await desk.follow(outlet="The Herald")
        assert ["The Herald"] == await desk.outlets()


async def test_every_request_is_one_that_discord_takes(check, simcord_env, herald, desk, channel):
    """The card, the form and what comes of it keep to Discord's published schema and limits."""
    shown = (await desk.follow()).response
    await desk.owner.slash(channel, "sources")
    await desk.click(shown, "Stop following")
    bodies = [(each.method, each.path, each.json) for each in simcord_env.http_requests]
    assert 5 < len(bodies)
    assert [] == [complaint for body in bodies for complaint in check(*body)]


async def test_nothing_is_offered_while_an_address_is_typed(simcord_bot):
    """No list that could tell what others typed, or what is followed where; and Discord takes no endless address."""
    (option,) = simcord_bot.tree.get_command("sources").parameters
    assert (False, False, 2000) == (option.autocomplete, option.required, option.max_value)
