"""The commands that only ask: digest, stance, quote, article, reports."""

import argparse
from collections.abc import Awaitable, Callable
from datetime import date

from bot import app, config
from bot.commands.showing import DONE, print_cards, stamp
from bot.commands.stopping import run
from bot.core.card import Card
from bot.core.markdown import plain
from bot.core.questions import ArticleQuestion, Question, QuoteQuestion, StanceQuestion, item_question
from bot.core.records import Report, Wishes
from bot.errors import UserError

_REPORTS = 100  # how many are listed

Ask = Callable[[app.App], Awaitable[list[Card]]]


def digest(given: argparse.Namespace) -> int:
    """Print the digest of the newest articles and, where that is wanted, why it has these stories."""

    async def ask(parts: app.App) -> list[Card]:
        return [*await parts.compose.explained(_today(), Wishes())] if given.explain else [await preview(parts)]

    return _ask(given, ask)


async def preview(parts: app.App) -> Card:
    """The digest of the newest articles, dated with the reader's own day."""
    return await parts.compose.preview(_today(), Wishes())


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the reader's own day is meant


def stance(given: argparse.Namespace) -> int:
    """Print where somebody stands."""
    return _answer(given, StanceQuestion(given.who, given.on))


def quote(given: argparse.Namespace) -> int:
    """Print what somebody said."""
    return _answer(given, QuoteQuestion(given.who, given.about, given.contains))


def article(given: argparse.Namespace) -> int:
    """Print one article, or the newest ones."""
    return _answer(given, ArticleQuestion(given.which))


def _answer(given: argparse.Namespace, question: Question) -> int:
    async def ask(parts: app.App) -> list[Card]:
        return [await parts.lookup.answer(question)]

    return _ask(given, ask)


def reports(given: argparse.Namespace) -> int:
    """List what was reported, newest first, each with the words that it is about."""

    async def ask(parts: app.App) -> list[Card]:
        return [await _report_card(parts, report) for report in await parts.store.reports.latest(_REPORTS)]

    return _ask(given, ask, otherwise="Nothing was reported.")


async def _report_card(parts: app.App, report: Report) -> Card:
    """A report: when and about what it was made, what it says, and the item as it is shown today."""
    try:
        about = await parts.lookup.answer(item_question(report.handle))
        words = [f"**{about.title}**", about.body]
    except UserError:
        words = ["The words that it is about are no longer shown."]
    return Card(f"{report.handle} · {stamp(report.made_at)}", "\n\n".join([plain(report.text), *words]))


def _ask(given: argparse.Namespace, ask: Ask, otherwise: str = "") -> int:
    """Print the cards that answer, or something else when there are none, from the database as it is."""
    configuration = app.configure(given.config)

    async def answer() -> list[Card]:
        async with app.opened(configuration, config.database_path(given.database), writing=False) as parts:
            return await ask(parts)

    cards = run(answer())
    if not cards:
        print(otherwise)
    print_cards(cards)
    return DONE
