"""The judge of requests is itself judged: against bodies that are wrong in one way, and against Discord's schema."""

import importlib.util

import pytest

from tests.e2e.conftest import SCHEMA
from tests.e2e.limits import judge

QUIET = {"allowed_mentions": {"parse": []}}
POST, CALLBACK, COMMANDS = "/channels/1/messages", "/interactions/1/token/callback", "/applications/1/commands"


def button(number="a", **more):
    return {"type": 2, "style": 2, "label": "More", "custom_id": number, **more}


def rows(*inside):
    return {"content": "x", "components": [{"type": 1, "components": list(part)} for part in inside], **QUIET}


def embed(**parts):
    return {"embeds": [parts], **QUIET}


def command(**more):
    return {"name": "stance", "description": "Where", "type": 1, **more}


# Examples of what this bot never sends: uploads, Components V2, context menus, translations; and a path, which the
# loopback itself refuses.
NOT_OURS = {
    *("upload", "image from upload", "Components V2", "message command described", "unknown locale", "no such path"),
    "private channel without user install",
}
WRONG = {
    "long content": {"content": "x" * 2001, **QUIET},
    "empty": QUIET,
    "mentions": {"content": "x"},
    "parsed mentions": {"content": "x", "allowed_mentions": {"parse": ["everyone"]}},
    "long nonce": {"content": "x", "nonce": "n" * 26, **QUIET},
    "eleven embeds": {"embeds": [{"title": "t"}] * 11, **QUIET},
    "long together": {"embeds": [{"description": "d" * 3001}] * 2, **QUIET},
    "astral letters": embed(title="\U0001d4d0" * 129),
    "long footer": embed(title="t", footer={"text": "f" * 2049}),
    "empty field": embed(fields=[{"name": " ", "value": "v"}]),
    "26 fields": embed(fields=[{"name": "n", "value": "v"}] * 26),
    "script": embed(title="t", url="javascript:alert(1)"),
    "masked script": embed(description="[t](javascript:1)"),
    "another host": embed(description="[good.example](https://bad.example/x)"),
    "six buttons": rows([button(str(number)) for number in range(6)]),
    "six rows": rows(*([button(str(number))] for number in range(6))),
    "same id": rows([button()], [button()]),
    "long id": rows([button("a" * 101)]),
    "long label": rows([button(label="l" * 81)]),
    "26 options": rows(
        [{"type": 3, "custom_id": "s", "options": [{"label": str(n), "value": str(n)} for n in range(26)]}]
    ),
    "an article in content": {"content": "He said: “We will go on with our support.”", **QUIET},
}


@pytest.mark.parametrize("body", WRONG.values(), ids=WRONG.keys())
def test_a_message_over_a_limit_is_complained_about(body):
    """Each is wrong in one way."""
    assert 1 == len(judge("POST", POST, body, ["We will go on with our support."]))


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", CALLBACK, {"type": 8, "data": {"choices": [{"name": "n", "value": "v"}] * 26}}),
        ("POST", CALLBACK, {"type": 8, "data": {"choices": [{"name": "n" * 101, "value": "v"}]}}),
        ("POST", CALLBACK, {"type": 4, "data": {"content": "x"}}),
        ("POST", CALLBACK, {"type": 99}),
        ("POST", CALLBACK, {"type": 9, "data": {"title": "t" * 46, "custom_id": "c", "components": [{}]}}),
        ("PUT", COMMANDS, [command(name="Stance")]),
        ("PUT", COMMANDS, [command(options=[command(type=3, name="who", description="")])]),
        ("PUT", COMMANDS, [command(), command()]),
    ],
)
def test_other_requests_over_a_limit_are_complained_about(method, path, body):
    """Choices, answers, forms and commands are judged, too."""
    assert [] != judge(method, path, body)


def test_what_is_just_inside_the_limits_passes():
    """The largest of each."""
    full = embed(title="t" * 256, description="d" * 4096, footer={"text": "f" * 1648}, url="https://good.example/a")
    buttons = rows(*([button(f"{row}{at}") for at in range(5)] for row in range(5)))
    assert [] == judge("POST", POST, full | {"components": buttons["components"], "nonce": "n" * 25})


def test_our_judge_is_as_strict_as_the_published_schema():
    """What Discord's schema and its rules refuse among its examples, we refuse; what they allow, we allow."""
    if not SCHEMA.is_file():
        pytest.skip("Discord's published schema is not at hand: ../shared/discord/check.py")
    spec = importlib.util.spec_from_file_location("discord_schema", SCHEMA)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    verdicts = [(good, what, not judge(method, path, body)) for good, what, method, path, body in module.examples()]
    assert NOT_OURS == {what for good, what, passes in verdicts if good != passes}
