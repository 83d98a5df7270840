"""Every way to lose the gateway, and what a person notices: nothing, five seconds later."""

import asyncio

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="session")

SOON, NEW_SESSION = 5.0, 12.0  # seconds; discord.py waits five before it identifies itself anew


@pytest.mark.parametrize("code", [1000, 4000, 4009])
async def test_a_closed_connection_is_taken_up_again(scene, code):
    """Commands are answered within five seconds, and those that were used meanwhile, too."""
    await resumes(scene, scene.discord.gateway.close(code))


async def test_a_broken_connection_is_taken_up_again(scene):
    """The same without a word from Discord."""
    await resumes(scene, scene.discord.gateway.abort())


async def test_a_request_to_reconnect_is_followed(scene):
    """The same for op 7."""
    await resumes(scene, scene.discord.gateway.ask_to_reconnect())


async def test_a_session_that_may_be_resumed_is(scene):
    """The same for op 9 that says so."""
    await resumes(scene, scene.discord.gateway.invalidate(can_resume=True))


async def test_a_session_that_is_over_is_begun_anew(scene):
    """Op 9 in answer to RESUME: it identifies itself again, and does not send its commands again."""
    gateway = scene.discord.gateway
    identified, gateway.forgets = gateway.identified, True
    await gateway.ask_to_reconnect()
    await asyncio.wait_for(gateway.is_ready.wait(), NEW_SESSION)
    gateway.forgets = False
    assert (identified + 1, []) == (gateway.identified, scene.discord.requests("PUT", "/applications"))
    assert "A01" in (await scene.alice.slash("article")).text


async def test_a_broken_event_does_not_end_the_bot(scene):
    """An event that cannot be read is logged; the next command is answered, at the latest over a new connection."""
    await scene.discord.gateway.dispatch("CHANNEL_UPDATE", {})
    await asyncio.sleep(0.3)
    await asyncio.wait_for(scene.discord.gateway.is_ready.wait(), NEW_SESSION)
    assert "A01" in (await scene.alice.slash("article")).text
    assert scene.bot.process.returncode is None


async def resumes(scene, loss):
    """It comes back by RESUME within five seconds, and answers what was asked while it was away."""
    gateway = scene.discord.gateway
    resumed, identified = gateway.resumed, gateway.identified
    await loss
    answer = await asyncio.wait_for(scene.alice.slash("article"), SOON)
    assert "A01" in answer.text
    assert (resumed + 1, identified) == (gateway.resumed, gateway.identified)
