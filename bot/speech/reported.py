"""Indirect speech: what somebody said, thinks or wants, in the writer's own clause and without marks."""

from bot.core.model import Quote
from bot.speech.pronouns import Resolver
from bot.speech.scene import Scene


def reported(scene: Scene, resolver: Resolver) -> tuple[Quote, ...]:
    """The reported clauses of a text as quotations of the kind "indirect", in order, with speaker, cue and confidence.

    A clause that holds quoted stretches is given whole, too. `confidence` is that these words are what this speaker is
    reported to say, times that they mean who is named.
    """
    return ()
