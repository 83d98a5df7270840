import re
from dataclasses import replace

from bot.cards import passages
from bot.cards.stance_cards import stance_card
from bot.core.answers import HolderOnTopic, HolderTopics, OneStance, Overview, TopicHolders, Unlisted
from bot.core.card import ITEMS
from bot.core.model import Actor, Link, Mention, PartialDate, Position, Telling
from bot.core.paging import page_of
from bot.core.questions import ContextQuestion, QuoteQuestion, StanceQuestion, from_id, reported, shared
from bot.core.records import Source
from bot.core.standing import in_order, standing
from tests.build import STORED, TRAM, article, mention, quote_record, span, stance_record

BROOK = Actor("ada-brook", "Ada Brook", "person", aliases=("Brook", "Brooke"))
NOTHING = page_of(0, ITEMS, 0)
VOTED = "The council has not voted yet."


def on_topic(*records, page=0):
    where = standing(records)
    ordered = in_order(where, records)
    shown = page_of(page, ITEMS, len(ordered))
    return stance_card(HolderOnTopic(BROOK, TRAM, where, shown, tuple(ordered[shown.start : shown.end])))


def another(number):
    """A statement in words of its own."""
    text = f"Mayor Ada Brook wants tram line {number}."
    held = article(number, text=text)
    return stance_record(number, text, held, holder=mention(text=text))


def asked(card):
    """The labels of a card's buttons, each with what it asks."""
    return [(b.label, shared(b.id) or reported(b.id) or from_id(b.id)) for b in card.buttons]


def test_a_position_comes_with_its_evidence():
    """The answer first, the evidence under it, then what it rests on."""
    assert (
        "**For the tram (1 statement)**\n\n"
        "17 Oct 2024 · The Brookside Post · S01 · [article](https://brookside.example/tram) (brookside.example)\n"
        "> The mayor wants the tram.\nReported by the outlet"
    ) == on_topic(stance_record()).body


def test_evidence_of_another_position_than_the_headlines_names_it():
    """An earlier one, what others tell, and each of several that contradict one another."""
    earlier = stance_record(2, VOTED, past=True, position=Position.OPPOSES)
    told = stance_record(3, telling=Telling.TOLD)
    body = on_topic(stance_record(), earlier, told).body
    assert "\n\n**was against it**\nbefore 17 Oct 2024" in body
    assert 1 == body.count("\n\n**for the tram, according to somebody else**\n17 Oct 2024")
    mixed = on_topic(stance_record(), stance_record(2, VOTED, position=Position.OPPOSES)).body
    assert (1, 1) == (mixed.count("\n\n**for the tram**\n"), mixed.count("\n\n**against the tram**\n"))
    by_id = stance_card(OneStance(stance_record(), TRAM)).body
    assert by_id.startswith("**for the tram**\n17 Oct 2024")


def test_evidence_that_an_edit_took_out_is_marked():
    """Last, and not where the evidence cannot be shown."""
    record = replace(stance_record(), vanished_at=STORED)
    edit = "\nNo longer in the article: an edit was seen on 18 Oct 2024."
    assert stance_card(OneStance(record, TRAM)).body.endswith(f"Reported by the outlet{edit}")
    assert edit not in stance_card(OneStance(replace(record, words="The mayor"), TRAM)).body


def test_an_earlier_position_is_named_where_the_order_is_known():
    """What a text itself calls past is said to be earlier."""
    now = stance_record(1, position=Position.OPPOSES, is_change=True)
    body = on_topic(now, stance_record(2, VOTED, past=True)).body
    assert body.startswith("**No longer for it (1 statement)**\nEarlier: was for it (1 statement)")


def test_contradicting_positions_without_an_order_are_mixed():
    """Nothing is called latest when nobody knows."""
    first = stance_record(1, held=article(1, published=None))
    second = stance_record(2, VOTED, held=article(2, published=None), position=Position.OPPOSES)
    body = on_topic(first, second).body
    assert "**Mixed: 1 for, 1 against**\nThese articles carry no full date: which came first is unknown." in body


