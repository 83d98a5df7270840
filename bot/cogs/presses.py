"""The buttons and the menu for setting up digests. Each carries what it does, so that it still works after a restart.

What they carry is not trusted, nor that only those press them who were shown them: every step checks that anew.
"""

import discord

from bot.cogs import setup, wishes
from bot.cogs.buttons import Pressed
from bot.cogs.listing import MENU
from bot.cogs.replies import amend, answer, details
from bot.core.plans import Act, Step, acted, planned
from bot.errors import InvalidInputError

_UNREADABLE = "This button is of an older version and cannot be read. Please use /digest list."


class PlanButton(Pressed, template=r"(?s:(?:plan|check)\|.*)"):
    """Save, or Check again: takes the next step with the plan that it carries."""

    async def press(self, interaction: discord.Interaction) -> None:
        """Take the step, in place of what the message shows."""
        found = planned(self.custom_id)
        if found is None:
            raise InvalidInputError(_UNREADABLE)
        step, plan = found
        if step is Step.CHECK:
            await setup.check(interaction, plan)
        else:
            await amend(interaction, setup.save(interaction, plan))


class DigestButton(Pressed, template=r"(?s:(?:edit|post|stop)\|.*)"):
    """Edit, Post one now, or Stop: does that with the subscription whose number it carries."""

    async def press(self, interaction: discord.Interaction) -> None:
        """Do it, in place of what the message shows."""
        found = acted(self.custom_id)
        if found is None:
            raise InvalidInputError(_UNREADABLE)
        act, number = found
        if act is Act.EDIT:
            await wishes.open_form(interaction, number)
        else:
            do = setup.post_now if act is Act.POST else setup.stop
            await amend(interaction, do(interaction, number))


class DigestMenu(Pressed, template=MENU):
    """Shows the subscription that was chosen from a list, with its buttons."""

    async def press(self, interaction: discord.Interaction) -> None:
        """Show it to whoever chose, in private."""
        found = acted("".join(details(interaction).get("values", ())))
        if found is None:
            raise InvalidInputError(_UNREADABLE)
        await answer(interaction, setup.open_one(interaction, found[1]))


ITEMS = (PlanButton, DigestButton, DigestMenu)
