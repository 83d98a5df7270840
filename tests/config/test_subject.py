from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import config
from bot.core.model import Position, Span
from bot.core.names import Roster
from bot.errors import ConfigError
from bot.stance.clauses import split
from bot.stance.wordings import Wordings
from tests.config.places import SHIPPED, refused, write

ADA = 'checked = "2025-12"\n[[actor]]\nname = "Ada Brook"\ntype = "person"\n'
ROLE = '[[actor.role]]\nname = "Mayor"\n'
TRAM = """\
[[topic]]
id = "tram"
label = "The tram"
aliases = ["tram"]
now = { supports = "for", opposes = "against", conditional = "on terms", neutral = "no side" }
before = { supports = "was for", opposes = "was against", conditional = "had terms", neutral = "took no side" }
[topic.changed]
supports = "now for"
opposes = "no longer"
conditional = "now on terms"
neutral = "now no side"
"""
ALIASES = 'aliases = ["tram"]\n'
NAME = "it must be a text of 1 to 200 characters with a letter or digit."
DATE = 'it must be a date in quotation marks: "2024-10-17", "2024-10" or "2024".'
TYPE = 'it must be "person", "country" or "org".'
TABLES = "it must be tables, each under "
NO_ACTOR = "which is not an actor in this file."
SAME = 'which differs from "Ada Brook" on line 3 in signs at most.'
MAYOR = "[[actor]] 1 (Ada Brook) [[actor.role]] 1 (Mayor)"
ID = "it must be 1 to 60 of the letters a to z, digits and _."
WORDING = "There are supports, opposes, conditional and neutral."
WORDS = (
    'it must be words, with ".." at most between them, "*" at most behind 3 letters or more, and "|" at most between '
    "words of which any may be there."
)
PLAIN = 'it must be plain words; what holds "..", "*" or "|" belongs to phrases.'
EVERYWHERE = "that is in nearly every text, so give words that are not."
BO = '[[actor]]\nname = "Bo"\ntype = "person"\n'
EACH = "Leave it to one of them, or put it under weak with both."
DAY = "Give the day on which one ended (until) and the other began (from)."
ABOUT = "is given without about: a weak wording is only found beside one of the words there."


def test_the_shipped_actors_and_topics_load():
    """What ships is well formed: parents exist, every topic words every position."""
    actors, topics = config.load_actors(SHIPPED / "actors.toml"), config.load_topics(SHIPPED / "topics.toml")
    ids = {actor.id for actor in actors}
    assert all(actor.parent is None or actor.parent in ids for actor in actors)
    assert 12 == len(topics)
    assert all(set(Position) == set(topic.wording) == set(topic.past_wording) for topic in topics)


def test_spellings_of_one_name_are_one_person():
    """Zelenskyy, Zelensky and Zelenskiy are one."""
    roster = Roster(config.load_actors(SHIPPED / "actors.toml"))
    found = {roster.resolve(name) for name in ("Zelenskyy", "Zelensky", "Zelenskiy", "Volodymyr Zelensky")}
    assert ["Volodymyr Zelenskyy"] == [actor.name for actor in found if actor]


@pytest.mark.parametrize(
    ("title", "day", "name"),
    [
        ("the Ukrainian defence minister", date(2024, 12, 1), "Rustem Umerov"),
        ("Ukraine's defence minister", date(2025, 9, 1), "Denys Shmyhal"),
        ("Britain's foreign secretary", date(2024, 1, 10), "David Cameron"),
        ("the EU foreign policy chief", date(2024, 12, 2), "Kaja Kallas"),
        ("the German chancellor", date(2021, 1, 1), "Angela Merkel"),
        ("NATO's secretary general", date(2011, 5, 1), "Anders Fogh Rasmussen"),
        ("the Biden administration", date(2023, 3, 1), "United States"),
    ],
)
def test_titles_mean_whoever_held_the_office(title, day, name):
    """Offices of many years are dated in the actors that ship."""
    assert name == Roster(config.load_actors(SHIPPED / "actors.toml")).resolve(title, day).name


