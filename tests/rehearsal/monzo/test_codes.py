from datetime import UTC, datetime, timedelta

import pytest

from rehearsal.monzo.codes import LIFETIME, Codes
from rehearsal.monzo.errors import MonzoError

NOW = datetime(2026, 3, 4, 18, 30, tzinfo=UTC)
US, BACK = "oauth2client_1", "https://club.example.org/monzo/callback"


def refusal(codes: Codes, code: str, client: str = US, back: str = BACK, now: datetime = NOW) -> str:
    with pytest.raises(MonzoError) as refused:
        codes.spend(code, client, back, now)
    assert refused.value.status == 401
    return refused.value.code


def test_once_and_in_time() -> None:
    codes = Codes()
    code = codes.give(US, BACK, NOW)
    codes.spend(code, US, BACK, NOW + LIFETIME - timedelta(seconds=1))
    assert refusal(codes, code) == "unauthorized.bad_authorization_code.used"


def test_too_late() -> None:
    codes = Codes()
    code = codes.give(US, BACK, NOW)
    assert refusal(codes, code, now=NOW + LIFETIME) == "unauthorized.bad_authorization_code.expired"
    codes.lifetime = timedelta(minutes=9)
    codes.spend(code, US, BACK, NOW + LIFETIME)


@pytest.mark.parametrize(("client", "back"), [("oauth2client_2", BACK), (US, f"{BACK}/"), (US, "")])
def test_only_who_it_was_given_to_and_only_there(client: str, back: str) -> None:
    codes = Codes()
    code = codes.give(US, BACK, NOW)
    assert refusal(codes, code, client, back) == "unauthorized.bad_authorization_code"
    assert refusal(codes, "invented") == "unauthorized.bad_authorization_code"
    codes.spend(code, US, BACK, NOW)
