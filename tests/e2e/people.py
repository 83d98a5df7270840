"""Somebody in front of Discord: uses commands, types, presses buttons, chooses, fills in forms."""

import asyncio

from tests.e2e import payloads
from tests.e2e.interactions import COMMAND, FORM, PRESS, TYPING, Asked, components
from tests.e2e.limits import LABEL_KIND
from tests.e2e.world import PRIVATE, Channel

PATIENCE = 10.0  # seconds: for an answer that was deferred, too
_SUB_COMMANDS = frozenset({1, 2})


class Person:
    """A user in a channel. Every method waits for the bot's answer and gives back what came of it."""

    def __init__(self, discord, user, channel):
        self.discord, self.user, self.channel = discord, user, channel

    def at(self, channel):
        """The same person somewhere else."""
        return Person(self.discord, self.user, channel)

    async def slash(self, name, **options):
        """Use a command by its full name: "quote", "digest list"."""
        return await self._ask(COMMAND, self.command(name, options))

    async def typing(self, name, focused, text, **options):
        """What the bot offers while an option is typed."""
        given = self.command(name, options | {focused: text})
        next(option for option in _innermost(given) if option["name"] == focused)["focused"] = True
        return (await self._ask(TYPING, given)).choices

    async def press(self, message, label):
        """Press a button by its label."""
        button = next((part for part in components(message) if part.get("label") == label), None)
        assert button is not None, f"no button {label!r} among {labels(message)}"
        assert not button.get("disabled"), f"the button {label!r} cannot be pressed"
        return await self._ask(PRESS, {"custom_id": button["custom_id"], "component_type": 2}, message)

    async def press_old(self, custom_id, label="More"):
        """Press a button of a message from another time, which carries this id; only the presser sees it."""
        button = {"type": 2, "style": 2, "label": label, "custom_id": custom_id, "id": 2}
        body = {"content": "Long ago", "flags": PRIVATE, "components": [{"type": 1, "id": 1, "components": [button]}]}
        old = self.discord.world.add_message(payloads.message(self.channel, self.discord.world.bot, body))
        return await self.press(old, label)

    async def choose(self, message, *values, nth=0):
        """Choose from the nth select; channels as themselves, all else as text."""
        select = [part for part in components(message) if part["type"] != 2][nth]
        channels = [value for value in values if isinstance(value, Channel)]
        given = {"custom_id": select["custom_id"], "component_type": select["type"]}
        given["values"] = [value.id if isinstance(value, Channel) else value for value in values]
        if channels:
            given["resolved"] = {"channels": {each.id: payloads.resolved_channel(each, self.user) for each in channels}}
        return await self._ask(PRESS, given, message)

    async def submit(self, form, *given):
        """Fill in the form that was opened, its fields in their order (text, or values of a menu), and send it."""
        said = form.callback["data"]
        rows = [_filled(row, answer) for row, answer in zip(said["components"], given, strict=True)]
        return await self._ask(FORM, {"custom_id": said["custom_id"], "components": rows}, form.source)

    async def begin(self, kind, given, message=None):
        """Ask, and do not wait."""
        asked = Asked(kind, given, self.channel, self.user, message)
        await self.discord.gateway.dispatch("INTERACTION_CREATE", self.discord.interactions.add(asked))
        return asked

    async def _ask(self, kind, given, message=None):
        asked = await self.begin(kind, given, message)
        try:
            await asyncio.wait_for(asked.is_shown.wait(), PATIENCE)
        except TimeoutError:
            raise AssertionError(f"no answer to {given}") from None
        return asked

    def command(self, name, options):
        """What Discord sends of a command: its options, each of the kind that the bot registered."""
        first, *inner = name.split()
        known = found = next(command for command in self.discord.commands if command["name"] == first)
        given = outer = {"id": found["id"], "name": first, "type": 1, "options": []}
        for word in inner:
            found = next(option for option in found["options"] if option["name"] == word)
            outer["options"] = [{"name": word, "type": found["type"], "options": []}]
            outer = outer["options"][0]
        kinds = {option["name"]: option["type"] for option in found.get("options") or []}
        assert set(options) <= set(kinds), f"/{name} of {known['name']} takes {sorted(kinds)}"
        outer["options"] = [
            {"name": key, "type": kinds[key], "value": value.id if isinstance(value, Channel) else value}
            for key, value in options.items()
        ]
        channels = [value for value in options.values() if isinstance(value, Channel)]
        if channels:
            given["resolved"] = {"channels": {each.id: payloads.resolved_channel(each, self.user) for each in channels}}
        return given


def labels(message):
    """What stands on the buttons of a message."""
    return [part.get("label") for part in components(message) if part["type"] == 2]


def _innermost(given):
    options = given["options"]
    while options and options[0]["type"] in _SUB_COMMANDS:
        options = options[0]["options"]
    return options


def _filled(row, given):
    """One row of a form: text typed, or values chosen."""
    inside = row["component"] if row["type"] == LABEL_KIND else row["components"][0]
    said = {"value": given} if isinstance(given, str) else {"values": list(given)}
    answer = {"type": inside["type"], "custom_id": inside["custom_id"], "id": 2, **said}
    return {"type": row["type"], "id": 1, **({"component": answer} if "component" in row else {"components": [answer]})}
