"""A refusal is told by its status and the start of its code, and repeats nothing that was sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.bank import BankDown, BankError, Expired, LoggedOut, NotApproved, Refused, TooFarBack, TooFast, Unknown
from webhook.monzo.refusals import UNTOLD_SECONDS, Passing, refusal


def told(status: int, body: object, *, retry_after: str | None = None, about_tokens: bool = False) -> BankError:
    return refusal("GET /somewhere", status, body, retry_after=retry_after, about_tokens=about_tokens)


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "unauthorized.bad_access_token", Expired),
        (401, "unauthorized.bad_access_token.expired", Expired),
        (401, "unauthorized.bad_access_token.evicted", Expired),
        (401, "unauthorized.bad_refresh_token", LoggedOut),
        (401, "unauthorized.bad_refresh_token.evicted", LoggedOut),
        (401, "unauthorized.bad_authorization_code", LoggedOut),
        (401, "unauthorized.bad_client", Refused),
        (401, "unauthorized", Expired),
        (403, "forbidden.insufficient_permissions", NotApproved),
        (403, "forbidden.insufficient_permissions.lapsed", NotApproved),
        (403, "forbidden.verification_required", TooFarBack),
        (403, "forbidden", Unknown),
        (404, "not_found", Unknown),
        (404, "not_found.transaction", Unknown),
        (404, "gone", Unknown),
        (400, "bad_request.bad_param.transaction_id", Unknown),
        (405, "method_not_allowed", Refused),
    ],
)
def test_codes_of_the_bank(status: int, code: str, kind: type[BankError]) -> None:
    assert type(told(status, {"code": code, "message": "m", "params": {}})) is kind


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, {"code": "unauthorized"}, LoggedOut),
        (400, {"error": "invalid_grant"}, LoggedOut),
        (401, {"error": "invalid_client"}, Refused),
        (401, {"code": "unauthorized", "error": "invalid_client"}, Refused),
        (400, {"error": "unsupported_grant_type"}, Refused),
        (400, {"code": "bad_request.missing_param"}, Refused),
        (403, {"code": "forbidden"}, Refused),
        (404, {"code": "not_found"}, Refused),
    ],
)
def test_where_tokens_are_made_401_is_the_end_of_the_login(status: int, body: object, kind: type[BankError]) -> None:
    assert type(told(status, body, about_tokens=True)) is kind


@pytest.mark.parametrize("status", [301, 302, 400, 401, 403, 404, 418, 501])
@pytest.mark.parametrize("body", [None, "<html>", [], {}, {"detail": "x"}, {"code": 5}, {"code": "SHOUTED words"}])
def test_what_are_not_the_banks_words_logs_nobody_out(status: int, body: object) -> None:
    assert type(told(status, body, about_tokens=True)) is BankDown


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_what_may_pass(status: int) -> None:
    assert type(told(status, None)) is Passing


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7),
        ("0", 0),
        ("-3", 0),
        ("1.5", 1.5),
        ("1000000", 3600),
        *[(odd, UNTOLD_SECONDS) for odd in (None, "", "x")],
    ],
)
def test_too_fast_says_for_how_long(header: str | None, seconds: float) -> None:
    error = told(429, None, retry_after=header)
    assert isinstance(error, TooFast)
    assert error.seconds == seconds


@pytest.mark.parametrize("header", ["nan", "inf", "-inf", "Wed, 21 Oct 2026 07:28:00 GMT"])
def test_odd_headers_are_no_reason_to_wait_for_ever(header: str) -> None:
    error = told(429, {"code": "too_many_requests"}, retry_after=header)
    assert isinstance(error, TooFast)
    assert error.seconds == UNTOLD_SECONDS


@given(st.integers(300, 599).filter(lambda status: status != 429), st.text(), st.text())
def test_only_the_code_is_repeated(status: int, message: str, code: str) -> None:
    said = str(told(status, {"code": f"hush {code}", "message": f"hush {message}", "error": f"HUSH{code}"}))
    assert "hush" not in said.lower()
    assert said == f"GET /somewhere: {status}"


def test_the_code_is_there_for_the_log() -> None:
    assert str(told(404, {"code": "not_found.transaction"})) == "GET /somewhere: 404 not_found.transaction"
