"""What a body may say: a form of fields, each declared once, read strictly, and described by the same declaration.

Pure. Everything that is wrong with a body is told at once, field by field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar, cast

from club.errors import Invalid

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Schema = Mapping[str, object]


class Wrong(Exception):
    """This value cannot be meant; the message says what would be right."""


class Flawed(Invalid):
    """A request with everything that is wrong with it: the field, and what would be right."""

    def __init__(self, flaws: Mapping[str, str]) -> None:
        first, detail = next(iter(flaws.items()))
        super().__init__(f"{first}: {detail}" if len(flaws) == 1 else "Some fields can't be read.", field=first)
        self.flaws = dict(flaws)


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """One field: how it is read from JSON, and its JSON schema."""

    name: str
    read: Callable[[object], T_co]
    schema: Schema

    def or_null(self) -> "Field[T_co | None]":
        """The same field, which may be null too."""
        one = self.read
        schema = {"anyOf": [self.schema, {"type": "null"}]}
        return Field(self.name, lambda value: None if value is None else one(value), schema)

    def described(self, words: str) -> "Field[T_co]":
        """The same field with a sentence for the document."""
        return replace(self, schema={**self.schema, "description": words})


@dataclass(frozen=True, slots=True)
class Filled:
    """A body that was read: ask it for its fields."""

    values: Mapping[str, object]

    def __getitem__(self, wanted: Field[T]) -> T:
        """A required field."""
        return cast("T", self.values[wanted.name])

    def get(self, wanted: Field[T]) -> T | None:
        """An optional field; None when it was left out."""
        return cast("T | None", self.values.get(wanted.name))

    def has(self, wanted: Field[T]) -> bool:
        """Whether the field was given at all."""
        return wanted.name in self.values


@dataclass(frozen=True, slots=True)
class Form:
    """The fields that a body may have. A field that is not among them is refused: it would be a slip of the finger."""

    name: str
    required: tuple[Field[object], ...] = field(default=())
    optional: tuple[Field[object], ...] = field(default=())

    def read(self, body: Mapping[str, object]) -> Filled:
        """The fields of a body. Raises Flawed with everything that is wrong."""
        fields = {one.name: one for one in (*self.required, *self.optional)}
        values: dict[str, object] = {}
        flaws = {one.name: "This field is needed." for one in self.required if one.name not in body}
        for name, value in body.items():
            if name not in fields:
                flaws[name[:64].encode(errors="replace").decode()] = _unknown(fields)
                continue
            try:
                values[name] = fields[name].read(value)
            except Wrong as wrong:
                flaws[name] = str(wrong)
            except Flawed as inside:
                flaws |= {f"{name}.{field}": detail for field, detail in inside.flaws.items()}
        if flaws:
            raise Flawed(flaws)
        return Filled(values)

    @property
    def schema(self) -> Schema:
        """The JSON schema of a body."""
        properties = {one.name: dict(one.schema) for one in (*self.required, *self.optional)}
        described: dict[str, object] = {"type": "object", "properties": properties, "additionalProperties": False}
        return described | ({"required": [one.name for one in self.required]} if self.required else {})


def _unknown(fields: Mapping[str, object]) -> str:
    return f"There is no such field here. It may be {', '.join(fields)}." if fields else "No fields are expected here."