def test_contradicting_positions_of_one_week_are_said_to_be_close():
    """An order that is known but too close is not called unknown."""
    first = stance_record(1, held=article(1, published="2024-10-01"))
    second = stance_record(2, VOTED, held=article(2, published="2024-10-10"), position=Position.OPPOSES)
    assert "They are too close in time to say that one replaced the other." in on_topic(first, second).body


def test_quotation_marks_stand_only_around_words_that_the_article_quotes():
    """Evidence that is no quotation in the article has no marks on the card."""
    quoted = stance_record(words="The tram will be built next year,", telling=Telling.OWN_WORDS)
    assert "> “The tram will be built next year”\nIn their own words" in on_topic(quoted).body
    assert "“" not in on_topic(stance_record()).body.partition("> ")[2].partition("\n")[0]


def test_what_somebody_else_tells_names_the_teller():
    """The teller stands under what they told."""
    teller = Link("reported by", Mention(span("The council"), "the council"))
    told = stance_record(telling=Telling.TOLD, chain=(teller,))
    assert "According to the council" in stance_card(OneStance(told, TRAM)).body


def test_a_condition_is_shown_in_its_own_words_without_marks():
    """The condition is a slice of the article, which did not put it between marks."""
    terms = stance_record(position=Position.CONDITIONAL, condition=span("next year"))
    assert "\nOn terms: next year\n" in stance_card(OneStance(terms, TRAM)).body


def test_evidence_that_no_longer_matches_is_not_shown():
    """The slice is compared at the moment of showing."""
    evidence = replace(stance_record(), words="something else")
    assert "no longer matches" in (body := stance_card(OneStance(evidence, TRAM)).body)
    assert "wants" not in body


def test_evidence_too_long_for_a_phone_is_not_trimmed():
    """It is left to the article; there are no dots."""
    held = article(text=f"Brook wants it, {'very ' * 400}much.")
    record = stance_record(words=held.document.text, held=held, holder=Mention(span("B", "B"), "Ada Brook"))
    assert "too long to be shown" in stance_card(OneStance(record, TRAM)).body


def test_nothing_found_is_said():
    """An empty answer is a sentence, not an empty card; it leads on, and is nothing to share."""
    cards = (stance_card(HolderTopics(BROOK, ())), stance_card(TopicHolders(TRAM, ())), on_topic())
    assert ["No statement stored."] * 3 == [card.body for card in cards]
    assert [
        [("Quotes", QuoteQuestion("ada-brook"))],
        [("Quotes", QuoteQuestion(about="tram"))],
        [("Ada Brook", StanceQuestion("ada-brook")), ("The tram line", StanceQuestion(on="tram"))],
    ] == [asked(card) for card in cards]


def test_quotations_stand_in_for_a_missing_position():
    """Without a statement the quotations that touch on the topic are offered, and buttons to what else there is."""
    card = stance_card(HolderOnTopic(BROOK, TRAM, standing(()), NOTHING, quotes=(quote_record(),)))
    assert card.body.startswith(
        "No statement stored.\n\nQuotations that touch on it:\n\n> “The tram will be built next year”"
    )
    assert ("Quotes", QuoteQuestion("ada-brook", "tram")) in asked(card)
    assert "Share" == asked(card)[-1][0]


def test_where_nothing_is_found_a_quotation_in_another_language_says_why_that_may_be():
    """The reader sees an article that might hold a position, and that none is read in it."""
    german = quote_record(held=article(language="de"))
    card = stance_card(HolderOnTopic(BROOK, TRAM, standing(()), NOTHING, quotes=(german,)))
    assert card.body.startswith("No statement stored. Positions are read in English articles only.\n\nQuotations")
    assert "in German" in card.body


def test_other_spellings_are_named():
    """A reader who typed another spelling sees that it was meant; those of other languages are for articles only."""
    assert "Also written: Brooke." in (on_topic(stance_record()).footer or "")
    abroad = replace(BROOK, aliases=("Brooke", "Брук", "Pruk"))
    assert "Also written: Brooke." in (stance_card(HolderTopics(abroad, ())).footer or "")


