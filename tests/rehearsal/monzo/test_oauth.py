from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from rehearsal.monzo import Client
from tests.rehearsal.conftest import NOW
from tests.rehearsal.house import House
from tests.rehearsal.monzo.asking import call, grant

BACK = "http://127.0.0.1:9/monzo/callback"


async def visit(house: House, **change: str) -> tuple[int, str, str]:
    """Open the login page; the status, where it leads and what it says."""
    query = {"client_id": house.monzo.logins.client_id, "redirect_uri": BACK, "response_type": "code", "state": "s&t"}
    address = f"{house.url}/monzo/auth"
    async with (
        aiohttp.ClientSession() as session,
        session.get(address, params=query | change, allow_redirects=False) as answer,
    ):
        return answer.status, answer.headers.get("Location", ""), await answer.text()


async def code_of(house: House, **change: str) -> str:
    _, location, _ = await visit(house, **change)
    assert location.startswith(f"{BACK}?code=auth_")
    return parse_qs(urlsplit(location).query)["code"][0]


async def test_from_the_page_to_the_end_of_the_login(house: House) -> None:
    status, location, _ = await visit(house)
    assert (status, location.endswith("&state=s%26t")) == (302, True)
    form = {"grant_type": "authorization_code", "code": await code_of(house), "redirect_uri": BACK}
    status, login = await grant(house, form)
    assert (status, login["token_type"], login["expires_in"]) == (200, "Bearer", 21600)
    assert (await grant(house, form))[0] == 401, "a code works once"
    _, renewed = await grant(house, {"grant_type": "refresh_token", "refresh_token": login["refresh_token"]})
    assert (await call(house, "GET", "/accounts", token=renewed["access_token"]))[0] == 200
    assert (await call(house, "GET", "/accounts", token=login["access_token"]))[0] == 401
    assert await call(house, "POST", "/oauth2/logout", token=renewed["access_token"]) == (200, {})
    assert (await call(house, "GET", "/ping/whoami", token=renewed["access_token"]))[0] == 401
    status, told = await grant(house, {"grant_type": "refresh_token", "refresh_token": renewed["refresh_token"]})
    assert (status, told["code"]) == (401, "unauthorized.bad_refresh_token")
    assert (await grant(house, {"grant_type": "password"}))[0] == 400
    assert (await grant(house, {"grant_type": "refresh_token", "client_secret": "wrong"}))[0] == 401


async def test_the_owner_is_asked_and_answers(house: House) -> None:
    house.monzo.owner_says = "asks"
    status, _, text = await visit(house)
    assert (status, "Fiver wants to read your account" in text) == (200, True)
    assert await code_of(house, answer="yes")
    assert (await visit(house, answer="no"))[:2] == (302, f"{BACK}?error=access_denied&state=s%26t")
    house.monzo.owner_says = "no"
    assert (await visit(house))[1] == f"{BACK}?error=access_denied&state=s%26t"


async def test_a_query_of_the_redirect_url_is_kept(house: House) -> None:
    _, location, _ = await visit(house, redirect_uri=f"{BACK}?club=7")
    assert location.startswith(f"{BACK}?club=7&code=auth_")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"client_id": ""}, "client id"),
        ({"client_id": "other"}, "client id"),
        ({"redirect_uri": ""}, "not registered"),
        ({"redirect_uri": f"{BACK}/"}, "not registered"),
    ],
)
async def test_strangers_are_sent_nowhere(house: House, change: dict[str, str], words: str) -> None:
    house.monzo.logins.clients.own.redirect_urls = (BACK,)
    status, location, text = await visit(house, **change)
    assert (status, location, words in text) == (400, "", True)


async def test_an_organisers_own_client_has_its_own_login(house: House) -> None:
    house.monzo.logins.clients.add(Client("oauth2client_olly", "hush", "Olly's own", (BACK,)))
    ours = house.monzo.access_token()
    code = await code_of(house, client_id="oauth2client_olly")
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK}
    assert (await grant(house, form))[0] == 401, "another client's code"
    status, login = await grant(house, form | {"client_id": "oauth2client_olly", "client_secret": "hush"})
    assert status == 200
    _, told = await call(house, "GET", "/ping/whoami", token=login["access_token"])
    assert told["client_id"] == "oauth2client_olly"
    assert (await call(house, "GET", "/accounts", token=ours))[0] == 200


async def test_an_old_bearer_spoils_the_refresh(house: House) -> None:
    logins = house.monzo.logins
    old, login = logins.issue(NOW), logins.issue(NOW)
    form = {"grant_type": "refresh_token", "refresh_token": login.refresh_token}
    status, told = await grant(house, form, Authorization=f"Bearer {old.access_token}")
    assert (status, told["code"]) == (401, "unauthorized.bad_access_token.evicted")
    assert (await grant(house, form))[0] == 200, "and spends nothing"
