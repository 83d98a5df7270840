import subprocess
import sys
from pathlib import Path

import pytest

from bot import config
from bot.errors import ConfigError


def test_the_database_is_where_it_was_said_to_be(tmp_path, monkeypatch):
    """An argument comes before VERBATIM_DATABASE, that before VERBATIM_HOME, that before the data folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    everything = {"VERBATIM_DATABASE": "/a/b.sqlite", "VERBATIM_HOME": "/home"}
    places = [config.database_path(Path("/c.sqlite"), everything), config.database_path(None, everything)]
    places.append(config.database_path(None, everything | {"VERBATIM_DATABASE": ""}))
    places.append(config.database_path(None, dict.fromkeys(everything, "")))
    expected = ["/c.sqlite", "/a/b.sqlite", "/home/verbatim.sqlite", str(tmp_path / "verbatim" / "verbatim.sqlite")]
    assert expected == [str(place) for place in places]


@pytest.mark.skipif(sys.platform != "linux", reason="the data folder of Linux")
@pytest.mark.parametrize("elsewhere", [None, "", "relative", "./here", "~/data"])
def test_without_a_word_the_database_is_in_the_data_folder_of_the_user(monkeypatch, elsewhere):
    """One that is not absolute is passed over (https://specifications.freedesktop.org/basedir-spec: Basics)."""
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if elsewhere is not None:
        monkeypatch.setenv("XDG_DATA_HOME", elsewhere)
    assert Path("/home/ada/.local/share/verbatim/verbatim.sqlite") == config.database_path(None, {})


@pytest.mark.skipif(sys.platform != "linux", reason="takes the list of users away as Linux does")
def test_a_user_without_a_home_is_told_what_to_set(monkeypatch):
    """A container may run as a number that nobody listed: no folder called ~ appears where it stands."""
    pwd = pytest.importorskip("pwd")
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(pwd, "getpwuid", lambda _: {}["nobody"])
    with pytest.raises(ConfigError, match="no home folder for the database"):
        config.database_path(None, {})


def test_what_is_not_needed_is_not_imported():
    """Who said where the database is does not pay for looking where the platform has its data."""
    code = (
        "import sys; from bot import config; config.database_path(None, {'VERBATIM_HOME': '/x'}); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert (False, True) == ("platformdirs" in done.stdout.split(), "bot.config.toml" in done.stdout.split())


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