def test_the_evidence_of_the_current_position_comes_first():
    """Then that of an earlier one, then what others tell, three a page with the position on each."""
    told = [stance_record(n, telling=Telling.TOLD, position=Position.OPPOSES) for n in range(1, 5)]
    records = (*told, stance_record(8, VOTED, past=True, position=Position.OPPOSES), stance_record(9, is_change=True))
    first, second = on_topic(*records), on_topic(*records, page=1)
    assert first.body.index("S09") < first.body.index("S08") < first.body.index("S01")
    assert [card.title for card in (first, second)] == [
        "Ada Brook · The tram line · 1–3 of 6",
        "Ada Brook · The tram line · 4–6 of 6",
    ]
    assert all("**Now for it (1 statement)**" in card.body for card in (first, second))


def test_the_buttons_of_a_position_turn_pages_and_open_its_evidence():
    """In a fixed order, with the names as ids."""
    question, shown = StanceQuestion("ada-brook", "tram", 1), ("S04", "S03", "S02")
    expected = [
        ("Previous", replace(question, page=0)),
        ("Next", replace(question, page=2)),
        ("Context", ContextQuestion(shown)),
        ("Report", shown),
        ("Share", question),
    ]
    assert expected == asked(on_topic(*map(another, range(1, 8)), page=1))


def test_a_page_beyond_the_end_is_the_last_one():
    """A button may outlive what it counted."""
    assert "Ada Brook · The tram line · 4 of 4" == on_topic(*map(another, range(1, 5)), page=9).title


def test_a_holder_has_a_line_for_each_topic():
    """Without a topic every topic is listed with its position, and can be opened."""
    card = stance_card(HolderTopics(BROOK, ((TRAM, standing([stance_record()])),)))
    assert "**The tram line**\nFor the tram (1 statement)" == card.body
    expected = [("The tram line", StanceQuestion("ada-brook", "tram")), ("Share", StanceQuestion("ada-brook"))]
    assert expected == asked(card)


def test_many_topics_have_pages():
    """Twelve a page, five buttons."""
    topics = [replace(TRAM, id=f"tram{number}", label=f"Line {number}") for number in range(15)]
    card = stance_card(HolderTopics(BROOK, tuple((topic, standing([stance_record()])) for topic in topics), page=1))
    assert ("Ada Brook · 13–15 of 15", 3) == (card.title, card.body.count("**Line"))
    assert ["Previous", "Line 12", "Line 13", "Line 14", "Share"] == [label for label, _ in asked(card)]


def test_holders_are_grouped_by_position():
    """Without a name the holders stand under their positions, and can be opened."""
    against = standing([stance_record(position=Position.OPPOSES)])
    mixed = standing([stance_record(held=article(published=None)), stance_record(2, VOTED, position=Position.OPPOSES)])
    told = standing([stance_record(telling=Telling.TOLD)])
    others = [replace(BROOK, id=name.lower(), name=name) for name in ("Ivo", "Uma", "Lea")]
    rows = ((BROOK, against), (others[0], mixed), (others[1], told), (others[2], against))
    card = stance_card(TopicHolders(TRAM, rows))
    assert (
        "**against the tram**\nAda Brook · 17 Oct 2024\nLea · 17 Oct 2024\n\n**mixed**\n"
        "Ivo · 17 Oct 2024 · 1 for, 1 against\n\n**only told by others**\nUma"
    ) == card.body
    assert ["Ada Brook", "Ivo", "Uma", "Lea", "Share"] == [label for label, _ in asked(card)]
    assert StanceQuestion("lea", "tram") == asked(card)[3][1]


def test_who_is_contradicted_is_marked_in_a_list_of_holders():
    """The position alone would hide the statements whose order is not known."""
    new = stance_record(position=Position.OPPOSES, is_change=True, held=article(published=None))
    other = stance_record(2, VOTED, held=article(2, published=None))
    body = stance_card(TopicHolders(TRAM, ((BROOK, standing([new, other])),))).body
    assert "**no longer for it**\nAda Brook · undated · but also: for the tram (1 statement)" == body


