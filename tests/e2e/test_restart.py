"""What was shown before a restart still works after it."""

import pytest

from tests.e2e.interactions import readable

pytestmark = pytest.mark.asyncio(loop_scope="session")

WRONG = "The speaker is somebody else."


async def test_buttons_and_forms_outlive_the_process(discord, bot):
    """Next, Save and Report, shown by one process and used under the next one, which starts no command anew."""
    (guild,) = discord.world.guilds.values()
    (channel,) = guild.channels.values()
    alice = discord.person(guild.owner, channel)
    await bot.start()
    quotes = await alice.slash("quote", who="Zelenskyy")
    plan = await alice.slash("digest subscribe", at="9", zone="kyiv")
    form = await alice.press(quotes.message, "Report")
    first = quotes.text
    await bot.stop()
    await bot.start()
    assert first != (await alice.press(quotes.message, "Next")).text
    assert "Saved" in (await alice.press(plan.message, "Save")).text
    fields = [row["component"] for row in form.callback["data"]["components"]]
    given = [WRONG if field["type"] == 4 else [field["options"][0]["value"]] for field in fields]
    assert "Thank you" in (await alice.submit(form, *given)).text
    assert WRONG in readable((await discord.posted(discord.world.direct(discord.world.owner)))[0])


async def test_ctrl_c_pressed_twice_ends_the_bot(bot):
    """Everything is closed all the same, and nothing waits for ever."""
    await bot.start()
    assert 130 == await bot.interrupt()
