"""Every index is there, and the query it is for goes by it."""

import pytest

from storage.codec import COLLECTIONS
from storage.indexes import INDEXES, Index, make_indexes
from storage.store import MongoStore


def name_of(index: Index) -> str:
    return "_".join(f"{key}_{direction}" for key, direction in index.keys)


def named(index: Index) -> str:
    return f"{index.collection}.{name_of(index)}"


async def test_all_of_them_are_made_and_making_them_again_changes_nothing(store: MongoStore) -> None:
    await make_indexes(store.database)
    for collection in {index.collection for index in INDEXES}:
        made = await store.database[collection].index_information()
        wanted = {name_of(index): index for index in INDEXES if index.collection == collection}
        assert set(made) == {"_id_", *wanted}
        for name, index in wanted.items():
            assert list(made[name]["key"]) == index.keys
            assert {option: made[name][option] for option in index.options} == index.options


async def test_no_collection_is_left_for_a_first_write_to_make(store: MongoStore) -> None:
    beside = {"lanes", "outbox", "posts", "tokens"}
    assert {*await store.database.list_collection_names()} >= {*COLLECTIONS.values()} | beside


def stages(plan: dict[str, object]) -> list[object]:
    """The stages of a plan, outermost first, with the index each reads."""
    found: list[object] = []
    inner: object = plan.get("queryPlan", plan)  # where MongoDB's newer engine keeps it
    while isinstance(inner, dict):
        found += [inner.get("stage"), inner.get("indexName")]
        inner = inner.get("inputStage")
    return found


@pytest.mark.parametrize("index", INDEXES, ids=named)
async def test_what_asks_for_its_first_field_goes_by_it(store: MongoStore, index: Index) -> None:
    field, _ = index.keys[0]
    asked = {"find": index.collection, "filter": {field: {"$gt": ""} if field == "news.key" else "x"}}
    explained = await store.database.command("explain", asked)
    plan = stages(explained["queryPlanner"]["winningPlan"])
    assert "IXSCAN" in plan
    assert name_of(index) in plan
