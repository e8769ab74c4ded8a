from datetime import UTC, datetime, timedelta

import pytest

from rehearsal.monzo.errors import MonzoError
from rehearsal.monzo.logins import LIFETIME, Login, Logins

NOW = datetime(2026, 3, 4, 18, 30, tzinfo=UTC)


@pytest.fixture
def logins() -> Logins:
    return Logins("user_1")


def refused(logins: Logins, token: str, now: datetime = NOW) -> str:
    with pytest.raises(MonzoError) as error:
        logins.check(f"Bearer {token}", now)
    return error.value.code


def test_a_new_login_evicts_the_old(logins: Logins) -> None:
    first, second = logins.issue(NOW), logins.issue(NOW)
    assert refused(logins, first.access_token) == "unauthorized.bad_access_token.evicted"
    assert logins.check(f"Bearer {second.access_token}", NOW) is second


def test_tokens_end(logins: Logins) -> None:
    login = logins.current(NOW)
    assert logins.current(NOW) is login
    later = NOW + timedelta(seconds=LIFETIME)
    assert refused(logins, login.access_token, later) == "unauthorized.bad_access_token.expired"
    assert logins.current(later) is not login
    assert refused(logins, "invented") == "unauthorized.bad_access_token"


def test_a_refresh_token_works_once(logins: Logins) -> None:
    def refresh(login: Login) -> Login:
        return logins.refresh(logins.client_id, logins.client_secret, login.refresh_token, NOW)

    first = logins.issue(NOW)
    second = refresh(first)
    assert refresh(second).access_token != second.access_token
    with pytest.raises(MonzoError) as error:
        refresh(first)
    assert error.value.code.startswith("unauthorized.bad_refresh_token")


def test_codes_work_once_and_for_their_address(logins: Logins) -> None:
    logins.needs_approval = True
    code = logins.code("http://127.0.0.1/back")
    client = (logins.client_id, logins.client_secret)
    login = logins.exchange(*client, code, "http://127.0.0.1/back", NOW)
    with pytest.raises(MonzoError, match="insufficient permissions"):
        logins.check_approved()
    logins.approve()
    logins.check_approved()
    with pytest.raises(MonzoError, match="Authorization code"):
        logins.exchange(*client, code, "http://127.0.0.1/back", NOW)
    with pytest.raises(MonzoError, match="client"):
        logins.exchange(logins.client_id, "wrong", code, "http://127.0.0.1/back", NOW)
    logins.log_out(login)
    with pytest.raises(MonzoError):
        logins.refresh(*client, login.refresh_token, NOW)
