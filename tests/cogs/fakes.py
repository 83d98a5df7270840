"""A lookup without a store, for tests of what stands between Discord and an answer."""

import asyncio

from bot.core.card import Card
from bot.core.questions import Button, QuoteQuestion, report_id, share_id, to_id

PAGED = QuoteQuestion("Ada Brook", page=1)
CARD = Card(
    "Ada Brook · 1–3 of 4",
    "A body",
    "https://example.org/a",
    "A footer",
    (
        Button("Next", to_id(PAGED)),
        Button("Context", "context|Q01,Q02"),
        Button("Report", report_id(("Q01", "Q02"))),
        Button("Share", share_id(QuoteQuestion("Ada Brook"))),
    ),
)


class FakeLookup:
    """Answers everything with `card`, after `seconds`, and writes down what it was asked; raises `failure` if any."""

    def __init__(self):
        self.asked = []
        self.card = CARD
        self.failure = None
        self.seconds = 0
        self.given_up = 0

    async def answer(self, question, guild=None):
        self.asked.append(question)
        try:
            await asyncio.sleep(self.seconds)
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        self._fail()
        return self.card

    def people(self, typed):
        self._fail()
        return ["Ada Brook", "Bea Brook"]

    def topics(self, typed):
        self._fail()
        return [("The tram line", "tram")]

    async def titles(self, typed):
        self._fail()
        return [("Mayor backs the tram", "A01")]

    def _fail(self):
        if self.failure is not None:
            raise self.failure