def test_a_title_of_the_past_is_not_that_of_today():
    """“The Biden administration” is nobody's after its end."""
    roster = Roster(config.load_actors(SHIPPED / "actors.toml"))
    assert roster.resolve("the Biden administration", date(2025, 3, 1)) is None


def test_an_open_role_ends_with_the_month_in_which_it_was_checked(tmp_path):
    """A title in a later article names nobody: who holds the office then is not known here."""
    roster = Roster(config.load_actors(write(tmp_path, ADA + ROLE + 'from = "2020"\ntitles = ["the mayor"]\n')))
    assert "Ada Brook" == roster.resolve("the mayor", date(2025, 12, 31)).name
    assert roster.resolve("the mayor", date(2026, 1, 1)) is None
    assert roster.resolve("the mayor", None) is None


def test_names_in_any_alphabet_have_ids(tmp_path):
    """Two people with Cyrillic names are two people."""
    text = 'checked = "2025"\n' + "".join(f'[[actor]]\nname = "{name}"\ntype = "person"\n' for name in ("Їжак", "Ґава"))
    assert ["іжак", "ґава"] == [actor.id for actor in config.load_actors(write(tmp_path, text))]


@pytest.mark.parametrize(
    ("more", "line", "said"),
    [
        ('pronoun = "it"', 5, '[[actor]] 1 (Ada Brook) pronoun is "it"; it must be "he" or "she".'),
        ('aliases = [\n "A",\n # "B",\n "",\n]', 8, f'[[actor]] 1 (Ada Brook) aliases item 2 is ""; {NAME}'),
        ('aliases = "A"', 5, '[[actor]] 1 (Ada Brook) aliases is "A"; it must be a list of texts.'),
        (
            'alias = ["A"]',
            5,
            "[[actor]] 1 (Ada Brook) alias is unknown. Did you mean aliases? There are",
        ),
        ("office = 1", 5, "[[actor]] 1 (Ada Brook) office is unknown. There are name, type, parent, pronoun, aliases,"),
        ('titles = ["A"]', 5, "[[actor]] 1 (Ada Brook) titles is unknown here; it belongs to [[actor.role]]."),
        ('parent = "Bo"', 5, '[[actor]] 1 (Ada Brook) parent is "Bo", which is not an actor in this file.'),
        ('parent = "Ada Brok"', 5, f'[[actor]] 1 (Ada Brook) parent is "Ada Brok", {NO_ACTOR} Did you mean Ada Brook?'),
        (
            '[[actor.roles]]\nname = "x"',
            5,
            "[[actor]] 1 (Ada Brook) [[actor.roles]] is unknown. Did you mean",
        ),
        ('[actor.role]\nname = "x"', 5, f"[[actor]] 1 (Ada Brook) [actor.role] is a table; {TABLES}[[actor.role]]."),
        (f'{ROLE}until = "2024-13"', 7, f'{MAYOR} until is "2024-13"; {DATE}'),
        (f'{ROLE}from = "2023-02-30"', 7, f'{MAYOR} from is "2023-02-30"; {DATE}'),
        (f"{ROLE}from = 2023-02-28", 7, f"{MAYOR} from is 2023-02-28; {DATE}"),
        (f'{ROLE}until = "2021"\nfrom = "2022-05"', 8, f"{MAYOR} from is 2022-05, which is later than until, 2021."),
        (f'{ROLE}from = "2026"', 7, f"{MAYOR} from is 2026, which is later than checked, 2025-12: move that on."),
        ('[[actor]]\nname = "Bo"', 5, f"[[actor]] 2 (Bo) type is missing; {TYPE}"),
        ('[[actor]]\ntype = "org"', 5, f"[[actor]] 2 name is missing; {NAME}"),
        ('[[actor]]\nname = "Bo"\ntype = "man"', 7, f'[[actor]] 2 (Bo) type is "man"; {TYPE}'),
        ('[[actor]]\nname = "???"\ntype = "org"', 6, f'[[actor]] 2 name is "???"; {NAME}'),
        ('[[actor]]\ntype = "org"\nname = "ADA-BROOK"', 7, f'[[actor]] 2 name is "ADA-BROOK", {SAME}'),
        ('[[actor]]\ntype = "org"\nname = "Ada Brook"', 7, f'[[actor]] 2 name is "Ada Brook", {SAME}'),
        ('aliases = ["the"]', 5, f'[[actor]] 1 (Ada Brook) aliases item 1 is "the"; {EVERYWHERE}'),
        ('weak = ["B", "A*"]', 5, '[[actor]] 1 (Ada Brook) weak item 2 is "A*"; only topics have wordings with'),
        ('adjectives = ["Adan"]', 5, "[[actor]] 1 (Ada Brook) adjectives is only for a country or org."),
        (
            f'aliases = ["Ada"]\n{BO}weak = ["The Áda"]',
            9,
            f'[[actor]] 2 (Bo) weak item 1 is "The Áda", a name of "Ada Brook" on line 5, too. {EACH}',
        ),
        (
            f'{BO}aliases = ["ADA BROOK"]',
            8,
            f'[[actor]] 2 (Bo) aliases item 1 is "ADA BROOK", a name of "Ada Brook" on line 3, too. {EACH}',
        ),
        (
            f'{ROLE}titles = ["the mayor"]\n{BO}{ROLE}from = "2024"\ntitles = ["x", "Mayor"]',
            14,
            (
                f'{MAYOR.replace("1 (Ada Brook)", "2 (Bo)")} titles item 2 is "Mayor", a title of "Ada Brook" on line 7'
                f" in the same time. {DAY}"
            ),
        ),
        (f'{BO}parent = "Ada Brook"', 8, '[[actor]] 2 (Bo) parent is "Ada Brook", a person; it must be a country or'),
        (
            (
                'parent = "A"\n[[actor]]\nname = "A"\ntype = "org"\nparent = "B"\n[[actor]]\nname = "B"\ntype = "org"\n'
                'parent = "A"'
            ),
            5,
            '[[actor]] 1 (Ada Brook) parent leads from "Ada Brook" back to "A"; one of them must have no parent.',
        ),
    ],
)
def test_mistakes_in_actors_are_said_with_their_place(tmp_path, more, line, said):
    """The line, which actor it is, the key, and what is allowed."""
    assert refused(config.load_actors, write(tmp_path, ADA + more)).startswith(f", line {line}: {said}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", f": checked is missing; {DATE} (1 more to mend.)"),
        ('checked = "2025"', ": actor is missing; it must be tables, each under [[actor]]."),
        ('checked = "soon"\nactor = []', f', line 1: checked is "soon"; {DATE}'),
        ('checked = "2025"\n[actor]\nname = "A"', f", line 2: [actor] is a table; {TABLES}[[actor]]."),
        (
            'checked = "2025"\nactor = [\n1]',
            ", line 3: actor item 1 is 1; it must be a table, [[actor]], with",
        ),
    ],
)
def test_mistakes_around_actors_are_said_with_their_place(tmp_path, text, said):
    """What the file as a whole lacks has no line."""
    assert refused(config.load_actors, write(tmp_path, text)).startswith(said)


