"""Setting up a digest in a server: who may, where, what is missing, and what is posted."""

import pytest

from tests.e2e.interactions import readable
from tests.e2e.people import labels
from tests.e2e.world import EMBED, HISTORY, SEND, VIEW, Kind

pytestmark = pytest.mark.asyncio(loop_scope="session")

SILENT = 1 << 12  # flag of a message that notifies nobody
WHEN = {"at": "9", "zone": "kyiv"}


async def test_three_answers_and_two_presses_post_a_digest(scene):
    """Subscribe shows a preview; Save keeps it; Post one now posts one message, silently, and says where."""
    plan = await scene.admin.slash("digest subscribe", **WHEN, channel=scene.channel)
    assert (True, True) == (plan.is_private, "Europe/Kyiv" in plan.text)
    saved = await scene.admin.press(plan.message, "Save")
    assert "Saved" in saved.text
    assert [] == scene.discord.world.in_channel(scene.channel)
    posted = await scene.admin.press(saved.message, "Post one now")
    (message,) = scene.discord.world.in_channel(scene.channel)
    assert f"/{scene.guild.id}/{scene.channel.id}/{message['id']}" in posted.text
    assert SILENT == message["flags"]


async def test_the_buttons_of_a_posted_digest_answer_everybody_privately(scene):
    """Article summaries, page by page, to who pressed; the digest stays as it was."""
    message = await posted_digest(scene)
    before = readable(message)
    summaries = await scene.alice.press(message, "Article summaries")
    assert (True, True) == (summaries.is_private, summaries.message is not message)
    assert before == readable(message)
    assert (await scene.alice.press(message, "All quotes")).is_private


@pytest.mark.parametrize(
    ("right", "name"),
    [(VIEW, "View Channel"), (SEND, "Send Messages"), (EMBED, "Embed Links"), (HISTORY, "Read Message History")],
)
async def test_a_missing_right_is_named_and_checked_again(scene, right, name):
    """What the bot lacks in the channel is said; once it is given, the same message goes on to a posted digest."""
    other = scene.guild.add_channel("reports")
    other.deny(scene.discord.world.bot, right)
    await scene.discord.gateway.dispatch("CHANNEL_CREATE", scene.discord.payload(other))
    plan = await scene.admin.slash("digest subscribe", **WHEN, channel=other)
    assert (True, ["Check again"]) == (name in plan.text, labels(plan.message)), plan.text
    assert "Check again" in labels((await scene.admin.press(plan.message, "Check again")).message)
    other.overwrites.clear()
    await scene.discord.changed(other)
    checked = await scene.admin.press(plan.message, "Check again")
    saved = await scene.admin.press(checked.message, "Save")
    await scene.admin.press(saved.message, "Post one now")
    assert 1 == len(scene.discord.world.in_channel(other))


async def test_who_may_not_manage_the_server_is_refused(scene):
    """The member's rights are checked by the bot, for the command and for the buttons of others."""
    refused = await scene.alice.slash("digest subscribe", **WHEN, channel=scene.channel)
    assert "Manage Server" in refused.text
    plan = await scene.admin.slash("digest subscribe", **WHEN, channel=scene.channel)
    pressed = await scene.alice.press(plan.message, "Save")
    assert "Manage Server" in pressed.text
    listed = await scene.admin.slash("digest list")
    assert "No digest" in listed.text


async def test_who_may_not_write_in_the_channel_cannot_send_a_digest_there(scene):
    """Manage Server alone does not open a closed channel."""
    closed = scene.guild.add_channel("closed")
    closed.deny(scene.admin.user, SEND)
    await scene.discord.gateway.dispatch("CHANNEL_CREATE", scene.discord.payload(closed))
    refused = await scene.admin.slash("digest subscribe", **WHEN, channel=closed)
    assert (True, []) == ("Send Messages" in refused.text, labels(refused.message))


