from collections import Counter

import pytest

from tests.webhook.house import API_TOKEN, House
from webhook.server import API, ROUTES


def test_no_address_is_in_the_table_twice() -> None:
    addresses = Counter((route.method, route.path) for route in (*ROUTES, *API))
    assert addresses.most_common(1)[0][1] == 1


@pytest.mark.parametrize("path", ["/monzo/connect", "/monzo/callback"])
async def test_the_bank_s_sign_in_is_not_there_yet(house: House, path: str) -> None:
    assert (await house.ask("GET", path)).status in {404, 405}


async def test_head_is_answered_like_get_without_a_body(house: House) -> None:
    answer = await house.ask("HEAD", "/healthz")
    assert (answer.status, answer.text) == (200, "")


async def test_a_path_with_a_slash_too_many_is_another_path(house: House) -> None:
    headers = {"Authorization": f"Bearer {API_TOKEN}"}
    assert (await house.ask("GET", "/healthz/")).status == 404
    assert (await house.ask("GET", "/api/v1/clubs/", headers=headers)).status == 404