def test_the_place_of_a_later_actor_is_its_own(tmp_path):
    """In the file that ships, a mistake in the seventh actor is told of the seventh, with its name."""
    text = (SHIPPED / "actors.toml").read_text(encoding="utf-8")
    before, after = text.split('[[actor]]\nname = "Estonia"\ntype = "country"\n')
    line = before.count("\n") + 1
    said = refused(config.load_actors, write(tmp_path, f'{before}[[actor]]\nname = "Estonia"\n{after}'))
    assert f', line {line}: [[actor]] 7 (Estonia) type is missing; it must be "person", "country" or "org".' == said


def test_a_topic_is_read_with_its_wordings(tmp_path):
    """Each position has words for now, before and changed."""
    (topic,) = config.load_topics(write(tmp_path, TRAM))
    words = [wording[Position.OPPOSES] for wording in (topic.wording, topic.past_wording, topic.changed_wording)]
    assert ["against", "was against", "no longer"] == words


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("[[topic]]\n", 'home = ["a b"]\n[[topic]]\n', 1, 'home item 1 is "a b"; it must be one word.'),
        ("[[topic]]\n", "", 1, "id is unknown here; it belongs to [[topic]]. (5 more to mend.)"),
        ('"tram"\n', '"Tram"\n', 2, f'[[topic]] 1 id is "Tram"; {ID}'),
        ('"tram"\n', '"tram\\n"\n', 2, f'[[topic]] 1 id is "tram"; {ID}'),
        (ALIASES, "aliases = []\n", 4, "[[topic]] 1 (tram) aliases is an empty list; it must be a list of texts."),
        (ALIASES, 'aliases = ["b",\n"a .."]\n', 5, f'[[topic]] 1 (tram) aliases item 2 is "a .."; {PLAIN}'),
        (ALIASES, f'{ALIASES}phrases = ["a - b"]\n', 5, f'[[topic]] 1 (tram) phrases item 1 is "a - b"; {WORDS}'),
        (ALIASES, f'{ALIASES}contrary = [".. a"]\n', 5, f'[[topic]] 1 (tram) contrary item 1 is ".. a"; {WORDS}'),
        (ALIASES, f'{ALIASES}weak = ["a", ""]\n', 5, f'[[topic]] 1 (tram) weak item 2 is ""; {NAME}'),
        (ALIASES, f'{ALIASES}phrases = ["* .."]\n', 5, f'[[topic]] 1 (tram) phrases item 1 is "* .."; {NAME}'),
        (ALIASES, f'{ALIASES}about = ["a b"]\n', 5, '[[topic]] 1 (tram) about item 1 is "a b"; it must be one word.'),
        (
            ALIASES,
            f'{ALIASES}nouns = ["pla*"]\n',
            5,
            '[[topic]] 1 (tram) nouns item 1 is "pla*"; it must be one word, written out.',
        ),
        (ALIASES, 'aliases = ["tram*"]\n', 4, f'[[topic]] 1 (tram) aliases item 1 is "tram*"; {PLAIN}'),
        (ALIASES, 'aliases = ["of the"]\n', 4, f'[[topic]] 1 (tram) aliases item 1 is "of the"; {EVERYWHERE}'),
        (ALIASES, f'{ALIASES}phrases = ["tr*"]\n', 5, f'[[topic]] 1 (tram) phrases item 1 is "tr*"; {WORDS}'),
        (ALIASES, f'{ALIASES}phrases = ["a..b"]\n', 5, f'[[topic]] 1 (tram) phrases item 1 is "a..b"; {WORDS}'),
        (
            ALIASES,
            f'{ALIASES}phrases = ["a .. .. b"]\n',
            5,
            f'[[topic]] 1 (tram) phrases item 1 is "a .. .. b"; {WORDS}',
        ),
        (ALIASES, f'{ALIASES}phrases = ["rai*l"]\n', 5, f'[[topic]] 1 (tram) phrases item 1 is "rai*l"; {WORDS}'),
        (
            ALIASES,
            f'{ALIASES}phrases = ["the .. to"]\n',
            5,
            f'[[topic]] 1 (tram) phrases item 1 is "the .. to"; {EVERYWHERE}',
        ),
        (ALIASES, 'aliases = ["tram|bus"]\n', 4, f'[[topic]] 1 (tram) aliases item 1 is "tram|bus"; {PLAIN}'),
        (ALIASES, f'{ALIASES}phrases = ["a |b"]\n', 5, f'[[topic]] 1 (tram) phrases item 1 is "a |b"; {WORDS}'),
        (ALIASES, f'{ALIASES}phrases = ["a|ra*"]\n', 5, f'[[topic]] 1 (tram) phrases item 1 is "a|ra*"; {WORDS}'),
        (
            ALIASES,
            f'{ALIASES}phrases = ["to|by a"]\n',
            5,
            f'[[topic]] 1 (tram) phrases item 1 is "to|by a"; {EVERYWHERE}',
        ),
        (ALIASES, f'{ALIASES}about = ["a|b"]\n', 5, '[[topic]] 1 (tram) about item 1 is "a|b"; it must be one word.'),
        (
            ALIASES,
            f'{ALIASES}phrases = ["new|long rails"]\ncontrary = ["old|new rails"]\n',
            6,
            '[[topic]] 1 (tram) contrary item 1 is "old|new rails", which names the topic itself, too. Leave it in one',
        ),
        (ALIASES, f'{ALIASES}weak = ["line"]\n', 5, f"[[topic]] 1 (tram) weak {ABOUT}"),
        (
            ALIASES,
            f'{ALIASES}contrary = ["bus", "tram"]\n',
            5,
            '[[topic]] 1 (tram) contrary item 2 is "tram", which names the topic itself, too. Leave it in one of the',
        ),
        ("now = {", "Now = {", 5, "[[topic]] 1 (tram) [topic.Now] is unknown. Did you mean [topic.now]? There are"),
        ('opposes = "no longer"\n', "", 7, f"[[topic]] 1 (tram) [topic.changed] opposes is missing; {NAME}"),
        ('neutral = "no side"', "x = 1", 5, f"[[topic]] 1 (tram) [topic.now] x is unknown. {WORDING}"),
        ("[topic.changed]\n", "", 7, "[[topic]] 1 (tram) supports is unknown here; it belongs to [topic.now], "),
        ("[topic.changed]", "[[topic.changed]]", 7, "[[topic]] 1 (tram) [[topic.changed]] is a list of"),
    ],
)
def test_mistakes_in_topics_are_said_with_their_place(tmp_path, old, new, line, said):
    """The line, which topic it is, the table and the key, and what is allowed."""
    found = refused(config.load_topics, write(tmp_path, TRAM.replace(old, new)))
    assert found.startswith(f", line {line}: {said}")


