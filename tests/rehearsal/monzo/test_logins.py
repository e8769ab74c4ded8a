from datetime import UTC, datetime, timedelta

import pytest

from rehearsal.monzo.clients import Client
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


def renew(logins: Logins, login: Login, now: datetime = NOW) -> Login:
    return logins.refresh(logins.client_id, logins.client_secret, login.refresh_token, now)


def cannot_renew(logins: Logins, login: Login) -> str:
    with pytest.raises(MonzoError) as error:
        renew(logins, login)
    assert error.value.status == 401
    return error.value.code


def test_a_refresh_token_shown_twice_ends_all_that_came_of_it(logins: Logins) -> None:
    first = logins.issue(NOW)
    second = renew(logins, first)
    third = renew(logins, second)
    assert logins.check(f"Bearer {third.access_token}", NOW) is third
    assert cannot_renew(logins, second) == "unauthorized.bad_refresh_token"
    assert refused(logins, third.access_token) == "unauthorized.bad_access_token"
    assert cannot_renew(logins, third) == "unauthorized.bad_refresh_token"
    anew = logins.issue(NOW)
    assert cannot_renew(logins, first) == "unauthorized.bad_refresh_token"
    assert logins.live() is anew, "an old family takes no new login with it"
    renew(logins, anew)


def test_a_new_login_ends_the_refreshing_of_the_old(logins: Logins) -> None:
    old, _ = logins.issue(NOW), logins.issue(NOW)
    assert cannot_renew(logins, old) == "unauthorized.bad_refresh_token.evicted"


def test_clients_leave_each_other_alone(logins: Logins) -> None:
    logins.clients.add(Client("oauth2client_olly", "hush", "Olly's own"))
    ours, other = logins.issue(NOW), logins.issue(NOW, client_id="oauth2client_olly")
    assert logins.check(f"Bearer {ours.access_token}", NOW) is ours
    with pytest.raises(MonzoError, match="Refresh token"):
        logins.refresh("oauth2client_olly", "hush", ours.refresh_token, NOW)
    renew(logins, ours)
    logins.decline("oauth2client_olly")
    logins.check_approved(ours)
    with pytest.raises(MonzoError, match="insufficient permissions"):
        logins.check_approved(other)
    logins.revoke("oauth2client_olly")
    assert (logins.live("oauth2client_olly"), logins.live() is None) == (None, False)


def test_refreshing_opens_no_history(logins: Logins) -> None:
    later = NOW + timedelta(hours=5)
    assert renew(logins, logins.issue(NOW), later).authenticated_at == NOW


def test_how_long_tokens_live_can_be_set(logins: Logins) -> None:
    logins.lifetime = 60
    login = logins.issue(NOW)
    assert login.as_json()["expires_in"] == 60
    later = NOW + timedelta(seconds=60)
    assert refused(logins, login.access_token, later) == "unauthorized.bad_access_token.expired"
    assert renew(logins, login, later).access_token != login.access_token, "what expired can be renewed"


def test_a_public_client_gets_nothing_to_refresh_with(logins: Logins) -> None:
    first = logins.issue(NOW)
    logins.clients.own.confidential = False
    second = renew(logins, first)
    assert "refresh_token" in first.as_json()
    assert "refresh_token" not in second.as_json()
    assert cannot_renew(logins, second) == "unauthorized.bad_refresh_token"


def test_the_owner_approves_and_takes_it_back(logins: Logins) -> None:
    logins.needs_approval = True
    login = logins.exchange(logins.client_id, logins.client_secret, logins.code("http://back"), "http://back", NOW)
    assert (logins.pending(), logins.approved) == ([logins.client_id], False)
    logins.approve()
    assert (logins.pending(), logins.approved) == ([], True)
    logins.decline()
    assert (logins.pending(), logins.approval()) == ([], "declined")
    with pytest.raises(MonzoError) as error:
        logins.check_approved(login)
    assert (error.value.status, error.value.code) == (403, "forbidden.insufficient_permissions")
    assert logins.check(f"Bearer {login.access_token}", NOW) is login, "the tokens themselves go on"
    renew(logins, login)
    assert logins.approval() == "declined", "and renewing them changes nothing"


def test_the_owner_throws_it_out(logins: Logins) -> None:
    logins.approved = False
    login = logins.issue(NOW)
    logins.revoke()
    assert refused(logins, login.access_token) == "unauthorized.bad_access_token"
    assert cannot_renew(logins, login) == "unauthorized.bad_refresh_token"
    assert (logins.live(), logins.pending()) == (None, [])