def test_a_date_without_a_year_is_shown_in_a_list_of_holders():
    """It puts nothing in order, and is not the same as none."""
    where = standing([stance_record(held=article(published=PartialDate(None, 2, 25)))])
    body = stance_card(TopicHolders(TRAM, ((BROOK, where),))).body
    assert "**for the tram**\nAda Brook · 25 Feb, year not stated" == body


def test_who_acts_for_a_body_without_a_name_stands_on_its_cards():
    """As the article writes them, under what the body itself holds, or in place of it."""
    minister = Mention(span("The council"), "a council official")
    other = stance_record(2, VOTED, holder=minister)
    line = "**Not listed, as an article writes them**\n{}a council official: for the tram · 17 Oct 2024 · S02"
    cards = [
        stance_card(HolderTopics(BROOK, (), unlisted=((other, TRAM),))),
        stance_card(HolderOnTopic(BROOK, TRAM, standing([]), NOTHING, unlisted=(other,))),
    ]
    expected = ["The tram line · ", ""]
    assert [f"No statement of their own stored.\n\n{line.format(each)}" for each in expected] == [c.body for c in cards]
    assert [("S02",), ("S02",)] == [next(reported(b.id) for b in c.buttons if b.label == "Report") for c in cards]
    where, page = standing([stance_record()]), page_of(0, ITEMS, 1)
    both = HolderOnTopic(BROOK, TRAM, where, page, where.current, unlisted=(other,))
    assert stance_card(both).body.endswith(line.format(""))


def test_what_one_article_says_has_no_order():
    """Its date is of no help: none of its statements replaced another."""
    both = standing([stance_record(), stance_record(2, VOTED, position=Position.OPPOSES)])
    note = "One article has them all, so it is not said that one replaced the other."
    assert f"**Mixed: 1 for, 1 against**\n{note}" in on_topic(*both.current[0].records, *both.current[1].records).body
    card = stance_card(HolderTopics(BROOK, ((TRAM, both),)))
    assert "**The tram line**\nMixed: 1 for, 1 against · in one article" == card.body


def test_evidence_says_by_what_way_it_came_to_its_outlet():
    """Who is said to have reported it, and whom it was told to, as the text has it."""
    reported, told = (Link(how, Mention(span("The council"), "The council")) for how in ("reported by", "told to"))
    assert on_topic(stance_record(chain=(reported,))).body.endswith(
        "\nReported by the outlet · according to The council"
    )
    own = stance_record(telling=Telling.OWN_WORDS, chain=(told,))
    assert on_topic(own).body.endswith("\nIn their own words · told to The council")


def test_every_position_has_a_button_to_one_who_holds_it():
    """In turn over the positions, however many hold the first; five in all."""
    held = standing([stance_record()]), standing([stance_record(position=Position.OPPOSES)])
    people = [replace(BROOK, id=str(number), name=f"Name {number}") for number in range(9)]
    card = stance_card(TopicHolders(TRAM, tuple((actor, held[actor.id == "8"]) for actor in people)))
    assert ["Name 0", "Name 8", "Name 1", "Name 2", "Name 3", "Share"] == [label for label, _ in asked(card)]


def test_without_a_question_the_card_says_what_can_be_asked():
    """Topics with statements, and who is quoted most; both can be opened. Topics without statements are counted."""
    topics = ((TRAM, 4),)
    card = stance_card(Overview(topics, ((BROOK, 2),), unheard=7))
    assert (
        "**Statements by topic**\nThe tram line · 4\n7 more topics without statements\n\n"
        "**Most quoted so far**\nAda Brook · 2"
    ) == card.body
    assert "**Most quoted this week**" in stance_card(Overview(topics, ((BROOK, 2),), is_this_week=True)).body
    expected = [("The tram line", StanceQuestion(on="tram")), ("Ada Brook", StanceQuestion("ada-brook"))]
    assert expected == asked(card)[:2]
    assert "**Statements by topic**\n1 more topic without statements" == stance_card(Overview((), (), 1)).body


