from typing import Annotated, Any, Literal, NotRequired, TypedDict

import pytest

from webhook.api.schema import Said, schema_of


class Inner(TypedDict):
    """Something within."""

    name: str


class Outer(TypedDict):
    """Something around it."""

    inner: list[Inner]
    mode: Literal["a", "b"]
    amount: Annotated[int, Said("description", "Whole pence.")]
    maybe: str | None
    rare: NotRequired[bool]


def test_a_shape_is_described_from_its_types() -> None:
    named: dict[str, Any] = {}
    assert schema_of(Outer, named) == {"$ref": "#/components/schemas/Outer"}
    outer = named["Outer"]
    assert outer["properties"]["inner"] == {"type": "array", "items": {"$ref": "#/components/schemas/Inner"}}
    assert outer["properties"]["mode"] == {"type": "string", "enum": ["a", "b"]}
    assert outer["properties"]["amount"] == {"type": "integer", "description": "Whole pence."}
    assert outer["properties"]["maybe"] == {"anyOf": [{"type": "string"}, {"type": "null"}]}
    assert outer["required"] == ["amount", "inner", "maybe", "mode"]
    assert named["Inner"]["description"] == "Something within."


def test_what_has_no_schema_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        schema_of(bytes, {})
