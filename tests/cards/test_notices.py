from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.cards.notices import console_status_card, help_card, privacy_card, status_card, welcome_card
from bot.core.answers import Followed, Promise, Sources, Status
from bot.core.health import Health
from bot.core.message import ENDED, GONE
from bot.core.records import Delivery, DeliveryState, Schedule, Source, Subscription
from bot.core.sources import Feed, FeedRecord
from tests.build import STORED, article
from tests.judge import faults

SUBSCRIPTION = Subscription(3, 42, Schedule(time(9), "Europe/Kyiv"), STORED, guild=7)
SENT = Delivery(3, date(2024, 10, 18), DeliveryState.SENT, STORED, "n", "{}", message=99)
STATUS = Status(31, 120, 14, 0, article(), "0.1.0", guild=7)


def promised(**given):
    return status_card(replace(STATUS, promises=(Promise(SUBSCRIPTION, **given),)), 0.042)


def test_the_status_says_what_is_stored_and_how_the_connection_is():
    """Latency in milliseconds, counts, the newest article, the version."""
    lines = status_card(STATUS, 0.0421).body.split("\n")
    assert "**Connected, 42 ms** · version 0.1.0" == lines[0]
    assert "31 articles, 120 quotations, 14 stances" in lines
    assert "Newest: Mayor backs the tram · 17 Oct 2024 · A01" in lines
    assert status_card(STATUS).body.startswith("**Not connected to Discord**")


def test_the_last_digest_has_its_time_and_a_link_to_its_message():
    """A Discord time stamp and an address of integers."""
    body = promised(latest=SENT, sent=SENT, next_due=datetime(2024, 10, 19, 6, tzinfo=UTC)).body
    assert "**<#42>** · every day at 09:00, Europe/Kyiv" in body
    assert "Last scheduled digest: <t:1729231200:f> · [message](https://discord.com/channels/7/42/99)" in body
    assert "Next digest: <t:1729317600:f>" in body


def test_what_went_wrong_is_said_with_the_reason():
    """Failed, skipped, under way, overdue."""
    failed = replace(SENT, state=DeliveryState.FAILED, reason="Missing *Access*", message=None)
    assert "The digest of Fri 18 Oct failed: Missing \\*Access\\*" in promised(latest=failed).body
    assert "was skipped" in promised(latest=replace(failed, state=DeliveryState.SKIPPED)).body
    assert "is being posted" in promised(latest=replace(SENT, state=DeliveryState.SENDING)).body
    assert "was posted: may be there twice" in promised(latest=replace(SENT, reason="may be there twice")).body
    assert "was posted" not in promised(latest=SENT).body
    assert "A digest is due and not posted yet." in promised(is_late=True).body
    assert "Last scheduled digest: none yet" in promised().body


def test_digests_that_have_ended_say_why_and_how_to_go_on():
    """The advice stands there once."""
    failed = replace(SENT, state=DeliveryState.FAILED, reason=f"{GONE}: Unknown *Channel*; {ENDED}", message=None)
    assert (
        "**<#42>** · ended after 3 days\n/digest subscribe starts it again, once the bot may post there.\n"
        "The digest of Fri 18 Oct failed: the channel is gone or closed to the bot: Unknown \\*Channel\\*\n"
    ) in status_card(replace(STATUS, ended=(Promise(SUBSCRIPTION, failed),))).body
    assert "**<#42>** · ended" in status_card(replace(STATUS, ended=(Promise(SUBSCRIPTION),))).body


def test_the_newest_article_without_a_date_is_said_to_be_stored():
    """The day on which it came is not its date."""
    assert (
        "Newest: Mayor backs the tram · stored 18 Oct 2024 · A01"
        in status_card(replace(STATUS, newest=article(published=None))).body
    )


def test_a_digest_without_a_known_message_has_no_link():
    """A subscription that was seeded does not know its server at first."""
    unknown = replace(SUBSCRIPTION, guild=None)
    body = status_card(replace(STATUS, promises=(Promise(unknown, sent=SENT),))).body
    assert ("Last scheduled digest: <t:1729231200:f>", False) == (body.split("\n")[-3], "discord.com" in body)


