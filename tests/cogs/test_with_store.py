"""The commands over a real store: from what somebody types to what they see, and on through the buttons."""

import pytest

from bot.cards.passages import MISMATCH
from tests.build import STORED, TEXT, TRAM
from tests.cogs.tram import FRAGMENT, WORDS, entry, reading
from tests.judge import message_faults

LONG = "word " * 60
HOSTILE = (
    "@everyone and @here",
    "<@1> <@&2> <#3> </status:4> <a:b:5>",
    "[a](https://evil.example) https://evil.example <https://evil.example>",
    "**b** __u__ ~~s~~ ||x|| `c` > q\n# h\n- l",
    "a\u202eb\u200bc" + "\u0301" * 9,
    "|" * 99,
    "‘” Did you mean Ada Brook?",
    "Q99999999999999999999",
    "𝔸" * 150,
    LONG[:300],
    '" OR 1=1; DROP TABLE quotes --',
    "* NEAR ( \" ' ^",
)
OPTIONS = [("stance", "who"), ("stance", "on"), ("quote", "who"), ("quote", "about"), ("quote", "contains")]
OPTIONS += [("article", "which")]


def sent(env):
    """The bodies of all messages and answers that the bot sent."""
    bodies = [request.json for request in env.http_requests if request.method in {"POST", "PATCH"}]
    return [body.get("data", body) for body in bodies if isinstance(body, dict)]


def labels(message):
    return [button["label"] for row in message.components for button in row["components"]]


async def alter(store):
    """Change a stored text behind the store's back."""
    async with store._database.writing() as connection:
        await connection.execute("UPDATE documents SET text = replace(text, 'next year', 'next week')")


async def test_a_quotation_is_shown_as_printed(alice, channel):
    """What a person said comes back in the words that were printed, with the outlet and an id."""
    result = await alice.slash(channel, "quote", who="brook")
    (embed,) = result.response.embeds
    assert f"“{WORDS}”" in embed.description
    assert "The Brookside Post" in embed.description
    assert "Q01" in embed.description


async def test_a_topic_offered_by_its_label_can_be_asked_for(alice, channel):
    """The value behind a choice means the same to the look-up as its label means to the reader."""
    (offered,) = await alice.autocomplete(channel, "quote", "about", "tram")
    result = await alice.slash(channel, "quote", about=offered["value"])
    assert offered["name"] == TRAM.label
    assert WORDS in result.response.embeds[0].description


async def test_an_article_offered_by_its_title_is_shown(alice, channel):
    """A title from the list opens its article, in its own sentences."""
    (offered,) = await alice.autocomplete(channel, "article", "which", "tram")
    result = await alice.slash(channel, "article", which=offered["value"])
    assert offered == {"name": "Mayor backs the tram", "value": "A01"}
    assert "The mayor wants the tram." in result.response.embeds[0].description


async def test_a_name_with_a_slip_is_answered_with_the_right_one(alice, channel):
    """A name that nothing answers to is refused in private, with a button for the one that was probably meant."""
    refused = (await alice.slash(channel, "stance", who="Ada Brok", on="tram")).response
    assert refused.ephemeral
    result = await alice.click(refused, label="Ada Brook")
    assert "for the tram" in result.response.embeds[0].description.casefold()


async def test_context_shows_a_sentence_on_each_side(alice, channel):
    """Context under a quotation shows it in bold where it stands in its article."""
    quoted = (await alice.slash(channel, "quote", who="Brook")).response
    shown = (await alice.click(quoted, label="Context")).response
    assert shown.ephemeral
    assert f"**{WORDS}" in shown.embeds[0].description
    assert "The mayor wants the tram." in shown.embeds[0].description


async def test_pages_are_turned_back_and_forth_in_one_message(alice, channel, store):
    """Next and Previous show what comes after and before, and the message stays the same one."""
    for number in range(2, 6):
        another = entry(f"file:{number}.md", f"Tram news {number}", f"{TEXT} It has {number} stops.")
        await store.articles.save(another, reading(another.document.title), STORED)
    first = (await alice.slash(channel, "quote", who="Brook")).response
    beginning = first.embeds
    second = (await alice.click(first, label="Next")).response
    assert (first.id, "Previous" in labels(second)) == (second.id, True)
    assert beginning != second.embeds
    assert beginning == (await alice.click(second, label="Previous")).response.embeds


@pytest.mark.parametrize(
    ("command", "typed"), [("quote", {"who": "Q01"}), ("stance", {"who": "S01"}), ("article", {"which": "A01"})]
)
async def test_a_text_that_was_altered_is_not_shown(alice, channel, store, command, typed):
    """When the stored text is no longer what was stored, none of its words appear, and the answer says why."""
    await alter(store)
    result = await alice.slash(channel, command, **typed)
    shown = result.response.embeds[0].description
    assert MISMATCH in shown
    assert "built next" not in shown
    assert "The mayor wants" not in shown


