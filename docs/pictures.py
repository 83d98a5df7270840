"""The pictures of the README: what the bot makes of the starter articles, as a phone shows it.

`python -m docs.pictures` writes them and needs Chromium. The cards are the bot's own, made of a database that is thrown
away.
"""

import asyncio
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import app
from bot.core.questions import QuoteQuestion, StanceQuestion
from bot.core.records import Wishes
from bot.errors import VerbatimError
from docs import browser, palette
from docs.discord_html import THEMES, WIDTH, Message, page

FOLDER = Path(__file__).parent / "cards"
_DAY = date(2026, 11, 21)  # always the same, so that pictures change only when cards do


async def messages(database: Path) -> dict[str, Message]:
    """The three cards of the README by name, from starter articles that are read into a new database."""
    configuration = app.configure(None)
    settings, demo = configuration.settings, configuration.settings.demo
    async with app.opened(configuration, database, writing=True) as parts:
        async for _ in parts.ingest.take(app.samples(settings.file_limit)):
            pass
        return {
            "digest": Message(await parts.compose.now(_DAY, Wishes(), None)),
            "stance": Message(await parts.lookup.answer(StanceQuestion(demo.who, demo.on)), "/stance"),
            "quote": Message(await parts.lookup.answer(QuoteQuestion(demo.quoted)), "/quote"),
        }


async def draw(chromium: str) -> dict[str, bytes]:
    """A PNG of each message in each theme, by file name."""
    with TemporaryDirectory(prefix="verbatim-") as folder:
        shown = await messages(Path(folder) / "pictures.sqlite")
    pages = {f"{name}-{theme}.png": page(each, theme) for name, each in shown.items() for theme in THEMES}
    taken = await browser.photograph(list(pages.values()), WIDTH, chromium)
    return {name: palette.shrunk(picture) for name, picture in zip(pages, taken, strict=True)}


def main() -> int:
    """Write the pictures into docs/cards and give back the exit status."""
    try:
        pictures = asyncio.run(draw(browser.find()))
    except VerbatimError as wrong:
        sys.stderr.write(f"pictures: {wrong}\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    for name, picture in pictures.items():
        (FOLDER / name).write_bytes(picture)
        sys.stdout.write(f"{FOLDER / name}: {len(picture) // 1000} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
