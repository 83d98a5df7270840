"""From an address that the owner of the bot types to words that everybody can ask for."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from tests.e2e.world import VISITOR
from tests.web.loopback import web

pytestmark = pytest.mark.asyncio(loop_scope="session")

TRIES = 300  # tenths of a second for an article to come
WORDS = "The ferry will sail again before the winter"
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Ferry to sail again</title>
<meta property="article:published_time" content="2026-05-04T08:00:00Z"></head>
<body><header><a href="/">The Harbour Herald</a></header><main><article><h1>Ferry to sail again</h1>
<p>The ferry between the two banks of the river has not left its pier since the storm in March.</p>
<p>“{WORDS},” Mark Rutte said on Monday, when he looked at the repairs that the yard has begun.</p>
<p>The yard needs a new shaft for the engine, which was ordered in April and is due in the autumn.</p>
<p>Until then, a bus takes people across the bridge upstream, every half an hour and without a fare.</p>
</article></main><footer>Printed in the harbour.</footer></body></html>
"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Ferries | The Harbour Herald</title>
<item><title>Ferry to sail again</title><link>{}</link><guid>ferry-1</guid>
<pubDate>Mon, 04 May 2026 08:00:00 GMT</pubDate></item></channel></rss>
"""


async def test_what_the_owner_follows_can_be_quoted_by_everybody(discord, bot):
    """The owner names a feed; its article is fetched, read and stored, and /sources says so."""
    owner, alice = _people(discord)
    async with web() as site:
        site.put("/feed", FEED.format(site.address("/ferry")), "application/rss+xml")
        site.put("/ferry", PAGE)
        bot.settings(f'[sources]\nallowed = ["{site.allowed}"]\n')
        discord.rest.articles += (WORDS,)
        await bot.start()
        assert "Only whoever runs this bot" in (await alice.slash("sources", add=site.address("/feed"))).text
        found = await owner.slash("sources", add=site.address("/feed"))
        assert ("Follow this feed?", True) == (found.embed["title"], "**Newest**: Ferry to sail again" in found.text)
        form = await owner.press(found.message, "Follow")
        followed = await owner.submit(form, "The Harbour Herald", "Harbour", "private", ["all"])
        assert "This is followed now." in followed.text
        await bot.stop()
        await bot.start()  # else the next look at feeds is a minute away
        await _stored(bot.database)
        listed = (await alice.slash("sources")).text
        assert "1 of 1 source answers" in listed
        assert "**The Harbour Herald** · Harbour, private\n" in listed
        assert "1 new in 24 h" in listed
        assert f"“{WORDS}”" in (await alice.slash("quote", contains="ferry")).text
        assert 1 == site.count("/ferry")
        assert all("Verbatim" in hit.headers["user-agent"] for hit in site.hits)


def _people(discord):
    """The owner of the bot, and somebody else."""
    (guild,) = discord.world.guilds.values()
    (channel,) = guild.channels.values()
    guild.add_member(discord.world.owner, guild.add_role("operator", VISITOR))
    return discord.person(discord.world.owner, channel), discord.person(guild.owner, channel)


async def _stored(database):
    """Wait until an article that is no sample is there."""
    with closing(sqlite3.connect(database)) as connection:
        for _ in range(TRIES):
            if connection.execute("SELECT 1 FROM articles WHERE is_sample = 0").fetchall():
                return
            await asyncio.sleep(0.1)
    raise AssertionError("no article came")
