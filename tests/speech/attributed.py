"""Quotations of a text with their speakers, as one reading gives them."""

from bot.speech.attribution import decisions
from bot.speech.pronouns import Resolver
from bot.speech.reported import around, reports
from bot.speech.scene import Scene


def attribute(text, sentences, quotes, roster, published):
    """The same quotations with speaker, cue, chain and confidence, and with their final form."""
    scene = Scene(text, sentences, quotes)
    held = around(scene, reports(scene))
    return tuple(decision.quote for decision in decisions(scene, Resolver(scene, roster, published), held))
