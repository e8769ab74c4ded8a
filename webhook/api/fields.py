"""The kinds of fields: text, whole numbers, money, moments, ids; each is its reader and its JSON schema. Pure."""

import re
from datetime import UTC, date, datetime, time
from typing import TypeVar

from club.ids import well_formed
from club.money import LARGEST, Pence
from webhook.api.forms import Field, Filled, Flawed, Form, Schema, Wrong
from webhook.api.schema import ID_PATTERN

T = TypeVar("T")

ID_SCHEMA: Schema = {"type": "string", "pattern": ID_PATTERN}
LONGEST_TEXT = 500

_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d([.,]\d+)?)?([Zz]|[+-]\d\d:\d\d)?", re.ASCII)
_DAY = re.compile(r"2\d{3}-\d\d-\d\d", re.ASCII)
CLOCK_PATTERN = "^([01][0-9]|2[0-3]):([0-5][0-9])$"
_CLOCK = re.compile(CLOCK_PATTERN.strip("^$"), re.ASCII)


def text(name: str, *, longest: int = LONGEST_TEXT) -> Field[str]:
    """Text that can be stored and shown; what it may say is the club's to judge."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise Wrong("This has to be text.")
        if len(value) > longest:
            raise Wrong(f"At most {longest} characters.")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise Wrong("This isn't valid text.")
        return value

    return Field(name, read, {"type": "string", "maxLength": longest})


def whole(name: str, *, least: int, most: int) -> Field[int]:
    """A whole number; true is not 1, and 1.0 is not either."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Wrong("This has to be a whole number.")
        if not least <= value <= most:
            raise Wrong(f"This has to be between {least} and {most}.")
        return value

    return Field(name, read, {"type": "integer", "minimum": least, "maximum": most})


def pence(name: str, *, least: int = 0) -> Field[Pence]:
    """Money, in whole pence."""
    number = whole(name, least=least, most=LARGEST)

    def read(value: object) -> Pence:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Wrong("Money is a whole number of pence: £5.50 is 550.")
        return Pence(number.read(value))

    return Field(name, read, {**number.schema, "description": "Whole pence."})


def yes_or_no(name: str) -> Field[bool]:
    """A plain true or false."""

    def read(value: object) -> bool:
        if not isinstance(value, bool):
            raise Wrong("This has to be true or false.")
        return value

    return Field(name, read, {"type": "boolean"})


def one_of(name: str, *words: str) -> Field[str]:
    """One of a few words."""

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise Wrong(f"This has to be {' or '.join(words)}.")
        return value

    return Field(name, read, {"type": "string", "enum": list(words)})


def an_id(name: str) -> Field[str]:
    """The id of something of ours."""

    def read(value: object) -> str:
        if not isinstance(value, str) or not well_formed(value):
            raise Wrong("This isn't one of our ids: they have 12 letters and digits.")
        return value

    return Field(name, read, ID_SCHEMA)


def instant(name: str) -> Field[datetime]:
    """A moment, RFC 3339, with its offset; kept in UTC and to the millisecond."""

    def read(value: object) -> datetime:
        if not isinstance(value, str) or (found := _INSTANT.fullmatch(value)) is None:
            raise Wrong("This has to be a date and time such as 2026-03-04T18:00:00Z.")
        if found[3] is None:
            raise Wrong("Say which time it is: add Z, or an offset such as +01:00.")
        try:
            moment = datetime.fromisoformat(value.upper().replace(",", ".")).astimezone(UTC)
        except (ValueError, OverflowError):
            raise Wrong("There is no such date and time.") from None
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    return Field(name, read, {"type": "string", "format": "date-time"})


def day(name: str) -> Field[date]:
    """A date, as people in the club's time zone have it."""

    def read(value: object) -> date:
        if not isinstance(value, str) or _DAY.fullmatch(value) is None:
            raise Wrong("This has to be a date such as 2026-12-25.")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Wrong("There is no such date.") from None

    return Field(name, read, {"type": "string", "format": "date"})


def clock(name: str) -> Field[time]:
    """A time of day, to the minute, in the club's time zone."""

    def read(value: object) -> time:
        if not isinstance(value, str) or (found := _CLOCK.fullmatch(value)) is None:
            raise Wrong("This has to be a time of day such as 18:00.")
        return time(int(found[1]), int(found[2]))

    return Field(name, read, {"type": "string", "pattern": CLOCK_PATTERN})


def many(name: str, each: Field[T], *, most: int) -> Field[tuple[T, ...]]:
    """A list of such values."""

    def read(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Wrong("This has to be a list.")
        if len(value) > most:
            raise Wrong(f"At most {most} of them.")
        return tuple(each.read(one) for one in value)

    return Field(name, read, {"type": "array", "items": dict(each.schema), "maxItems": most})


def part(name: str, form: Form) -> Field[Filled]:
    """An object within the body."""

    def read(value: object) -> Filled:
        if not isinstance(value, dict):
            raise Wrong("This has to be an object.")
        try:
            return form.read(value)
        except Flawed as flawed:
            raise Wrong("; ".join(f"{field}: {detail}" for field, detail in flawed.flaws.items())) from None

    return Field(name, read, form.schema)


def within(name: str, form: Form) -> Field[Filled]:
    """An object within the body whose fields are told of one by one, as `name.field`."""

    def read(value: object) -> Filled:
        if not isinstance(value, dict):
            raise Wrong("This has to be an object.")
        return form.read(value)

    return Field(name, read, form.schema)
