from dataclasses import replace

from storage.store import MongoStore
from tests.webhook.house import House, opened


async def test_the_front_page_says_what_this_is_and_nothing_of_anybody(house: House) -> None:
    page = await house.ask("GET", "/")
    assert page.status == 200
    assert page.headers["Content-Type"].startswith("text/html")
    assert "five-a-side" in page.text
    assert "Wednesday" not in page.text
    assert "script" not in page.headers["Content-Security-Policy"].replace("default-src 'none'", "")


async def test_in_rehearsal_it_leads_there(store: MongoStore) -> None:
    async with opened(store, doors=lambda doors: replace(doors, home="/rehearsal")) as house:
        answer = await house.ask("GET", "/")
        assert (answer.status, answer.headers["Location"]) == (302, "/rehearsal")
