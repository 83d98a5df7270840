import sys
from datetime import time
from typing import get_args, get_type_hints

import pytest

from bot import config
from bot.config.settings import _Reading
from bot.core.model import Actor
from bot.core.names import Roster
from bot.core.records import Thresholds
from bot.core.sources import FollowSettings
from bot.prose.summary import ENGINES
from tests.config.places import SHIPPED, refused, write

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"  # noqa: S105 - none, it looks like one
TABLES, KEYS = (
    "There are [digest], [reading], [sources], [shown] and [demo].",
    "There are channel, at, zone, stories and changes.",
)
CHANNEL = "it must be the id of a channel, without quotation marks, or 0 for none."
AT = 'it must be a time of day such as "09:00".'
ZONE = 'it must be a name of the IANA time zone database, such as "Europe/Kyiv".'
ENGINE = 'it must be "verbatim", "lead", "luhn" or "textrank".'
SHARE = "it must be a number from 0 to 1."
CONTACT = "it must be an e-mail or web address, or an empty text for none."
PLACE = 'it must be a host and port, "192.168.1.5:8080".'
DEMO = "it must be a table, [demo], with who, on and quoted."
TOPICS = config.load_topics(SHIPPED / "topics.toml")


def test_the_shipped_settings_are_the_defaults(tmp_path):
    """bot.toml shows every setting with its default; an empty file means the same, but for the demo's questions."""
    shipped, empty = config.load_settings(SHIPPED / "bot.toml"), config.load_settings(write(tmp_path, ""))
    assert shipped.demo.who is not None
    keys = ("channel", "schedule", "stories", "engine", "sentences", "file_limit", "follow", "kept_days", "shown")
    for key in keys:
        assert getattr(empty, key) == getattr(shipped, key)


def test_settings_are_read(tmp_path):
    """A channel, an hour, a zone and thresholds."""
    text = '[digest]\nchannel = 42\nat = "07:30"\nzone = "Europe/Kyiv"\n[shown]\nspeaker_confidence = 0.9\n'
    settings = config.load_settings(write(tmp_path, text))
    assert (42, time(7, 30), "Europe/Kyiv") == (settings.channel, settings.schedule.at, settings.schedule.zone)
    assert Thresholds(0.9, 0.5) == settings.shown


def test_whether_digests_tell_of_changes_is_read(tmp_path):
    """Only where it is switched on."""
    texts = ("", "[digest]\nchanges = false", "[digest]\nchanges = true")
    told = [config.load_settings(write(tmp_path, text)).tells_changes for text in texts]
    assert [False, False, True] == told


def test_how_feeds_are_followed_is_read(tmp_path):
    """Hosts are compared in small letters; no contact is none."""
    text = '[sources]\nfirst = 2\nevery = 30\ncontact = "https://a.example/me"\nkeep_days = 30\n'
    settings = config.load_settings(write(tmp_path, text + 'allowed = ["Tram.example:8080", "[::1]:80"]\n'))
    assert FollowSettings(2, 30, "https://a.example/me", ("tram.example:8080", "[::1]:80")) == settings.follow
    assert (30, None) == (settings.kept_days, config.load_settings(write(tmp_path, "")).follow.contact)


def test_no_bot_toml_means_the_defaults(tmp_path):
    """Settings have defaults; a link to nothing is a mistake, since somebody meant settings."""
    assert config.load_settings(tmp_path / "bot.toml") == config.load_settings(write(tmp_path, ""))
    (tmp_path / "bot.toml").symlink_to("nowhere")
    assert "no such file. It must hold the settings." in refused(config.load_settings, tmp_path / "bot.toml")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("# x\n[digest]\nchanel = 1", 3, f"[digest] chanel is unknown. Did you mean channel? {KEYS}"),
        ("[digset]\nat = '09:00'", 1, f"[digset] is unknown. Did you mean [digest]? {TABLES}"),
        ("x.y = 3", 1, f"[x] is unknown. {TABLES}"),
        ("\nchannel = 3", 2, "channel is unknown here; it belongs to [digest]."),
        ("[demo]\nstories = 3", 2, "[demo] stories is unknown here; it belongs to [digest]."),
        ("[demo]\nmany = 3", 2, "[demo] many is unknown. There are who, on and quoted."),
        ("[digest]\nzone = 'UTC'\nchannel = '42'", 3, f'[digest] channel is "42"; {CHANNEL}'),
        ("[digest]\nchannel = 18446744073709551615", 2, f"[digest] channel is 18446744073709551615; {CHANNEL}"),
        ("[digest]\nstories = 0", 2, "[digest] stories is 0; it must be a whole number from 1 to 10."),
        ("[digest]\nstories = 2.5", 2, "[digest] stories is 2.5; it must be a whole number from 1 to 10."),
        ("[digest]\nat = '25:00'", 2, f'[digest] at is "25:00"; {AT}'),
        ("[digest]\nat = '09:00+02:00'", 2, f'[digest] at is "09:00+02:00"; {AT}'),
        ('[digest]\nat = "09:00\\n"', 2, f'[digest] at is "09:00"; {AT}'),
        ("[digest]\nat = 09:00:00", 2, f"[digest] at is 09:00:00; {AT}"),
        ("[digest]\n\nzone = 'Europe/Kiyv'", 3, f'[digest] zone is "Europe/Kiyv"; {ZONE} Did you mean Europe/Kyiv?'),
        ("[reading]\nengine = 'best'", 2, f'[reading] engine is "best"; {ENGINE}'),
        ("[reading]\nengine = 'textrnk'", 2, f'[reading] engine is "textrnk"; {ENGINE} Did you mean "textrank"?'),
        ("[shown]\nspeaker_confidence = 2", 2, f"[shown] speaker_confidence is 2; {SHARE}"),
        ("[shown]\nstance_confidence = nan", 2, f"[shown] stance_confidence is nan; {SHARE}"),
        ("[shown]\nstance_confidence = true", 2, f"[shown] stance_confidence is true; {SHARE}"),
        ("[sources]\nfirst = 0", 2, "[sources] first is 0; it must be a whole number from 1 to 50."),
        ("[sources]\nevery = 1", 2, "[sources] every is 1; it must be a whole number from 5 to 1440."),
        ("[sources]\nkeep_days = 0", 2, "[sources] keep_days is 0; it must be a whole number from 7 to 3650."),
        ("[sources]\ncontact = 'me'", 2, f'[sources] contact is "me"; {CONTACT}'),
        ("[sources]\ncontact = 'a@b.c)'", 2, f'[sources] contact is "a@b.c)"; {CONTACT}'),
        ('[sources]\ncontact = "a@b.c\\n"', 2, f'[sources] contact is "a@b.c"; {CONTACT}'),
        ("[sources]\nallowed = 'a:80'", 2, '[sources] allowed is "a:80"; it must be a list of texts.'),
        ("[sources]\nallowed = [\n'a:80',\n'b']", 4, f'[sources] allowed item 2 is "b"; {PLACE}'),
        ("[sources]\nallowed = ['http://a:80']", 2, f'[sources] allowed item 1 is "http://a:80"; {PLACE}'),
        ("[demo]\non = ['x']", 2, "[demo] on is a list; it must be a text in quotation marks."),
        ("[shown]\n[[demo]]\non = 'x'", 2, f"[[demo]] is a list of tables; {DEMO}"),
        ("demo = 3", 1, f"demo is 3; {DEMO}"),
    ],
)
def test_a_mistake_is_said_with_its_line_its_key_and_what_is_allowed(tmp_path, text, line, said):
    """An unknown key has those that there are, a number its range, a choice its choices."""
    assert f", line {line}: {said}" == refused(config.load_settings, write(tmp_path, text))


