"""/sources: which feeds are followed; and for the owner of the bot a further one, to pause it or to follow it no more.

The address of a feed that was found stands in the message and nowhere else, so that its button works after a restart.
Nothing of that is trusted: every step asks anew who takes it.
"""

import discord
from discord import app_commands

from bot.cards.source_cards import OUTLET, dropped_card, found_card, source_card
from bot.cogs.buttons import Pressed
from bot.cogs.host import Workflows, host
from bot.cogs.permissions import require_owner
from bot.cogs.replies import amend, answer, ask, attempt, details, filled
from bot.core.addresses import canonical
from bot.core.card import Card
from bot.core.markdown import cut, visible
from bot.core.plans import FeedAct, feed_acted, followed
from bot.core.questions import SourcesQuestion
from bot.core.records import Source
from bot.core.sources import Feed
from bot.errors import InvalidInputError

ADDRESS = 2000  # characters of an address; no server takes many more
LABEL = 100  # characters of an outlet's name, its seat and its kind, as in sources.toml

# The ids of the four fields, and the two values of the last one.
NAME, SEAT, KIND, WHAT = "outlet", "seat", "kind", "what"
ALL, NAMED = "all", "named"

_KNOWN = "This is followed already."
_ADDED = "This is followed now. It is read within a minute, at first its newest articles only."
_UNREADABLE = "This button is of an older version and cannot be read. Please use /sources again."
_NAMELESS = "The outlet needs a name with a letter or a digit in it."

_Form = discord.ui.Modal


def add_sources(tree: app_commands.CommandTree[discord.Client], workflows: Workflows) -> None:
    """Add /sources to the tree."""

    @tree.command(name="sources", description="Whose articles are read, and how each source is doing")
    @app_commands.describe(add="For whoever runs this bot: the address of a feed, or of a page that has one")
    async def sources(interaction: discord.Interaction, add: app_commands.Range[str, 1, ADDRESS] | None = None) -> None:
        if add is None:
            await answer(interaction, ask(workflows.lookup, SourcesQuestion()))
        else:
            require_owner(interaction)
            await answer(interaction, _found(interaction, add.strip().removeprefix("<").removesuffix(">")))


class FollowButton(Pressed, template=r"(?s:follow\|.*)"):
    """Follow: opens the form that asks whose feed it is."""

    async def press(self, interaction: discord.Interaction) -> None:
        """Open the form, for the owner."""
        require_owner(interaction)
        _, outlet = _carried(self.custom_id)
        await interaction.response.send_modal(follow_form(self.custom_id, outlet))


class SourceButton(Pressed, template=r"(?s:(?:pause|resume|drop)\|.*)"):
    """Pause, Resume, or Stop following: does that with the feed whose number it carries."""

    async def press(self, interaction: discord.Interaction) -> None:
        """Do it, for the owner, in place of what the message shows."""
        require_owner(interaction)
        found = feed_acted(self.custom_id)
        if found is None:
            raise InvalidInputError(_UNREADABLE)
        await amend(interaction, _done(interaction, *found))


ITEMS = (FollowButton, SourceButton)


def follow_form(name: str, outlet: str) -> discord.ui.Modal:
    """The form with this id that asks whose feed it is, and how much of it is to be read."""
    form = _Form(title="Follow this feed", custom_id=name, timeout=None)
    _add_text(form, NAME, "Outlet", "Who publishes, as people will see it.", outlet[:OUTLET], is_required=True)
    _add_text(form, SEAT, "Seat", "The country that it publishes from.")
    _add_text(form, KIND, "Kind", "Who owns or pays for it: state, public, private.")
    options = [
        discord.SelectOption(label="Everything", value=ALL, default=True),
        discord.SelectOption(label="What names a tracked topic", value=NAMED),
    ]
    menu = discord.ui.Select[_Form](custom_id=WHAT, options=options)
    form.add_item(discord.ui.Label(text="What is read of it", component=menu))
    form.stop()  # so that discord.py keeps nothing of it
    return form


async def receive_follow(interaction: discord.Interaction) -> None:
    """Follow the feed of such a form; any other interaction is left alone. For the client's on_interaction."""
    if interaction.type is discord.InteractionType.modal_submit:
        found = followed(str(details(interaction).get("custom_id")))
        if found:
            await attempt(interaction, _follow(interaction, found[0]))


async def _found(interaction: discord.Interaction, address: str) -> Card:
    """What feed an address leads to; one that is followed already as it is. Raises InvalidInputError."""
    workflows = host(interaction).workflows
    known = await workflows.lookup.source_at(address)
    if known is None:
        found = await workflows.follow.discover(address)
        known = await workflows.lookup.source_at(found.address)
        if known is None:
            return found_card(found.address, found.parsed)
    return source_card(known, interaction.created_at, _KNOWN)


async def _follow(interaction: discord.Interaction, language: str) -> None:
    """Follow what the message shows, as the form says, and show it in its place."""
    require_owner(interaction)
    feed = _feed(interaction, language)
    await amend(interaction, _added(interaction, feed))


async def _added(interaction: discord.Interaction, feed: Feed) -> Card:
    workflows = host(interaction).workflows
    record = await workflows.follow.add(feed)
    return source_card(await workflows.lookup.source(record.id), interaction.created_at, _ADDED)


async def _done(interaction: discord.Interaction, act: FeedAct, number: int) -> Card:
    """A feed after something was done with it. Raises UnknownNameError when it is not followed."""
    lookup, manage = host(interaction).workflows.lookup, host(interaction).workflows.manage
    before = await lookup.source(number)
    match act:
        case FeedAct.PAUSE:
            await manage.pause_source(number)
        case FeedAct.RESUME:
            await manage.resume_source(number)
        case FeedAct.DROP:
            await manage.drop_source(number)
            return dropped_card(before.feed)
    return source_card(await lookup.source(number), interaction.created_at)


def _feed(interaction: discord.Interaction, language: str) -> Feed:
    """The feed of a form that was sent in. Raises InvalidInputError for one without an address or a name."""
    shown = interaction.message.embeds if interaction.message else []
    address = canonical(shown[0].url or "") if shown else None
    if address is None:
        raise InvalidInputError(_UNREADABLE)
    sent = filled(interaction)
    name, seat, kind = (visible("".join(sent.get(field, "")))[:LABEL] for field in (NAME, SEAT, KIND))
    if not any(map(str.isalnum, name)):
        raise InvalidInputError(_NAMELESS)
    return Feed(address, Source(name, seat or None, kind or None), language, NAMED in sent.get(WHAT, ()))


def _carried(custom_id: str) -> tuple[str, str]:
    """The language and the outlet that a button carries. Raises InvalidInputError."""
    found = followed(custom_id)
    if found is None:
        raise InvalidInputError(_UNREADABLE)
    return found


def _add_text(  # noqa: PLR0913 - a field has as many sides
    form: _Form, field: str, text: str, about: str, typed: str = "", *, is_required: bool = False
) -> None:
    text_field = discord.ui.TextInput[_Form](
        custom_id=field, required=is_required, max_length=LABEL, default=typed or None
    )
    form.add_item(discord.ui.Label(text=text, description=cut(about, LABEL), component=text_field))
