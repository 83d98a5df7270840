"""The form in which somebody chooses what a digest is about, on which days and how it comes; and what becomes of it.

discord.py forgets forms when it restarts. So none is left to it: whatever is sent in is read here, from what Discord
says of it, which works for a form that was opened before a restart too.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import discord

from bot.cards.passages import DAYS
from bot.cogs.host import host
from bot.cogs.permissions import server
from bot.cogs.replies import amend, attempt, details, filled, promptly
from bot.cogs.setup import described, editable, last_day
from bot.core.card import Card
from bot.core.markdown import cut, plain, visible
from bot.core.records import Subscription, Wishes
from bot.core.text import fold
from bot.errors import InvalidInputError, UnknownNameError
from bot.lookup import Lookup

MOST = 25  # options of one menu
LABEL = 100  # characters of an option, and of its value
TYPED = 4000  # characters of the names that somebody types; Discord takes no more
_SHOWN, _REASON = 800, 300  # units of what was typed, and of what is wrong with it, so that both fit on a card

# The ids of the five fields, and the two values of the last one.
TOPICS, PEOPLE, OUTLETS, ON, HOW = "topics", "people", "outlets", "days", "how"
QUIET, LOUD = "quiet", "notify"

_FORM = "wishes"
_ID = re.compile(rf"{_FORM}\|(0|[1-9]\d{{0,8}})", re.ASCII)
_LINES = re.compile(r"[;\n]")
_ALL = "Nothing chosen means everything."
_TOO_LONG = "That took too long. Please press again."
_NAMES = "Names with commas between them. Empty means everything."

_Form = discord.ui.Modal
_Fields = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Named:
    """Names as they were understood; of what was not understood, the reason and what was typed."""

    names: tuple[str, ...]
    unknown: UnknownNameError | None = None
    typed: str = ""


async def open_form(interaction: discord.Interaction, number: int) -> None:
    """Show the form for a subscription of this server, filled in as it is now. Raises UserError."""
    try:
        form = await promptly(_form(interaction, number))
    except TimeoutError as late:
        raise InvalidInputError(_TOO_LONG) from late
    await interaction.response.send_modal(form)


async def receive_edit(interaction: discord.Interaction) -> None:
    """Change what was written in such a form; any other interaction is left alone. For the client's on_interaction.

    It counts against no limit: what somebody has written would be lost, and each form was counted when it was opened.
    """
    if interaction.type is discord.InteractionType.modal_submit:
        found = _ID.fullmatch(str(details(interaction).get("custom_id")))
        if found:
            await attempt(interaction, amend(interaction, _edited(interaction, int(found[1]))))


async def edit_form(lookup: Lookup, subscription: Subscription) -> discord.ui.Modal:
    """The form for a subscription: five fields, of which what there is nothing to choose from is left out."""
    wishes = subscription.wishes
    outlets = list(dict.fromkeys([*wishes.outlets, *await lookup.outlets()]))
    form = _Form(title="What the digest is about", custom_id=f"{_FORM}|{subscription.id}", timeout=None)
    _add_menu(form, TOPICS, "Topics", _ALL, [(key, label) for label, key in lookup.topics("")], wishes.topics)
    _add_text(form, PEOPLE, "People and bodies", ", ".join(_names_of(lookup, wishes.people)))
    if _fits_menu(outlets):
        _add_menu(form, OUTLETS, "Outlets", _ALL, [(name, name) for name in outlets], wishes.outlets)
    else:
        _add_text(form, OUTLETS, "Outlets", "\n".join(wishes.outlets))
    days = [(str(number), name) for number, name in enumerate(DAYS)]
    chosen = () if len(subscription.schedule.days) == len(DAYS) else map(str, subscription.schedule.days)
    _add_menu(form, ON, "Days", "Nothing chosen means every day.", days, chosen)
    manners = {QUIET: subscription.says_quiet, LOUD: not subscription.is_silent}
    ways = [(QUIET, "Say so on days without news"), (LOUD, "Notify people")]
    _add_menu(form, HOW, "How", None, ways, [key for key, is_wanted in manners.items() if is_wanted])
    form.stop()  # so that discord.py keeps nothing of it
    return form


async def _form(interaction: discord.Interaction, number: int) -> discord.ui.Modal:
    subscription, _ = await editable(interaction, number)
    return await edit_form(host(interaction).workflows.lookup, subscription)


async def _edited(interaction: discord.Interaction, number: int) -> Card:
    """The subscription as it is after what was sent in. What was not understood stays as it was, and is told."""
    subscription, _ = await editable(interaction, number)
    fields, before, workflows = filled(interaction), subscription.wishes, host(interaction).workflows
    topics = _chosen(fields, TOPICS, before.topics, [key for _, key in workflows.lookup.topics("")])
    people = _people(workflows.lookup, fields, before.people)
    outlets = await _outlets(workflows.lookup, fields, before.outlets)
    how = _chosen(fields, HOW, (), [QUIET, LOUD])
    edited = await workflows.manage.edit(
        server(interaction).id,
        number,
        days=_days(fields),
        wishes=Wishes(topics, people.names, outlets.names),
        is_silent=LOUD not in how,
        says_quiet=QUIET in how,
    )
    notes = [*_complaint("People and bodies", people), *_complaint("Outlets", outlets)]
    title = "Saved, but for some names" if notes else "Saved"
    after = await last_day(interaction, edited.channel)
    return described(interaction, edited, after=after, title=title, note="\n".join(notes))


def _days(fields: _Fields) -> Sequence[int]:
    """The days of the week that were chosen; all of them where none was."""
    every = range(len(DAYS))
    return [int(day) for day in _chosen(fields, ON, (), map(str, every))] or every


def _people(lookup: Lookup, fields: _Fields, before: tuple[str, ...]) -> Named:
    """The ids of the people and bodies that were named."""
    typed = fields.get(PEOPLE)
    if not isinstance(typed, str):
        return Named(before)
    try:
        return Named(lookup.people_named(typed))
    except UnknownNameError as unknown:
        return Named(before, unknown, typed)


async def _outlets(lookup: Lookup, fields: _Fields, before: tuple[str, ...]) -> Named:
    """The outlets that were chosen, or typed: one a line, or with commas between them."""
    given = fields.get(OUTLETS, before)
    if not isinstance(given, str):
        return Named(_chosen(fields, OUTLETS, before, await lookup.outlets()))
    names: list[str] = []
    for line in _LINES.split(given):
        whole = await _outlet(lookup, line, before)
        for part in [line] if whole else line.split(","):
            found = whole or await _outlet(lookup, part, before)
            if found is None and part.strip():
                return Named(before, UnknownNameError("outlet", part.strip(), (await lookup.outlets(part))[:3]), given)
            names += [found] if found else []
    return Named(tuple(names))


async def _outlet(lookup: Lookup, typed: str, before: tuple[str, ...]) -> str | None:
    """The outlet of that name."""
    known = (*before, *await lookup.outlets(typed)) if typed.strip() else ()
    return next((name for name in known if fold(name) == fold(typed.strip())), None)


def _names_of(lookup: Lookup, people: Iterable[str]) -> list[str]:
    """The names under which people and bodies are found again; the id, which is understood too, where none is."""
    return [_name_of(lookup, each) for each in people]


def _name_of(lookup: Lookup, person: str) -> str:
    names = lookup.people(person.replace("-", " "))
    return next((name for name in names if lookup.people_named(name) == (person,)), person)


def _chosen(fields: _Fields, field: str, before: tuple[str, ...], known: Iterable[str]) -> tuple[str, ...]:
    """What was chosen in a menu, as far as it is known; what there was before, if there was no such menu."""
    allowed = {*known, *before}
    return tuple(value for value in fields.get(field, before) if value in allowed)


def _complaint(field: str, named: Named) -> list[str]:
    if named.unknown is None:
        return []
    typed = f" You typed: {cut(plain(named.typed), _SHOWN)}" if named.typed else ""
    return [f"**{field}** were left as they were. {cut(plain(str(named.unknown)), _REASON)}{typed}\n"]


def _fits_menu(names: Sequence[str]) -> bool:
    """Whether these are all names, of which as many as fit into a menu come at most, and all fit."""
    return 1 <= len(names) < MOST and all(visible(name) and len(name) <= LABEL for name in names)


def _add_menu(  # noqa: PLR0913, PLR0917 - a menu has as many sides
    form: _Form,
    field: str,
    text: str,
    about: str | None,
    offered: Iterable[tuple[str, str]],
    chosen: Iterable[str],
) -> None:
    """Add a menu of the pairs of value and label, the chosen ones first and marked; none without anything to offer."""
    marked = set(chosen)
    options = [
        discord.SelectOption(value=value, label=cut(visible(label), LABEL), default=value in marked)
        for value, label in offered
    ]
    if field not in {ON, HOW}:
        options = sorted(options, key=lambda option: not option.default)
    shown = options[:MOST]
    if shown:
        menu = discord.ui.Select[_Form](
            custom_id=field, options=shown, min_values=0, max_values=len(shown), required=False
        )
        form.add_item(discord.ui.Label(text=text, description=about, component=menu))


def _add_text(form: _Form, field: str, text: str, typed: str) -> None:
    field_of_text = discord.ui.TextInput[_Form](
        custom_id=field,
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=TYPED,
        default=typed[:TYPED],
    )
    form.add_item(discord.ui.Label(text=text, description=_NAMES, component=field_of_text))
