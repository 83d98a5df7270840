"""The form in which somebody reports an item that is wrong, and what becomes of it.

discord.py forgets forms when it restarts. So none is left to it: whatever is sent in is read here, from what Discord
says of it, which works for a form that was opened before a restart too.
"""

from collections.abc import Mapping

import discord

from bot.cogs.host import host
from bot.cogs.limits import REPORTS
from bot.cogs.replies import attempt, details, filled, patiently, promptly, tell
from bot.core.card import Card
from bot.core.markdown import BODY_LIMIT, cut, fit, plain, visible
from bot.core.questions import item_question, report_id, reported
from bot.core.records import Report
from bot.errors import InvalidInputError, NotAllowedError, UserError
from bot.lookup import Lookup
from bot.manage import REPORT_LENGTH

SHORTEST, LONGEST = 10, REPORT_LENGTH  # characters of a report
DESCRIPTION = 100  # units of what is said of an item that can be chosen
WHICH, TEXT = "which", "text"  # the ids of the two fields

_UNREADABLE = "This form is of an older version and cannot be read. Please use the command again, then Report."
_NOT_A_TEXT = f"Please say what is wrong in {SHORTEST} to {LONGEST} characters."
_GONE = "These words are no longer stored."
_ENOUGH = (
    f"Thank you for your {REPORTS[0]} reports. That is as many as one person can send in a day: more tomorrow, please."
)


async def open_report(interaction: discord.Interaction, handles: tuple[str, ...]) -> None:
    """Show the form for a report about one of these items. Raises NotAllowedError for who has sent enough today."""
    client = host(interaction)
    if client.asking.report_wait(interaction.user.id):
        raise NotAllowedError(_ENOUGH)
    await interaction.response.send_modal(report_form(handles, await _described(client.workflows.lookup, handles)))


def report_form(handles: tuple[str, ...], described: Mapping[str, str]) -> discord.ui.Modal:
    """The form for a report about one of these items, of which there must be one at least and 25 at most.

    What is said of them stands below their ids.
    """
    form = discord.ui.Modal(title="Report", custom_id=report_id(handles) or "", timeout=None)
    if len(handles) > 1:
        offered = [_option(handle, described.get(handle, "")) for handle in handles]
        form.add_item(_labelled("Which one?", discord.ui.Select(custom_id=WHICH, options=offered)))
    text = discord.ui.TextInput[discord.ui.Modal](
        custom_id=TEXT, style=discord.TextStyle.paragraph, min_length=SHORTEST, max_length=LONGEST
    )
    form.add_item(_labelled("What is wrong?", text))
    form.stop()  # so that discord.py keeps nothing of it
    return form


async def receive_report(interaction: discord.Interaction) -> None:
    """Keep what was written in a report form; any other interaction is left alone. For the client's on_interaction."""
    if interaction.type is discord.InteractionType.modal_submit:
        handles = reported(str(details(interaction).get("custom_id")))
        if handles:
            await attempt(interaction, _keep(interaction, handles))


async def _keep(interaction: discord.Interaction, handles: tuple[str, ...]) -> None:
    """Keep the report, thank its writer, and pass it on to whoever runs the bot; nobody is told who wrote it."""
    client = host(interaction)
    handle, text = _written(interaction, handles)
    if client.asking.report(interaction.user.id):
        raise NotAllowedError(_ENOUGH)
    report = await patiently(interaction, client.workflows.manage.report(handle, text))
    await tell(
        interaction,
        f"Thank you. Your report about {report.handle} has been kept and reaches whoever runs this bot.",
    )
    await client.tell_owner(await _notice(client.workflows.lookup, report))


async def _described(lookup: Lookup, handles: tuple[str, ...]) -> Mapping[str, str]:
    """What is said of the items that can be chosen; nothing where it is not known in time."""
    if len(handles) == 1:
        return {}
    try:
        return await promptly(lookup.described(handles))
    except TimeoutError:
        return {}


def _option(handle: str, about: str) -> discord.SelectOption:
    return discord.SelectOption(label=handle, description=cut(visible(about), DESCRIPTION) or None)


def _written(interaction: discord.Interaction, handles: tuple[str, ...]) -> tuple[str, str]:
    """The item and the text of a report. Raises InvalidInputError for anything that the form does not allow."""
    sent = filled(interaction)
    handle, text = "".join(sent.get(WHICH, handles[0])), "".join(sent.get(TEXT, "")).strip()
    if handle not in handles:
        raise InvalidInputError(_UNREADABLE)
    if not SHORTEST <= len(text) <= LONGEST:
        raise InvalidInputError(_NOT_A_TEXT)
    return handle, text


async def _notice(lookup: Lookup, report: Report) -> Card:
    """The report for whoever runs the bot, above the words that it is about."""
    heading, written = f"Report about {report.handle}", "\n".join(map(plain, report.text.splitlines()))
    try:
        about = await lookup.answer(item_question(report.handle))
    except UserError:
        return Card(heading, fit([written, _GONE], BODY_LIMIT))
    return Card(heading, fit([written, f"**{about.title}**", about.body], BODY_LIMIT), about.url)


def _labelled(text: str, field: discord.ui.Item[discord.ui.Modal]) -> discord.ui.Label[discord.ui.Modal]:
    return discord.ui.Label(text=text, component=field)