def test_many_topics_leave_room_on_one_screen():
    """Eight are listed, the others counted."""
    topics = tuple((replace(TRAM, label=f"Line {number}"), 1) for number in range(10))
    lines = stance_card(Overview(topics, (), unheard=1)).body.split("\n")
    assert (10, "2 more topics, 1 more topic without statements") == (len(lines), lines[-1])


def test_at_most_five_buttons_lead_deeper():
    """The three topics and the two people most heard; topics, too, where nobody is."""
    people = tuple((replace(BROOK, id=str(number), name=f"Name {number}"), 1) for number in range(8))
    topics = tuple((replace(TRAM, id=f"t{number}", label=f"Line {number}"), 1) for number in range(8))
    labels = [label for label, _ in asked(stance_card(Overview(topics, people)))]
    assert ["Line 0", "Line 1", "Line 2", "Name 0", "Name 1", "Share"] == labels
    assert "Line 4" == asked(stance_card(Overview(topics, ())))[4][0]


def test_samples_are_marked_wherever_they_show():
    """A starter article says so on every card."""
    sample = article(source=None, after="The Post, a headline", is_sample=True, url=None)
    cards = (
        on_topic(stance_record(held=sample)),
        stance_card(OneStance(stance_record(held=sample), TRAM)),
        stance_card(HolderTopics(BROOK, (), is_sample=True)),
        stance_card(TopicHolders(TRAM, (), is_sample=True)),
        stance_card(Overview(((TRAM, 1),), (), is_sample=True)),
        stance_card(HolderOnTopic(BROOK, TRAM, standing(()), NOTHING, quotes=(quote_record(held=sample),))),
    )
    assert all("Samples: starter articles, not news." in (card.footer or "") for card in cards)
    assert all("17 Oct 2024 · sample · S01" in card.body for card in cards[:2])


def test_an_editors_words_in_somebodys_own_words_are_marked():
    """As in a quotation; a sentence of the article has brackets of its own."""
    text = "She said: “We want it [the tram].” It [the tram] is late."
    own = stance_record(words="We want it [the tram].", held=article(text=text), holder=mention("She", text=text))
    told = stance_record(words="It [the tram] is late.", held=article(text=text), holder=mention("She", text=text))
    assert "> “We want it *\\[the tram\\]*\\.”\nIn brackets and italics: the editor's words.\n" in passages.evidence(
        own
    )
    assert "> It \\[the tram\\] is late.\n" in passages.evidence(told)


def dated(number, published, **given):
    """A statement in words of its own, in an article of its own outlet and day."""
    source = Source(given.pop("outlet", f"Outlet {number}"))
    text = f"Mayor Ada Brook spoke of tram line {number}."
    held = article(number, text=text, published=published, source=source, url=None)
    return stance_record(number, text, held, holder=mention(text=text), **given)


def test_a_change_is_told_with_its_two_statements():
    """From what to what, between which days, and the ids that show it; the earlier one is worded as past."""
    body = on_topic(dated(1, "2024-10-17"), dated(2, "2025-12", position=Position.OPPOSES)).body
    assert body.startswith(
        "**Against the tram (1 statement)**\nEarlier: was for it (1 statement)\n"
        "Changed between 17 Oct 2024 (S01) and Dec 2025 (S02)\n\nDec 2025 · Outlet 2 · S02 · in A02\n"
    )
    assert "\n\n**was for it**\n17 Oct 2024 · Outlet 1 · S01 · in A01" in body


def test_what_an_article_calls_new_is_named_among_several():
    """Whichever page it stands on."""
    body = on_topic(dated(1, "2025-01-03", is_change=True), dated(2, "2025-03-05")).body
    assert body.startswith("**Now for it (2 statements, 2 outlets)**\nSaid to be new by the article itself: S01\n")