def test_a_server_without_a_digest_is_told_how_to_have_one():
    """Outside of a server there is nothing to set up."""
    assert "No digest is set up on this server: /digest subscribe" in status_card(STATUS).body
    assert "digest" not in status_card(replace(STATUS, guild=None)).body


def test_sharing_is_said():
    """Only in a server."""
    assert "Answers may be shared here." in status_card(STATUS).body
    assert "Sharing is switched off here." in status_card(replace(STATUS, may_share=False)).body
    assert "har" not in status_card(replace(STATUS, guild=None)).body.replace("shared", "")


def test_an_empty_store_and_one_of_samples_say_so():
    """Nothing is counted that is not news."""
    empty = replace(STATUS, articles=0, newest=None)
    assert "No article is stored yet." in status_card(empty).body
    assert "Only starter articles are stored (5)" in status_card(replace(empty, samples=5, newest=article())).body


def test_the_status_says_how_the_sources_are_doing():
    """On Discord and on a terminal; nothing where none is followed."""
    feed = Feed("https://brookside.example/feed", Source("The Post"))
    failing = FeedRecord(1, feed, feed.address, Health(failures=1, reason="answers 429"))
    status = replace(STATUS, sources=Sources((Followed(failing),), STORED))
    said = "**Sources**\n0 of 1 source answers\n**The Post** · answers 429; next try soon"
    assert [True, True] == [said in card.body for card in (status_card(status), console_status_card(status))]
    assert "Sources" not in status_card(replace(STATUS, sources=Sources((), STORED))).body


def test_very_many_subscriptions_fit_on_a_card():
    """Eight are shown, the others counted."""
    card = status_card(replace(STATUS, promises=(Promise(SUBSCRIPTION, SENT, SENT, STORED),) * 20))
    assert (8, True, []) == (
        card.body.count("Last scheduled digest"),
        card.body.endswith("+ 12 more"),
        faults(card, [42]),
    )


def test_help_fits_on_one_screen_and_names_the_subject():
    """The commands, with a person and a topic as examples."""
    card = help_card("Ada Brook", "The tram line")
    assert "**/stance** · where somebody stands\nwho: Ada Brook on: The tram line\n\n" in card.body
    assert "who: a name on: a topic" in help_card().body
    assert (True, False) == (len(card.body) < 700, "> " in card.body)
    digests = ("/digest now", "/digest subscribe", "/digest list", "/digest stop")
    commands = ("/stance", "/quote", "/article", *digests, "/sources", "/status", "/privacy")
    assert [] == [command for command in commands if f"**{command}**" not in card.body]


def test_notices_are_plain():
    """No exclamation marks, no emoji, nothing that Discord would act on; the welcome has eight lines at most."""
    cards = (
        help_card("Ada Brook", "The tram line"),
        privacy_card(180),
        welcome_card(("Trams",)),
        status_card(STATUS, 0.1),
    )
    assert [[]] * 4 == [faults(card) for card in cards]
    assert not [
        card.title for card in cards if "!" in card.body or any(character > "\u2fff" for character in card.body)
    ]
    assert [7, 8] == [len(welcome_card(topics).body.split("\n")) for topics in ((), ("The tram line",))]


def test_the_welcome_names_three_topics_at_most():
    """As the operator worded them, in one line; and who sees an answer."""
    body = welcome_card(("The tram line", "The *old* bridge", "The port", "The square")).body
    assert "\nAmong its topics: The tram line, The \\*old\\* bridge, The port\n" in body
    assert body.endswith("Answers are seen by you alone, until you press Share.")
    assert "topics" not in welcome_card().body


def test_privacy_says_what_how_long_and_how_to_have_it_corrected():
    """Without naming who runs the bot, whom nobody told us."""
    body = privacy_card(90).body
    headings = (
        "**What is stored**",
        "**What is not stored**",
        "**What is fetched**",
        "**How long**",
        "**Corrections**",
    )
    assert "The full text of an article goes after 90 days" in body
    assert [] == [heading for heading in headings if heading not in body]
    assert "whoever runs this bot" in body
