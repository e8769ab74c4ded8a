"""JSON schemas of our answers, read from the very types that mypy holds the answers to. Pure."""

import types
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

Schema = dict[str, Any]

ID_PATTERN = "^[0-9abcdefghjkmnpqrstvwxyz]{12}$"


@dataclass(frozen=True, slots=True)
class Said:
    """One more word about a type, to stand in its `Annotated`."""

    keyword: str
    value: str


_SIMPLE: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
}


def schema_of(kind: Any, named: dict[str, Schema]) -> Schema:
    """The schema of a type; that of a TypedDict goes into `named` under its own name, and is referred to."""
    if kind in _SIMPLE:
        return dict(_SIMPLE[kind])
    if is_typeddict(kind):
        if kind.__name__ not in named:
            named[kind.__name__] = {}  # so that a shape within itself ends here
            named[kind.__name__] = _object(kind, named)
        return {"$ref": f"#/components/schemas/{kind.__name__}"}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return schema_of(arguments[0], named) | {said.keyword: said.value for said in arguments[1:]}
    if origin is NotRequired:
        return schema_of(arguments[0], named)
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    if origin is list:
        return {"type": "array", "items": schema_of(arguments[0], named)}
    if origin in (types.UnionType, Union):
        every = [schema_of(one, named) for one in arguments if one is not type(None)]
        return {"anyOf": [*every, {"type": "null"}]} if type(None) in arguments else {"anyOf": every}
    raise TypeError(f"no schema for {kind}")


def _object(kind: Any, named: dict[str, Schema]) -> Schema:
    hints = get_type_hints(kind, include_extras=True)
    return {
        "type": "object",
        "properties": {name: schema_of(hint, named) for name, hint in hints.items()},
        "required": sorted(kind.__required_keys__),
    } | ({"description": kind.__doc__} if kind.__doc__ else {})