@pytest.mark.parametrize(
    "zone", ["", "Mars/Base", "Europe", "../../etc/passwd", "/etc/localtime", "\\u0000", "x" * 5_000]
)
def test_what_is_no_time_zone_is_refused(tmp_path, zone):
    """A folder of the database, a path, nothing at all: the line is said."""
    said = refused(config.load_settings, write(tmp_path, f'[digest]\nzone = "{zone}"'))
    assert (True, True) == (said.startswith(", line 2: [digest] zone is "), len(said) < 300)


def test_nothing_hostile_or_secret_is_repeated(tmp_path):
    """Keys and values come into messages without controls, cut, and without a token, whole or in part."""
    hostile = '"\\u001b[31mred\\u202e\\n' + "x" * 5_000 + '"'
    texts = (
        f"{hostile} = 1",
        f"[demo]\n{hostile} = 1",
        f"[demo]\nwho = {hostile}\non = 1",
        f"[digest]\nat = {hostile}",
    )
    tokens = (f'[digest]\nat = "{TOKEN}"', f'"{TOKEN}" = 1', f"[{TOKEN}]", f'[digest]\nat = "{"x " * 20}{TOKEN}"')
    for text in (*texts, *tokens):
        said = refused(config.load_settings, write(tmp_path, text))
        assert (True, True, False) == (said.isprintable(), len(said) < 400, TOKEN[30:] in said)


@pytest.mark.parametrize("value", ["9" * 4_000, "-" + "9" * 4_000, "0x" + "f" * 5_000, "1e999"])
def test_a_huge_number_is_refused_like_any_other(tmp_path, value):
    """It is not written out."""
    said = refused(config.load_settings, write(tmp_path, f"[digest]\nstories = {value}"))
    assert (True, True) == (said.startswith(", line 2: [digest] stories is "), len(said) < 100)


def test_the_engines_of_the_settings_are_those_of_the_summary():
    """Whatever can be chosen condenses articles."""
    assert set(ENGINES) == set(get_args(get_type_hints(_Reading)["engine"]))


def test_an_engine_without_what_it_needs_is_refused_with_advice(tmp_path, monkeypatch):
    """NumPy comes only with an extra; the others go without it."""
    path = write(tmp_path, "[reading]\n\nengine = 'textrank'")
    assert "textrank" == config.load_settings(path).engine
    monkeypatch.setitem(sys.modules, "numpy", None)
    said = refused(config.load_settings, path)
    assert said.startswith(
        ', line 3: [reading] engine is "textrank", which needs NumPy: pip install \'verbatim-bot[tex'
    )
    assert "luhn" == config.load_settings(write(tmp_path, "[reading]\nengine = 'luhn'")).engine


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('who = "Ada Brok"', 'who is "Ada Brok", which is not in actors.toml. Did you mean Ada Brook?'),
        ('quoted = "Bo"', 'quoted is "Bo", which is not in actors.toml.'),
        ('on = "nato_membershp"', 'on is "nato_membershp", which is not in topics.toml. Did you mean nato_membership?'),
    ],
)
def test_the_demo_asks_for_what_is_there(tmp_path, line, said):
    """A name that is in none of the other files is said with its line."""
    path, roster = write(tmp_path, f"[demo]\n\n{line}\n"), Roster([Actor("ada-brook", "Ada Brook", "person")])
    demo = config.load_settings(path).demo
    assert f", line 3: [demo] {said}" == refused(lambda path: config.check_demo(path, demo, roster, TOPICS), path)


def test_a_demo_that_asks_for_nothing_is_no_mistake(tmp_path):
    """An empty [demo] is that of a folder without one."""
    settings = config.load_settings(tmp_path / "bot.toml")
    assert config.check_demo(tmp_path / "bot.toml", settings.demo, Roster([]), ()) is None
