from datetime import date, time
from pathlib import Path

import pytest

from bot import config
from bot.core.model import Position
from bot.core.names import Roster
from bot.core.records import Thresholds
from bot.errors import ConfigError

SHIPPED = Path(__file__).parents[1] / "config"
TOPIC = """
[[topic]]
id = "tram"
label = "The tram"
aliases = ["tram"]
now = { supports = "for", opposes = "against", conditional = "on terms", neutral = "no side" }
before = { supports = "was for", opposes = "was against", conditional = "had terms", neutral = "took no side" }
changed = { supports = "now for", opposes = "no longer", conditional = "now on terms", neutral = "now no side" }
"""


def write(tmp_path, text):
    path = tmp_path / "file.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_settings_are_the_defaults(tmp_path):
    """bot.toml shows every setting with its default; an empty file means the same, but for the demo's questions."""
    shipped, empty = config.load_settings(SHIPPED / "bot.toml"), config.load_settings(write(tmp_path, ""))
    assert shipped.demo.who is not None
    assert shipped == config.load_settings(write(tmp_path, (SHIPPED / "bot.toml").read_text(encoding="utf-8")))
    for key in ("channel", "schedule", "stories", "engine", "sentences", "file_limit", "shown"):
        assert getattr(empty, key) == getattr(shipped, key)


def test_settings_are_read(tmp_path):
    """A channel, an hour, a zone and thresholds."""
    text = '[digest]\nchannel = 42\nat = "07:30"\nzone = "Europe/Kyiv"\n[shown]\nspeaker_confidence = 0.9\n'
    settings = config.load_settings(write(tmp_path, text))
    assert (42, time(7, 30), "Europe/Kyiv") == (settings.channel, settings.schedule.at, settings.schedule.zone)
    assert Thresholds(0.9, 0.5) == settings.shown


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[digest]\nchanel = 1", "chanel"),
        ("[digest]\nchannel = 'x'", "channel"),
        ("[digest", "file.toml"),
        ("[digest]\nat = '25:00'", "25:00"),
        ("[digest]\nat = '09:00+02:00'", "at"),
        ("[digest]\nstories = 0", "stories"),
        ("[digest]\nchannel = 18446744073709551615", "channel"),
        ("[digest]\nat = " + "[" * 4_000, "file.toml"),
        ("[reading]\nengine = 'best'", "engine"),
        ("[shown]\nspeaker_confidence = 2", "speaker_confidence"),
        ("[digest]\nzone = 'Mars/Base'", "Mars/Base"),
        ("[digest]\nzone = '../../etc/passwd'", "zone"),
    ],
)
def test_mistakes_in_settings_name_the_file_and_the_key(tmp_path, text, reason):
    """A slip of the keys is found, and said where."""
    with pytest.raises(ConfigError, match=reason):
        config.load_settings(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path):
    """Actors and topics are needed; settings have defaults."""
    with pytest.raises(ConfigError, match="No such file"):
        config.load_actors(tmp_path / "actors.toml")
    assert config.load_settings(tmp_path / "bot.toml") == config.load_settings(write(tmp_path, ""))


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


def test_an_open_role_ends_with_the_month_in_which_it_was_checked(tmp_path):
    """A title in a later article names nobody: who holds the office then is not known here."""
    text = 'checked = "2025-12"\n[[actor]]\nname = "Ada Brook"\ntype = "person"\n'
    text += '[[actor.role]]\nname = "Mayor"\nfrom = "2020"\ntitles = ["the mayor"]\n'
    roster = Roster(config.load_actors(write(tmp_path, text)))
    assert "Ada Brook" == roster.resolve("the mayor", date(2025, 12, 31)).name
    assert roster.resolve("the mayor", date(2026, 1, 1)) is None
    assert roster.resolve("the mayor", None) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            'checked = "2025"\n[[actor]]\nname = "A"\ntype = "person"\n[[actor]]\nname = "A"\ntype = "org"\n',
            "share a name.*: A",
        ),
        ('checked = "2025"\n[[actor]]\nname = "A"\ntype = "person"\nparent = "B"\n', "parent 'B'"),
        ('checked = "soon"\n[[actor]]\nname = "A"\ntype = "person"\n[[actor.role]]\nname = "Mayor"\n', "not a date"),
        ('[[actor]]\nname = "A"\ntype = "person"\n', "checked"),
        (
            'checked = "2025"\n[[actor]]\nname = "A B"\ntype = "org"\n[[actor]]\nname = "A-B"\ntype = "org"\n',
            "A B, A-B",
        ),
        ('checked = "2025"\n[[actor]]\nname = "???"\ntype = "org"\n', "name"),
        ('checked = "2025"\n[[actor]]\nname = "A"\ntype = "org"\naliases = [""]\n', "aliases"),
    ],
)
def test_mistakes_in_actors_are_named(tmp_path, text, reason):
    """Two actors of one name, an unknown parent, a broken date."""
    with pytest.raises(ConfigError, match=reason):
        config.load_actors(write(tmp_path, text))


def test_a_topic_is_read_with_its_wordings(tmp_path):
    """Each position has words for now, before and changed."""
    (topic,) = config.load_topics(write(tmp_path, TOPIC))
    words = [wording[Position.OPPOSES] for wording in (topic.wording, topic.past_wording, topic.changed_wording)]
    assert ["against", "was against", "no longer"] == words


def test_a_topic_id_is_used_once(tmp_path):
    """Two topics of one id would share their stances."""
    with pytest.raises(ConfigError, match="share an id: tram"):
        config.load_topics(write(tmp_path, TOPIC + TOPIC))


def test_a_named_folder_must_exist(tmp_path):
    """A path that was named is never replaced by the packaged one."""
    assert tmp_path == config.folder("config", tmp_path)
    assert SHIPPED == config.folder("config")
    with pytest.raises(ConfigError, match="is not a folder"):
        config.folder("config", tmp_path / "nowhere")


