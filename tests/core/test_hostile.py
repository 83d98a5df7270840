"""Hostile titles, names, outlets and quotations through every card: within limits, no ping, no mask, nothing hidden."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from bot.cards.article_cards import article_card, digest_article_card
from bot.cards.context_card import context_card
from bot.cards.digest_card import Occasion, digest_card
from bot.cards.notices import help_card, status_card
from bot.cards.quote_cards import digest_quotes_card, quote_card
from bot.cards.stance_cards import stance_card
from bot.core import answers
from bot.core.card import unknown_card
from bot.core.changes import Change
from bot.core.model import Actor, Form, Kind, Link, Mention, Position, Span, Telling
from bot.core.paging import page_of
from bot.core.questions import Button, QuoteQuestion
from bot.core.records import Delivery, DeliveryState, Schedule, Source, Subscription
from bot.core.standing import standing
from bot.core.utterances import Statement
from bot.digest.digest import ChangedPosition, Digest, DigestStory
from bot.errors import UnknownNameError
from tests import hostile
from tests.build import STORED, TRAM, article, quote_record, stance_record
from tests.judge import faults

ROUNDS, TEXTS = 625, 16  # 10,000 texts in all
CHANNEL = 42


def cards(random):
    """Every kind of card about things that have hostile names."""
    texts = [hostile.text(random) for _ in range(TEXTS)]
    title, name, outlet, seat, words, after, typed, reason = texts[:8]
    label, alias, kind_of, teller, terms, wording, path, meant = texts[8:]
    address = random.choice((*hostile.ADDRESSES, f"https://news.example/{path}"))
    body = f"{words} said {name}. {terms}\n{teller} {words}"
    spans = [Span(0, len(words)), Span(len(words), len(words) + 6), Span(len(words) + 6, len(body))]
    held = article(
        text=body,
        title=title,
        url=address,
        source=Source(outlet, seat, random.choice(("state", "private", kind_of))),
        summary=tuple(spans),
        after=after if random.random() < 0.3 else None,
        is_sample=random.random() < 0.2,
    )
    who = Mention(Span(len(words) + 1, len(words) + 3), name, "ada-brook")
    chain = (
        Link(random.choice(("told to", "reported by")), replace(who, span=spans[2], name=teller)),
    ) * random.randint(0, 3)
    kind, form = random.choice(list(Kind)), random.choice((Form.UTTERANCE, Form.FRAGMENT))
    quote = quote_record(random.randint(1, 10**9), words, held, speaker=who, kind=kind, form=form, chain=chain)
    stance = stance_record(
        random.randint(1, 10**9),
        words,
        held,
        holder=who,
        condition=spans[1],
        chain=chain,
        telling=random.choice(list(Telling)),
        position=random.choice(list(Position)),
    )
    actor = Actor(random.choice(("ada-brook", "x|y", alias[:80])), name, "person", aliases=(alias, words))
    held_as = dict.fromkeys(Position, wording)
    topic = replace(TRAM, label=label, wording=held_as, past_wording=held_as, changed_wording=held_as)
    number, few = random.randint(0, 9), (quote,) * random.randint(0, 3)
    printed, told = Statement((stance,) * random.randint(1, 6)), (stance,) * random.randint(0, 8)
    changed = (ChangedPosition(Change(printed, printed), name, topic),) * random.randint(0, 2)
    stories = (DigestStory(held, held.summary, quote),) * 3
    yield digest_card(Digest(date(2026, 1, 1), stories, (held,) * 9, changed), _occasion())
    yield quote_card(answers.QuoteAnswer(few, page_of(number, 3, 20), actor, topic, typed))
    yield quote_card(answers.OneQuote(quote))
    yield digest_quotes_card(answers.DigestQuotes(1, (quote,) * 5, number))
    yield stance_card(
        answers.HolderOnTopic(actor, topic, standing((stance,)), page_of(number, 3, 9), (printed,) * 3, told=told)
    )
    yield stance_card(answers.HolderOnTopic(actor, topic, standing(()), page_of(0, 3, 0), quotes=few, told=told))
    yield stance_card(answers.Unlisted(typed, page_of(number, 3, 9), topic, ((stance, topic),) * 3))
    yield stance_card(answers.OneStance(stance, topic))
    held_by, told_of = standing((stance,)), tuple((each, topic) for each in told)
    yield stance_card(answers.HolderTopics(actor, ((topic, held_by),) * number, told=told_of))
    yield stance_card(answers.TopicHolders(topic, ((actor, held_by),) * number, unlisted=told))
    yield stance_card(answers.Overview(((topic, 3),) * 9, ((actor, 3),) * number, number))
    yield article_card(answers.OneArticle(held, (quote,) * 5, ((stance, topic),) * 12, number % 2))
    yield article_card(answers.NewestArticles((held,) * 8, page_of(number, 8, 70)))
    yield digest_article_card(answers.DigestArticle(1, page_of(number, 1, 9), held))
    yield context_card([answers.Surroundings(each.handle, each, tuple(spans)) for each in (quote, stance)])
    yield unknown_card(QuoteQuestion(typed, title), UnknownNameError("one", typed.strip(), [name, meant, words]))
    yield status_card(_status(held, reason), 0.1)
    yield help_card(name, title)


def _occasion():
    return Occasion("7K2Q", 7)


def _status(held, reason):
    subscription = Subscription(3, CHANNEL, Schedule(STORED.time(), "UTC"), STORED, guild=7)
    failed = Delivery(3, STORED.date(), DeliveryState.FAILED, STORED, "n", "{}", reason=reason)
    return answers.Status(1, 2, 3, 0, held, "0.1.0", 7, (answers.Promise(subscription, failed),))


@pytest.mark.no_cover
def test_ten_thousand_hostile_texts_fool_nobody():
    """Each card is within Discord's limits and holds no live mention, masked link or hidden character."""
    random = Random(20261121)  # noqa: S311 - the same texts each time
    found = [
        (number, card.title[:60], fault)
        for number in range(ROUNDS)
        for card in cards(random)
        for fault in faults(card, [CHANNEL])
    ]
    assert (10_000, []) == (ROUNDS * TEXTS, found[:5])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": "t" * 257}, "the title has 257 units"),
        ({"title": "\u200b"}, "the title hides '\\u200b'"),
        ({"body": "b" * 4097}, "the body has 4097 units"),
        ({"body": " "}, "the body shows nothing"),
        ({"footer": "f" * 2049}, "the footer has 2049 units"),
        ({"body": "b" * 4096, "footer": "f" * 2048}, "the embed is too large"),
        ({"body": "hello @everyone"}, "the body holds a mention of all: '@everyone'"),
        ({"body": "hello <@1>"}, "the body holds a mention: '<@1>'"),
        (
            {"body": "[bbc.com](https://evil.example/a)"},
            "the body holds a masked link: 'bbc.com' leads to 'evil.example'",
        ),
        ({"body": "[x](javascript:x)"}, "the body holds an address that is none: 'javascript:x'"),
        ({"body": "https://evil.example"}, "the body holds a bare address: 'https://e'"),
        ({"body": "a\n# b"}, "the body holds a heading: '# '"),
        ({"body": "e\u0301\u0301\u0301\u0301"}, "the body hides a line under a tower of marks"),
        ({"title": "bbc.com", "url": "https://evil.example/"}, "a masked link: 'bbc.com' leads to 'evil.example'"),
        ({"buttons": (Button("a", "x"), Button("b", "x"))}, "the id 'x' twice"),
        ({"buttons": (Button("", "x"),)}, "the label ''"),
        ({"buttons": (Button("a", "x" * 101),)}, f"the id {'x' * 101!r} of 101 units"),
        ({"buttons": tuple(Button("a", str(number)) for number in range(26))}, "too many buttons"),
    ],
)
def test_the_judge_finds_what_is_wrong(change, expected):
    """A judge that finds nothing proves nothing."""
    well = help_card("Ada Brook", "The tram line")
    assert ([], True) == (faults(well), expected in faults(replace(well, **change)))


def test_the_judge_lets_pass_what_is_escaped_or_ours():
    """Escapes, links that show their host, time stamps, and channels that the bot itself names."""
    body = "\\@everyone \\<\\@1\\> https\\://x.example [article](https://a.example/b) (a.example) <t:1:f> <#42> **b**"
    assert [] == faults(replace(help_card(), body=body), [42])
    assert ["the body holds a mention: '<#42>'"] == faults(replace(help_card(), body=body))