@pytest.mark.parametrize("kind", [Kind.ANNOUNCEMENT, Kind.THREAD, Kind.FORUM])
async def test_announcements_threads_and_forum_posts_take_digests(scene, kind):
    """A digest can be set up there and one posted at once; in a forum, in one of its posts."""
    place = await opened(scene, kind)
    plan = await scene.admin.slash("digest subscribe", **WHEN, channel=place)
    saved = await scene.admin.press(plan.message, "Save")
    await scene.admin.press(saved.message, "Post one now")
    assert 1 == len(scene.discord.world.in_channel(place))


async def test_a_forum_itself_takes_no_digest(scene):
    """The answer says to choose a post in it."""
    forum = scene.guild.add_channel("forum", Kind.FORUM)
    await scene.discord.gateway.dispatch("CHANNEL_CREATE", scene.discord.payload(forum))
    refused = await scene.admin.slash("digest subscribe", **WHEN, channel=forum)
    assert (True, []) == ("post" in refused.text, labels(refused.message))


async def test_a_digest_is_edited_with_a_form(scene):
    """Topics and manner chosen there are told and kept."""
    saved = await scene.admin.press(
        (await scene.admin.slash("digest subscribe", **WHEN, channel=scene.channel)).message, "Save"
    )
    form = await scene.admin.press(saved.message, "Edit")
    fields = [row["component"] for row in form.callback["data"]["components"]]
    given = {"topics": ["nato_membership"], "people": "Rutte", "days": ["0", "4"], "how": ["notify"]}
    answers = [given.get(field["custom_id"], "" if field["type"] == 4 else []) for field in fields]
    edited = await scene.admin.submit(form, *answers)
    assert all(part in edited.text for part in ("NATO membership", "Mark Rutte", "Mon and Fri", "with notifications"))


async def test_a_digest_is_listed_and_stopped(scene):
    """List names the channel; stop ends it, and the list is empty."""
    plan = await scene.admin.slash("digest subscribe", **WHEN, channel=scene.channel)
    await scene.admin.press(plan.message, "Save")
    assert f"<#{scene.channel.id}>" in (await scene.admin.slash("digest list")).text
    assert "Stopped" in (await scene.admin.slash("digest stop", channel=scene.channel.id)).text
    assert "No digest" in (await scene.admin.slash("digest list")).text


async def test_the_number_of_another_server_is_as_unknown_as_none(scene, shared):
    """Its buttons, forged here, change nothing there."""
    plan = await scene.admin.slash("digest subscribe", **WHEN, channel=scene.channel)
    saved = await scene.admin.press(plan.message, "Save")
    stop = next(part for row in saved.message["components"] for part in row["components"] if part["label"] == "Stop")
    discord, _, others = shared
    stranger = next(others)
    outside = discord.person(stranger.owner, next(iter(stranger.channels.values())))
    forged, unknown = [await outside.press_old(number) for number in (stop["custom_id"], "stop|987654")]
    assert forged.text.replace(stop["custom_id"].split("|")[1], "987654") == unknown.text
    assert f"<#{scene.channel.id}>" in (await scene.admin.slash("digest list")).text


async def opened(scene, kind):
    """A place of a kind, which the bot was told of."""
    parent = scene.guild.add_channel("place", kind if kind is not Kind.THREAD else Kind.TEXT)
    await scene.discord.gateway.dispatch("CHANNEL_CREATE", scene.discord.payload(parent))
    if kind is Kind.ANNOUNCEMENT:
        return parent
    thread = scene.guild.add_channel("thread", Kind.THREAD, parent)
    await scene.discord.gateway.dispatch("THREAD_CREATE", scene.discord.payload(thread))
    return thread


async def posted_digest(scene):
    plan = await scene.admin.slash("digest subscribe", **WHEN, channel=scene.channel)
    saved = await scene.admin.press(plan.message, "Save")
    await scene.admin.press(saved.message, "Post one now")
    (message,) = scene.discord.world.in_channel(scene.channel)
    return message