def test_the_database_is_where_it_was_said_to_be(tmp_path):
    """An argument comes before VERBATIM_DATABASE, that before VERBATIM_HOME, that before the data folder."""
    everything = {"VERBATIM_DATABASE": "/a/b.sqlite", "VERBATIM_HOME": "/home", "XDG_DATA_HOME": "/data"}
    places = [config.database_path(tmp_path, everything), config.database_path(None, everything)]
    del everything["VERBATIM_DATABASE"]
    places.append(config.database_path(None, everything))
    del everything["VERBATIM_HOME"]
    places.append(config.database_path(None, everything))
    expected = [tmp_path, "/a/b.sqlite", "/home/verbatim.sqlite", "/data/verbatim/verbatim.sqlite"]
    assert [Path(place) for place in expected] == places
    assert config.database_path(None, {}).name == "verbatim.sqlite"


def test_the_token_leaves_the_environment():
    """Nothing that the bot starts inherits its token."""
    environment = {"DISCORD_TOKEN": " abc.def \n", "DISCORD_TOKEN_FILE": ""}
    assert ("abc.def", {}) == (config.take_token(environment), environment)


@pytest.mark.parametrize("token", ["", "  ", "two words", "two\nlines", "tokén", "a\x00b"])
def test_what_cannot_be_a_token_is_refused(token):
    """The error says where a token comes from and does not repeat what was given."""
    with pytest.raises(ConfigError, match="Developer Portal") as refused:
        config.take_token({"DISCORD_TOKEN": token})
    assert token.strip() == "" or token not in str(refused.value)


def token_file(tmp_path, content, mode=0o600):
    path = tmp_path / "token"
    path.write_bytes(content)
    path.chmod(mode)
    return {"DISCORD_TOKEN": "", "DISCORD_TOKEN_FILE": str(path)}


def test_the_token_can_lie_in_a_file(tmp_path, caplog):
    """A file that only its owner can read is read without a word, and its name leaves the environment, too."""
    environment = token_file(tmp_path, b"abc.def\n")
    assert ("abc.def", {}, "") == (config.take_token(environment), environment, caplog.text)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o444])
def test_a_token_that_others_can_read_is_used_with_a_warning(tmp_path, caplog, mode):
    """Secrets of containers are readable by all, so it is no error; the warning does not show the token."""
    assert "abc.def" == config.take_token(token_file(tmp_path, b"abc.def", mode))
    assert ("WARNING", True) == (caplog.records[0].levelname, "chmod 600" in caplog.text)
    assert "abc.def" not in caplog.text


@pytest.mark.parametrize(
    ("content", "reason"), [(b" \n", "is empty"), (b"two words", "white space"), (b"\xff\xfe", "does not hold a token")]
)
def test_a_file_without_a_token_is_refused(tmp_path, content, reason):
    """Empty, with white space inside, not text: the error names the file."""
    with pytest.raises(ConfigError, match=f"token, which DISCORD_TOKEN_FILE names.*{reason}"):
        config.take_token(token_file(tmp_path, content))


@pytest.mark.parametrize(("name", "reason"), [("nowhere", "No such file"), (".", "Is a directory")])
def test_a_file_that_cannot_be_read_is_named(tmp_path, name, reason):
    """What happened is said as the system says it."""
    with pytest.raises(ConfigError, match=f"DISCORD_TOKEN_FILE names, cannot be read: {reason}"):
        config.take_token({"DISCORD_TOKEN_FILE": str(tmp_path / name)})


def test_a_token_in_place_of_a_file_is_not_repeated():
    """It leaves the environment, too; the error says what was meant."""
    token = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"  # noqa: S105 - none, it looks like one
    environment = {"DISCORD_TOKEN_FILE": f" {token}\n"}
    with pytest.raises(ConfigError, match=r"^DISCORD_TOKEN_FILE holds a token; it must name a file") as refused:
        config.take_token(environment)
    assert (False, {}) == (token in str(refused.value), environment)


def test_two_tokens_are_refused(tmp_path):
    """A token and a file of one may be of two bots; both leave the environment."""
    environment = token_file(tmp_path, b"abc.def") | {"DISCORD_TOKEN": "ghi.jkl"}
    with pytest.raises(ConfigError, match="not both"):
        config.take_token(environment)
    assert {} == environment


def test_how_much_is_logged_is_one_setting():
    """Info without it; what it cannot be is refused with what it may be."""
    levels = [config.log_level({"VERBATIM_LOG": name}) for name in ("", "debug", "INFO", "warning")]
    assert [20, 10, 20, 30] == levels
    with pytest.raises(ConfigError, match="'loud'; it may be debug, info, warning"):
        config.log_level({"VERBATIM_LOG": "loud"})


def test_another_discord_is_named_by_two_addresses_or_none():
    """With one of them the token would go to two places."""
    api, gateway = "http://127.0.0.1:1/api", "ws://127.0.0.1:1"
    both = {"VERBATIM_DISCORD_API": api, "VERBATIM_DISCORD_GATEWAY": gateway}
    assert ((api, gateway), None) == (config.discord_addresses(both), config.discord_addresses({}))
    for name, address in both.items():
        with pytest.raises(ConfigError, match="both"):
            config.discord_addresses({name: address})


def test_names_in_any_alphabet_have_ids(tmp_path):
    """Two people with Cyrillic names are two people."""
    text = 'checked = "2025"\n' + "".join(f'[[actor]]\nname = "{name}"\ntype = "person"\n' for name in ("Їжак", "Ґава"))
    assert ["іжак", "ґава"] == [actor.id for actor in config.load_actors(write(tmp_path, text))]
