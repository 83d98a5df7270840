"""The command for a first look: the starter articles, and what the bot makes of them."""

import argparse
import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import app
from bot.commands.answering import preview
from bot.commands.showing import name_failures, print_cards
from bot.core.questions import QuoteQuestion, StanceQuestion


def demo(given: argparse.Namespace) -> int:
    """Read the starter articles into a database that is thrown away, and show what the bot makes of them."""
    configuration = app.configure(given.config)
    demo = configuration.settings.demo

    async def show_all(database: Path) -> int:
        async with app.opened(configuration, database, writing=True) as parts:
            taken = parts.ingest.take(app.samples(configuration.settings.file_limit))
            outcomes = [outcome async for outcome in taken]
            cards = [
                await preview(parts),
                await parts.lookup.answer(StanceQuestion(demo.who, demo.on)),
                await parts.lookup.answer(QuoteQuestion(demo.quoted)),
            ]
        print_cards(cards)
        return name_failures(outcomes)

    with TemporaryDirectory(prefix="verbatim-") as folder:
        return asyncio.run(show_all(Path(folder) / "demo.sqlite"))