def test_a_past_position_was_held_before_its_article():
    """Unless the text says when."""
    day, year = PartialDate(2025, 1, 3), PartialDate(2020)
    bodies = [on_topic(dated(1, day, past=True)).body, on_topic(dated(1, day, past=True, as_of=year)).body]
    assert ["before 3 Jan 2025 · Outlet 1", "2020 · Outlet 1"] == [
        re.search(r"\*\*was for it\*\*\n(.* · Outlet 1) ·", body)[1] for body in bodies
    ]


def test_a_plan_for_later_has_the_day_of_its_article():
    """What is to come was not held then."""
    body = on_topic(dated(1, "2025-01-03", as_of=PartialDate(2030))).body
    assert ("3 Jan 2025 · Outlet 1" in body, "2030" in body) == (True, False)


def test_several_statements_are_told_with_their_outlets_and_days():
    """Names of outlets, three at most, then the first day and the last, and how many have none."""
    records = [dated(1, "2025-01-03"), dated(2, "2025-03-05"), dated(3, None), dated(4, "2025-02-01")]
    assert on_topic(*records).body.startswith(
        "**For the tram (4 statements, 4 outlets)**\nIn Outlet 1, Outlet 2, Outlet 3 + 1 more\n"
        "First stated: 3 Jan 2025. Last: 5 Mar 2025. Undated: 1.\n\n"
    )


def test_what_contradicts_a_reported_change_is_said_with_why_it_cannot_be_ordered():
    """Never as what was before: nobody knows."""
    body = on_topic(dated(1, None), dated(2, None, position=Position.OPPOSES, is_change=True)).body
    assert body.startswith(
        "**No longer for it (1 statement)**\nBut also: for the tram (1 statement)\n"
        "These articles carry no full date: which came first is unknown."
    )
    assert "Earlier" not in body


def test_a_statement_that_many_outlets_print_is_shown_once():
    """With the others' names and ids under it."""
    text = "Mayor Ada Brook wants the tram along the river."
    records = [
        stance_record(
            number,
            text,
            article(number, text=text, source=Source(f"Outlet {number}"), url=None),
            holder=mention(text=text),
        )
        for number in range(1, 7)
    ]
    body = on_topic(*records).body
    assert body.startswith("**For the tram (1 statement, 6 outlets)**\n\n17 Oct 2024 · Outlet 1 · S01")
    assert body.endswith("Reported by the outlet\nAlso in Outlet 2 S02, Outlet 3 S03, Outlet 4 S04, + 2 more")
    assert 1 == body.count(text)


def teller():
    return Link("reported by", Mention(span("The council"), "the council"))


def test_what_one_says_of_another_stands_under_the_tellers_name():
    """In the teller's list and topic, by its id, and never as the position of whom it is about."""
    told = stance_record(7, telling=Telling.TOLD, chain=(teller(),))
    council = Actor("council", "The council", "org")
    listed = stance_card(HolderTopics(council, (), told=((told, TRAM),)))
    assert (
        "No statement of their own stored.\n\n"
        "**What they say of others**\nAda Brook · The tram line: for the tram · S07"
    ) == listed.body
    on_tram = stance_card(HolderOnTopic(council, TRAM, standing(()), NOTHING, told=(told,)))
    assert on_tram.body.endswith("**What they say of others**\nAda Brook: for the tram · S07")
    assert [("S07",), ("S07",)] == [
        reported(b.id) for card in (listed, on_tram) for b in card.buttons if reported(b.id)
    ]
    assert "the council on Ada Brook · The tram line" == stance_card(OneStance(told, TRAM)).title
    assert on_topic(told).body.startswith(
        "**No statement of their own stored.**\n\n**for the tram, according to the council**"
    )


def test_what_is_told_of_others_twice_is_one_line():
    """With the ids of all that show it: near-copies say the same."""
    told = tuple((stance_record(number, telling=Telling.TOLD, chain=(teller(),)), TRAM) for number in range(1, 9))
    body = stance_card(HolderTopics(BROOK, (), told=told)).body
    assert body.endswith("for the tram · S01, S02, S03, S04, S05, 3 more")


