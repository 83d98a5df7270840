"""A bot on SimCord that asks a lookup without a store."""

import pytest

from bot.cogs.client import VerbatimClient
from bot.core.answers import NewestArticles, Overview, QuoteAnswer


class FakeLookup:
    """Answers like Lookup, writes down what it was asked, and raises `failure` when there is one."""

    def __init__(self):
        self.asked = []
        self.failure = None
        self.names = ["Mark Rutte", "Volodymyr Zelenskyy"]
        self.subjects = [("Ukraine's NATO membership", "nato-membership")]
        self.headlines = [("A headline of ours", "A03")]

    async def stances(self, who, on):
        """Nothing stored."""
        self._ask("stances", who, on)
        return Overview((), ())

    async def quotes(self, who, about, contains):
        """No quotation, under what was asked for."""
        self._ask("quotes", who, about, contains)
        return QuoteAnswer((), 0, contains=contains)

    async def article(self, which):
        """No article."""
        self._ask("article", which)
        return NewestArticles(())

    def people(self, typed):
        """The written names."""
        self._ask("people", typed)
        return self.names

    def topics(self, typed):
        """The written topics."""
        self._ask("topics", typed)
        return self.subjects

    async def titles(self, typed):
        """The written headlines."""
        self._ask("titles", typed)
        return self.headlines

    def _ask(self, *asked):
        self.asked.append(asked)
        if self.failure is not None:
            raise self.failure


@pytest.fixture
def lookup():
    return FakeLookup()


@pytest.fixture
def announced():
    """What the client announced, oldest first."""
    return []


@pytest.fixture
def simcord_bot(lookup, announced):
    return VerbatimClient(lookup, announced.append)


@pytest.fixture
def channel(simcord_env):
    return simcord_env.create_guild().create_text_channel("news")


@pytest.fixture
def alice(simcord_env, channel):
    return simcord_env.guild.add_member(simcord_env.create_user("alice"))
