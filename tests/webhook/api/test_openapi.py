import json
import re
from typing import Any

from webhook.api.openapi import document
from webhook.api.operations import OPERATIONS
from webhook.server import API


def references(value: Any) -> set[str]:
    if isinstance(value, dict):
        found = {value["$ref"]} if "$ref" in value else set()
        return found.union(*map(references, value.values()))
    return set().union(*map(references, value)) if isinstance(value, list) else set()


def test_every_route_is_described_and_everything_described_is_a_route() -> None:
    routes = {(route.method.lower(), route.path) for route in API}
    described = [(operation.method, operation.path) for operation in OPERATIONS]
    assert len(described) == len(set(described))
    assert set(described) == routes


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [operation.name for operation in OPERATIONS]
    assert len(set(names)) == len(names)


def test_the_document_is_whole() -> None:
    whole = document()
    assert whole["openapi"].startswith("3.1")
    for reference in references(whole):
        kind, name = re.fullmatch(r"#/components/(\w+)/(\w+)", reference).groups()  # type: ignore[union-attr]
        assert name in whole["components"][kind], reference
    assert json.loads(json.dumps(whole)) == whole


def test_each_path_declares_its_parameters() -> None:
    for path, methods in document()["paths"].items():
        for operation in methods.values():
            named = {one["name"] for one in operation["parameters"] if one["in"] == "path"}
            assert named == set(re.findall(r"{(\w+)}", path))


def test_posts_take_a_key_and_lists_take_a_limit() -> None:
    paths = document()["paths"]
    for operation in OPERATIONS:
        names = {one["name"] for one in paths[operation.path][operation.method]["parameters"]}
        assert ("Idempotency-Key" in names) == (operation.method == "post")
        assert ({"limit", "cursor"} <= names) == operation.listed