def test_many_things_told_of_others_are_counted():
    """Five lines, so that the card stays short."""
    told = tuple(
        (stance_record(number, telling=Telling.TOLD, chain=(teller(),)), replace(TRAM, label=f"Line {number}"))
        for number in range(1, 9)
    )
    body = stance_card(HolderTopics(BROOK, (), told=told)).body
    assert (5, True) == (body.count("for the tram"), body.endswith("+ 3 more"))


def test_a_list_says_what_cannot_be_ordered():
    """In a word or two behind the counts."""
    mixed = standing([dated(1, None), dated(2, None, position=Position.OPPOSES)])
    close = standing([dated(3, "2025-01-01"), dated(4, "2025-01-05", position=Position.OPPOSES)])
    changed = standing([dated(5, None), dated(6, None, position=Position.OPPOSES, is_change=True)])
    cards = [stance_card(HolderTopics(BROOK, ((TRAM, where),))).body for where in (mixed, close, changed)]
    assert [
        "**The tram line**\nMixed: 1 for, 1 against · order unknown",
        "**The tram line**\nMixed: 1 for, 1 against · too close in time to say which is newer",
        "**The tram line**\nNo longer for it (1 statement) · but also: for the tram (1 statement) · order unknown",
    ] == cards


def test_holders_are_listed_newest_first_with_their_days():
    """Groups by their newest statement, undated ones last; where none has a date, that is said."""
    others = [replace(BROOK, id=name.lower(), name=name) for name in ("Ivo", "Uma", "Lea")]
    found = (None, "2025-03-05", "2025-01-03")
    against = Position.OPPOSES
    positions = (Position.SUPPORTS, against, Position.SUPPORTS)
    rows = [
        (actor, standing([dated(number, day, position=position)]))
        for number, (actor, day, position) in enumerate(zip(others, found, positions, strict=True), start=1)
    ]
    assert (
        "**against the tram**\nUma · 5 Mar 2025\n\n**for the tram**\nLea · 3 Jan 2025\nIvo · undated"
    ) == stance_card(TopicHolders(TRAM, tuple(rows))).body
    undated = stance_card(TopicHolders(TRAM, (rows[0], (BROOK, rows[0][1])))).body
    assert undated.endswith("Ada Brook · undated\n\nThese articles carry no full date: which came first is unknown.")


def test_who_is_not_listed_is_shown_as_each_article_writes_it():
    """One by one, with a note that nobody is put together."""
    holder = mention("Mayor Ada Brook", "a Brookside official", None)
    records = [stance_record(number, held=article(number), holder=holder) for number in (1, 2)]
    page = page_of(0, ITEMS, 2)
    card = stance_card(Unlisted("Brookside official", page, None, tuple((each, TRAM) for each in records)))
    assert "‘Brookside official’" == card.title
    assert 2 == card.body.count("**a Brookside official · The tram line**\n**for the tram**\n")
    assert "shown as each article writes it" in card.body
    assert ("Share", StanceQuestion("Brookside official")) == asked(card)[-1]


def test_who_is_not_listed_stands_below_the_others_on_a_topic():
    """As an article writes them, five at most, each with the id that shows it; on the first page only."""
    holder = mention("Mayor Ada Brook", "a Brookside official", None)
    unlisted = tuple(stance_record(number, held=article(number), holder=holder) for number in range(1, 8))
    card = stance_card(TopicHolders(TRAM, ((BROOK, standing([stance_record(9)])),), unlisted=unlisted))
    heading, *lines = card.body.split("\n\n")[-1].splitlines()
    assert ("**Not listed, as an article writes them**", 6) == (heading, len(lines))
    assert ("a Brookside official: for the tram · 17 Oct 2024 · S01", "+ 2 more") == (lines[0], lines[-1])
    assert [("S01", "S02", "S03", "S04", "S05")] == [reported(b.id) for b in card.buttons if reported(b.id)]
    many = tuple((replace(BROOK, id=f"b{n}", name=f"B {n}"), standing([stance_record(9)])) for n in range(30))
    assert "Not listed" not in stance_card(TopicHolders(TRAM, many, page=1, unlisted=unlisted)).body
