"""What an option offers while somebody types: people, topics, articles. Free text stays possible."""

import logging
from collections.abc import Callable, Coroutine, Iterable
from functools import wraps

import discord
from discord.app_commands import Choice, Range

from bot.core.markdown import cut, visible
from bot.lookup import CHOICES, Lookup

log = logging.getLogger(__name__)

LABEL_LIMIT = 100  # characters in the label of a choice, and in its value

# What a person may ask for: free text, long enough for a whole headline.
Asked = Range[str, 1, 300] | None

Offer = Callable[[discord.Interaction, str], Coroutine[object, object, list[Choice[str]]]]


def choices(found: Iterable[tuple[str, str]]) -> list[Choice[str]]:
    """The pairs of label and value as choices: the first 25 that show anything, each cut to Discord's limits."""
    seen = [(visible(label[: 2 * LABEL_LIMIT]), value) for label, value in found]
    return [
        Choice(name=cut(label, LABEL_LIMIT), value=value[:LABEL_LIMIT])
        for label, value in seen
        if label and value.strip()
    ][:CHOICES]


def people(lookup: Lookup) -> Offer:
    """Offers the people and bodies that can be looked up."""

    @_failing_empty
    async def offer(_: discord.Interaction, typed: str) -> list[Choice[str]]:
        return choices((name, name) for name in lookup.people(typed))

    return offer


def topics(lookup: Lookup) -> Offer:
    """Offers the topics that stances are about."""

    @_failing_empty
    async def offer(_: discord.Interaction, typed: str) -> list[Choice[str]]:
        return choices(lookup.topics(typed))

    return offer


def titles(lookup: Lookup) -> Offer:
    """Offers stored articles by their titles."""

    @_failing_empty
    async def offer(_: discord.Interaction, typed: str) -> list[Choice[str]]:
        return choices(await lookup.titles(typed))

    return offer


def _failing_empty(offer: Offer) -> Offer:
    """The same offer, but an error in it gives no choices and a line in the log: nobody can be told while they type."""

    @wraps(offer)
    async def offer_or_nothing(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        try:
            return await offer(interaction, typed)
        except Exception:
            log.exception("No choices for %r", typed)
            return []

    return offer_or_nothing
