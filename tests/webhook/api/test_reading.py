from enum import StrEnum

import pytest

from tests.webhook.house import API_TOKEN, Answered, House
from webhook.api.forms import Flawed
from webhook.api.reading import LIMIT, chosen


class Colour(StrEnum):
    """Three to choose from, one of which is ours alone."""

    RED = "red"
    BLUE = "blue"
    OURS = "ours"


async def sent(house: House, path: str, data: bytes) -> Answered:
    headers = {"Authorization": f"Bearer {API_TOKEN}"}
    return await house.ask("POST", f"/api/v1/clubs/{house.club.club_id}{path}", data=data, headers=headers)


@pytest.mark.parametrize("data", [b"{", b"name=Sam", b"[]", b"5", b"null", b"\xff", b'{"name": NaN}'])
async def test_a_body_that_is_no_json_object(house: House, data: bytes) -> None:
    answer = await sent(house, "/players", data)
    assert (answer.status, answer.json["status"]) == (400, 400)
    assert "JSON" in answer.json["detail"]


async def test_no_body_says_nothing(house: House) -> None:
    answer = await sent(house, "/players", b"")
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, "name")


async def test_a_body_has_an_end(house: House) -> None:
    answer = await sent(house, "/players", b'{"name": "' + b"x" * LIMIT + b'"}')
    assert (answer.status, answer.json["detail"]) == (413, "That is too large: at most 256 KiB.")


def test_one_of_a_few_words_in_a_query() -> None:
    assert chosen({}, "colour", Colour) is None
    assert chosen({"colour": "red"}, "colour", Colour) is Colour.RED
    for query in ({"colour": "green"}, {"colour": ""}, {"colour": "ours"}):
        with pytest.raises(Flawed, match="red or blue"):
            chosen(query, "colour", Colour, without=(Colour.OURS,))
