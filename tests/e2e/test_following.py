"""The bot follows feeds of a web on loopback, as a process of its own."""

import asyncio
import time

import pytest

from tests.e2e.process import Bot
from tests.web import loopback

pytestmark = pytest.mark.asyncio(loop_scope="session")

PAGE = """<html lang="en"><head><title>The tram will come</title></head><body><article><h1>The tram will come</h1>
<p>The council of Brookside has voted for the tram on Monday, after a debate that went on until the small hours.</p>
<p>“The tram will be built next year, whatever it takes,” Mark Rutte said at a press conference on Monday.</p>
</article></body></html>"""


def feed(site, *names):
    items = "".join(f"<item><title>{name}</title><link>{site.address(f'/{name}')}</link></item>" for name in names)
    return f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"


def follow(bot, site):
    """Have the bot follow the feed of a site."""
    bot.settings(f'[sources]\nallowed = ["{site.allowed}"]\n')
    named = f'[[source]]\naddress = "{site.address("/feed")}"\noutlet = "The Brookside Post"\n'
    (bot.config / "sources.toml").write_text(named, encoding="utf-8")


async def asked(site, path):
    """Wait until somebody asks for a path."""
    async with asyncio.timeout(20):
        while not site.count(path):  # noqa: ASYNC110 - the site is told nothing
            await asyncio.sleep(0.02)


async def test_what_is_published_can_be_quoted(discord, tmp_path):
    """A minute after the bot has come, what a feed announces is stored, and its words are found."""
    async with loopback.web() as site:
        site.put("/feed", feed(site, "tram"), "application/rss+xml")
        site.put("/tram", PAGE)
        bot = Bot(discord, tmp_path)
        follow(bot, site)
        await bot.start()
        await asked(site, "/tram")
        for _ in range(100):
            answer = await bot.run("quote", "Mark Rutte", "--contains", "whatever")
            if answer[0] == 0:
                break
            await asyncio.sleep(0.1)
        await bot.close()
    assert (0, True) == (answer[0], "The Brookside Post" in answer[1])


async def test_it_ends_at_once_while_it_follows(discord, tmp_path):
    """A site that does not answer keeps nobody waiting."""
    async with loopback.web() as site:
        site.put("/feed", feed(site, "tram"), "application/rss+xml")
        site.misbehave("/tram", loopback.hanging)
        bot = Bot(discord, tmp_path)
        follow(bot, site)
        await bot.start()
        await asked(site, "/tram")
        began = time.monotonic()
        assert (0, False) == (await bot.stop(), "Traceback" in bot.log)
        assert time.monotonic() - began < 5  # the request would take 20