def test_a_topic_id_is_used_once(tmp_path):
    """Two topics of one id would share their stances."""
    said = refused(config.load_topics, write(tmp_path, TRAM + TRAM))
    assert ', line 13: [[topic]] 2 id is "tram", like that on line 2.' == said


def test_one_alias_names_one_topic(tmp_path):
    """What somebody types would else mean the first of two topics, whichever was wanted."""
    text = (
        TRAM.replace('"tram"', '"bus"', 1)
        .replace("The tram", "The bus")
        .replace(ALIASES, 'aliases = ["bus", "Tram"]\n')
    )
    said = refused(config.load_topics, write(tmp_path, TRAM + text))
    other = 'a name of "tram" on line 3, too. Leave it to one of them, or put it under phrases of the other.'
    assert f', line 15: [[topic]] 2 (bus) aliases item 2 is "Tram", {other}' == said


def test_a_title_may_pass_from_one_to_another(tmp_path):
    """On the day, or in the month, of the change both may have it."""
    held = 'until = "2024-05"\ntitles = ["mayor"]\n'
    text = ADA + ROLE + held + BO + ROLE + 'from = "2024-05-31"\ntitles = ["mayor"]\n'
    roster = Roster(config.load_actors(write(tmp_path, text)))
    found = [roster.resolve("the mayor", date(2024, 5, day)) for day in (30, 31)]
    assert ["Ada Brook", None] == [actor and actor.name for actor in found]


def test_two_may_share_a_weak_name(tmp_path):
    """It is the text that tells which of them is meant."""
    roster = Roster(config.load_actors(write(tmp_path, ADA + 'weak = ["Lee"]\n' + BO + 'weak = ["Lee"]\n')))
    assert roster.resolve("Lee") is None


@given(st.lists(st.text(alphabet="ab.*-' _&\u00e9", max_size=12), min_size=1, max_size=3))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_phrases_are_taken_can_be_looked_for(tmp_path, phrases):
    """A phrase that the reader could not use is refused before anything is read with it."""
    written = "[" + ", ".join(f'"{phrase}"' for phrase in phrases) + "]"
    lists = "".join(f"{kind} = {written}\n" for kind in ("phrases", "contrary", "weak", "never"))
    try:
        topics = config.load_topics(write(tmp_path, TRAM.replace(ALIASES, ALIASES + lists)))
    except ConfigError:
        return
    text = f"They said so: {' '.join(phrases)}. A tram, a b."
    found = Wordings(topics).find(split(text, Span(0, len(text))))
    assert all(hit.topic == "tram" for hit in found)