async def test_a_text_that_was_altered_since_is_not_shared(alice, channel, store):
    """Sharing asks anew: what was right in private is not posted for all when it no longer matches."""
    answer = (await alice.slash(channel, "quote", who="Q01")).response
    assert WORDS in answer.embeds[0].description
    await alter(store)
    (posted,) = (await alice.click(answer, label="Share")).followups
    assert MISMATCH in posted.embeds[0].description
    assert "built next" not in posted.embeds[0].description


async def test_a_text_that_was_altered_since_is_not_shown_around(alice, channel, store):
    """Context of an answer that was right when it was given shows nothing of a text that is not what was stored."""
    answer = (await alice.slash(channel, "quote", who="Q01")).response
    await alter(store)
    shown = (await alice.click(answer, label="Context")).response.embeds[0].description
    assert MISMATCH in shown
    assert FRAGMENT not in shown


async def test_what_is_shared_can_be_asked_about_by_everybody(simcord_env, guild, alice, channel):
    """Context and Report under a shared answer work for somebody else, in private; Share is not there."""
    answer = (await alice.slash(channel, "quote", who="Q01")).response
    await alice.click(answer, label="Share")
    posted = channel.last_message
    bob = guild.add_member(simcord_env.create_user("bob"))
    assert (await bob.click(posted, label="Context")).ephemeral
    assert "Report" == (await bob.click(posted, label="Report")).modal["title"]
    assert "Share" not in labels_of(posted)


def labels_of(message):
    return [button.label for row in message.components for button in row.children]


@pytest.mark.parametrize("where", OPTIONS, ids=" ".join)
@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
async def test_nothing_that_is_typed_comes_alive(simcord_env, alice, channel, where, typed):
    """Whatever is typed in an option is answered within Discord's limits, pings nobody and links to nothing."""
    command, option = where
    result = await alice.slash(channel, command, **{option: typed})
    said = result.response.content
    assert result.ephemeral
    assert [] == [fault for body in sent(simcord_env) for fault in message_faults(body)]
    assert not said or "https://evil" not in said.replace("\\", "")


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
async def test_nothing_that_is_typed_breaks_what_is_offered(alice, channel, typed):
    """While somebody types anything at all, choices are offered or none, without an error."""
    for command, option in OPTIONS:
        if option != "contains":
            offered = await alice.autocomplete(channel, command, option, typed)
            assert all(1 <= len(choice["name"]) <= 100 for choice in offered)


async def test_a_shared_answer_to_hostile_words_is_harmless(simcord_env, alice, channel):
    """What was typed stands in the title of a shared answer, and is as dead there."""
    typed = "@everyone [a](https://evil.example)"
    answer = (await alice.slash(channel, "quote", contains=typed)).response
    if "Share" in labels(answer):
        await alice.click(answer, label="Share")
    assert [] == [fault for body in sent(simcord_env) for fault in message_faults(body)]


async def test_what_is_offered_in_one_server_is_offered_in_all(simcord_env, alice, channel, workflows):
    """Choices come from articles and settings alone: what a server has set up changes nothing for anybody."""
    before = await alice.autocomplete(channel, "stance", "on", "")
    await workflows.manage.allow_sharing(alice.guild.id, False)
    elsewhere = simcord_env.create_guild()
    bob = elsewhere.add_member(simcord_env.create_user("bob"))
    assert before == await bob.autocomplete(elsewhere.create_text_channel("talk"), "stance", "on", "")


async def test_every_request_of_a_press_is_one_that_discord_takes(check, simcord_env, admin, channel):
    """Answers, pages, shared answers, forms and refusals keep to Discord's published schema and limits."""
    answer = (await admin.slash(channel, "quote", who="Brook")).response
    await admin.click(answer, label="Context")
    form = await admin.click(answer, label="Report")
    await admin.submit_modal(form, {"which": ["Q01"], "text": "It was somebody else."})
    await admin.click(answer, label="Share")
    for command in ("status", "help", "privacy", "sources"):
        await admin.slash(channel, command)
    # discord.py opens a private channel with a number where the schema wants its digits; Discord takes both.
    requests = [each for each in simcord_env.http_requests if each.path != "/users/@me/channels"]
    bodies = [(request.method, request.path, request.json) for request in requests]
    assert 10 < len(bodies)
    assert [] == [complaint for body in bodies for complaint in check(*body)]
