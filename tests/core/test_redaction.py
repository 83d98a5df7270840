import time

import pytest

from bot.core.redaction import holds_token, redacted

# None of these is a secret: they only look like some.
TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"  # noqa: S105
ANSWERING = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OmFiY2RlZg"
PLAIN = "correct-horse-battery"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Authorization: Bot {TOKEN}", "Authorization: Bot [hidden]"),
        (f"POST /interactions/12/{ANSWERING}/callback", "POST /interactions/12/[hidden]/callback"),
        (f"/api/v10/webhooks/12/{ANSWERING}/messages/@original", "/api/v10/webhooks/12/[hidden]/messages/@original"),
        (
            f"https://discord.com/api/webhooks/12/{ANSWERING}?wait=1",
            "https://discord.com/api/webhooks/12/[hidden]?wait=1",
        ),
        (f"{{'token': '{ANSWERING}', 'type': 2}}", "{'token': '[hidden]', 'type': 2}"),
        (f'{{"token":"{ANSWERING}"}}', '{"token":"[hidden]"}'),
        ("12 servers, discord.gateway.py, 3.11.7", "12 servers, discord.gateway.py, 3.11.7"),
    ],
)
def test_what_looks_like_a_secret_is_hidden(text, expected):
    """Tokens of bots, and tokens of webhooks and interactions in addresses and in events; ordinary text stays."""
    assert expected == redacted(text, ())


@pytest.mark.parametrize(
    ("text", "is_one"), [(TOKEN, True), (f"Bot {TOKEN}\n", True), (PLAIN, False), ("/run/secrets/bot.token.txt", False)]
)
def test_a_token_is_told_from_a_path(text, is_one):
    """By its shape: three parts with dots between them, of which the first and last are long."""
    assert is_one == holds_token(text)


def test_hiding_takes_linear_time():
    """Ten times the text takes about ten times as long, also of what almost looks like a secret."""

    def seconds(size):
        text = ("a" * 39 + "." + "b" * 8 + "-" + "/webhooks/1") * size
        began = time.process_time()
        redacted(text, (PLAIN,))
        return time.process_time() - began

    seconds(10)
    assert seconds(2000) < 30 * max(seconds(200), 0.001)
