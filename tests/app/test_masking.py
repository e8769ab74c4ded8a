"""No secret reaches the log, and what is no secret stays readable."""

import pytest

from app.masking import Masker

TOKEN = "1234567890:AAExampleExampleExampleExampleExample"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (
            "POST https://api.telegram.org/bot123:ABC_d-e/sendMessage",
            "POST https://api.telegram.org/bot***/sendMessage",
        ),
        ("/bot123%3AABC/getMe", "/bot***/getMe"),
        (
            "GET https://api.telegram.org/file/bot123:ABC/documents/1.csv",
            "GET https://api.telegram.org/file/bot***/documents/1.csv",
        ),
        (f"token {TOKEN}.", "token ***."),
        (f"POST /monzo/{'x' * 43} 200", "POST /monzo/*** 200"),
        (f"GET /calendar/p0123456789ab-3-{'x' * 43}.ics 200", "GET /calendar/***.ics 200"),
        (
            f"cid=webcal%3A%2F%2Fhost%2Fcalendar%2Fc0123456789ab-0-{'x' * 43}.ics",
            "cid=webcal%3A%2F%2Fhost%2Fcalendar%2F***.ics",
        ),
        ("Authorization: Bearer abc", "Authorization: Bearer ***"),
        ("{'Authorization': 'Basic dXNlcjpwdw==', 'a': 1}", "{'Authorization': 'Basic ***', 'a': 1}"),
        ("X-Telegram-Bot-Api-Secret-Token: s3", "X-Telegram-Bot-Api-Secret-Token: ***"),
        ("sent Bearer eyJhbGciOiJIUzI1NiJ9.x", "sent Bearer ***"),
        ("/monzo/callback?code=abc&state=def", "/monzo/callback?code=***&state=***"),
        ('{"access_token": "abc", "expires_in": 3}', '{"access_token": "***", "expires_in": 3}'),
        ("client_secret=abc&grant_type=x", "client_secret=***&grant_type=x"),
        ("mongodb+srv://me:pw@host/db", "mongodb+srv://***@host/db"),
    ],
)
def test_known_shapes(text: str, masked: str) -> None:
    assert Masker().mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "/monzo/connect and /monzo/callback",
        'File "/srv/webhook/monzo/hook.py", line 12',
        'File "/srv/bot/handlers/calendar.py" and /calendar/{token}.ics',
        "the bearer of good news",
        "ended with code 1",
        "kick-off 18:00, chat 12345:67",
        "mongodb://127.0.0.1:27017/?replicaSet=rs0",
    ],
)
def test_what_is_no_secret_is_left_alone(text: str) -> None:
    assert Masker().mask(text) == text


def test_registered_values_go_wherever_they_stand_also_inside_an_address() -> None:
    masker = Masker(["s3cret/value", "s3cret/value-longer", "abc"])
    masker.add("found+later")
    assert masker.mask("s3cret/value-longer s3cret/value? s3cret%2Fvalue found%2Blater") == "*** ***? *** ***"
    assert masker.mask("abc") == "abc", "too short to be told from ordinary text"
