from dataclasses import replace

from storage.store import MongoStore
from tests.webhook.house import House, opened


async def test_the_process_is_there(house: House) -> None:
    status, body = await house.ask("GET", "/healthz")
    assert (status, body) == (200, {"status": "ok"})


async def test_each_dependency_says_whether_it_is_there(house: House) -> None:
    status, body = await house.ask("GET", "/readyz")
    assert (status, body) == (200, {"status": "ok", "checks": {"database": True, "telegram": True}})


async def test_one_that_is_away_is_enough_to_be_not_ready_though_alive(store: MongoStore) -> None:
    async def ready() -> dict[str, bool]:
        return {"database": False, "telegram": True}

    async with opened(store, doors=lambda doors: replace(doors, ready=ready)) as house:
        status, body = await house.ask("GET", "/readyz")
        assert (status, body) == (503, {"status": "down", "checks": {"database": False, "telegram": True}})
        assert (await house.ask("GET", "/healthz")).status == 200


async def test_the_figures_for_prometheus(house: House) -> None:
    answer = await house.ask("GET", "/metrics")
    assert (answer.status, answer.text) == (200, "fiver_up 1\n")
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
