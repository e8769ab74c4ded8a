"""What people type after a command, read into types. Words may come in any order; what is left over is the place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as time_of_day
from difflib import get_close_matches
from typing import Literal
from zoneinfo import ZoneInfo

from bot.dates import Unreadable, first_weekday, instant, read_day, read_time
from bot.texts import results
from club import money, names
from club.clubs import Club
from club.days import WEEKDAYS
from club.errors import Invalid
from club.fixtures import Result
from club.guests import with_host
from club.limits import check_date, check_limits, checked_place
from club.money import Pence
from club.players import Player, bank_names, one_line, player_name
from club.series import FORTNIGHTLY, WEEKLY

Missing = Literal["day", "time", "place"]
LONGEST_QUOTE = 60
EXAMPLE_PLACE = "Riverside"

_SUM = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
_EACH = re.compile(
    rf"(?<![\w.,:-])£?\s?({_SUM})\s*(?:quid\s+)?(?:each\b|ea\b|pp\b|p/p\b|p\.p\.?|(?:per|a)\s+(?:head|person|player)\b|/\s?head\b)",
    re.IGNORECASE,
)
_HIRE = re.compile(
    rf"(?:\b(?:hire|pitch)\s+)?(?:£\s?({_SUM})(?![\d,])|(?<![\w.,:-])({_SUM})\s*(?:quid|pounds)\b)(?:\s+hire\b)?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(?<![\w£.:/,-])(\d{1,3})\s*(?:-|–|—|to)\s*(\d{1,3})(?:\s+players)?(?![\w:/-]|\.\d)", re.IGNORECASE
)
_MINIMUM = re.compile(r"\bmin(?:imum)?\.?\s*:?\s*(\d{1,4})(?:\s+players)?(?![\w:.])", re.IGNORECASE)
_MAXIMUM = re.compile(r"\bmax(?:imum)?\.?\s*:?\s*(\d{1,4})(?:\s+players)?(?![\w:.])", re.IGNORECASE)
_BEFORE_A_DAY = r"(?=(?:mon|tue|wed|thu|fri|sat|sun))"
_FORTNIGHTLY = re.compile(
    rf"\b(?:fortnightly|every\s+(?:fortnight|(?:two|2|other|second)\s+weeks?|(?:other|second)\s+{_BEFORE_A_DAY}))\b",
    re.IGNORECASE,
)
_WEEKLY = re.compile(rf"\b(?:weekly|every\s+week)\b|\bevery\s+{_BEFORE_A_DAY}", re.IGNORECASE)
_CASH = re.compile(
    rf"(?P<name>\S.*?)\s+(?P<sum>(?:£\s*)?(?:{_SUM})(?:\s*(?:quid|pounds|p))?)"
    rf"|(?P<other_sum>(?:£\s*)?(?:{_SUM})(?:\s*(?:quid|pounds|p))?)\s+(?P<other_name>\S.*)",
    re.IGNORECASE,
)
_RESULT = re.compile(r"([0-9]{1,3})\s*(?:-|–|—|:|\s|to)\s*([0-9]{1,3})", re.IGNORECASE)
_PLUS_ONE = re.compile(r"^\s*\+\s?1\b")
_GUEST_OF = re.compile(r"(?P<name>.*)(?:^|\s)of\s+(?P<host>\S.*)", re.IGNORECASE)
_COMMAND = re.compile(r"^\s*/\w+(?:@\w+)?")
_EDGES = re.compile(
    r"^(?:(?:at|in|on|for|from|@|,|;|\.|-|–)(?=\s|$)\s*|[,;@]\s*)+|(?:\s*(?:,|;)|\s+(?:at|in|on|for|from|@|-|–))+$",
    re.IGNORECASE,
)


class Misread(Invalid):
    """What somebody typed cannot be read; the message keeps their words and shows the nearest right form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFixture:
    """What `/newfixture` asks for. `starts_at` is UTC, None until day and time are known; `missing` is what to ask.

    It is played again `every` so many weeks, or once.
    """

    starts_at: datetime | None
    location: str | None
    price: Pence
    hire: Pence
    minimum: int
    maximum: int
    missing: tuple[Missing, ...]
    day: date | None = None
    time: time_of_day | None = None
    every: int | None = None


def parse_new_fixture(text: str, *, now: datetime, timezone: str, defaults: Club) -> NewFixture:
    """Read `Wed 18:00 Riverside £45`; what is not given comes from the club's defaults. Raises Misread or Invalid.

    Either way the answer shows the right form.
    """
    said = one_line(_COMMAND.sub("", text))
    try:
        return _parsed(said, now=now, timezone=timezone, defaults=defaults)
    except Misread:
        raise
    except Invalid as problem:
        raise Invalid(f"{problem.message} {_form(said, defaults)}", field=problem.field) from None


def _parsed(said: str, *, now: datetime, timezone: str, defaults: Club) -> NewFixture:
    rest, every = _how_often(said)
    rest, each = _taken(_EACH, rest)
    without_hire, hire = _taken(_HIRE, rest)
    local = now.astimezone(ZoneInfo(timezone))
    try:
        _check_sums(rest, without_hire)
        at, day, rest, bounds = _day_time_and_limits(without_hire, local)
        _check_spelling(rest, day)
    except Unreadable as problem:
        raise Misread(_answer(said, str(problem), defaults), field="starts_at") from None
    minimum, maximum = _limits(bounds, defaults)
    place = _place(rest)
    starts_at = instant(day, at, timezone) if day is not None and at is not None else None
    if starts_at is not None:
        check_date(starts_at, now=now)
    given: dict[Missing, object] = {"day": day, "time": at, "place": place}
    return NewFixture(
        starts_at=starts_at,
        location=place,
        price=_pence(each[1], "price", least=0) if each else defaults.default_price,
        hire=_pence(hire[1] or hire[2], "hire", least=0) if hire else defaults.default_hire,
        minimum=minimum,
        maximum=maximum,
        missing=tuple(part for part, value in given.items() if value is None),
        day=day,
        time=at,
        every=every,
    )


def _how_often(said: str) -> tuple[str, int | None]:
    for shape, weeks in ((_FORTNIGHTLY, FORTNIGHTLY), (_WEEKLY, WEEKLY)):
        rest, found = _taken(shape, said)
        if found:
            return rest, weeks
    return said, None


_Bounds = tuple[int | None, int | None]


def _day_time_and_limits(text: str, local: datetime) -> tuple[time_of_day | None, date | None, str, _Bounds]:
    # A date may hold what looks like a time ("25.12.2026"), a time what looks like limits: the day goes first, and once
    # more at the end, as only the kick-off tells whether "Wed" is today.
    def day_of(kick_off: time_of_day | None) -> tuple[date | None, str]:
        read = read_day(text, today=local.date(), asked_at=local.time(), kick_off=kick_off)
        return (read.value if isinstance(read.value, date) else None), read.rest

    _, rest = day_of(None)
    rest, low = _taken(_MINIMUM, rest)
    rest, high = _taken(_MAXIMUM, rest)
    rest, both = _taken(_RANGE, rest)
    read = read_time(rest)
    at = read.value if isinstance(read.value, time_of_day) else None
    minimum = int((both and both[1]) or (low and low[1]) or -1)
    maximum = int((both and both[2]) or (high and high[1]) or -1)
    return at, day_of(at)[0], read.rest, (None if minimum < 0 else minimum, None if maximum < 0 else maximum)


def _limits(bounds: _Bounds, defaults: Club) -> tuple[int, int]:
    """One limit alone pulls the other along, so that "max 6" does not quarrel with the club's usual minimum."""
    low, high = bounds
    minimum = low if low is not None else min(defaults.default_minimum, high or defaults.default_minimum)
    maximum = high if high is not None else max(defaults.default_maximum, low or defaults.default_maximum)
    check_limits(minimum, maximum)
    return minimum, maximum


def _check_sums(without_price: str, without_hire: str) -> None:
    if _EACH.search(without_price) or _HIRE.search(without_hire):
        raise Unreadable("I found two sums for the same thing.")
    if "£" in without_hire:
        raise Unreadable("Sums look like £45 or £5.50.")


def _check_spelling(rest: str, day: date | None) -> None:
    if day is None:
        for word in rest.split():
            if close := get_close_matches(word.strip(",.").capitalize(), WEEKDAYS, n=1, cutoff=0.75):
                raise Unreadable(f"Did you mean {close[0]}?")


def _place(rest: str) -> str | None:
    place = _EDGES.sub("", " ".join(rest.split())).strip()
    says_something = any(character.isalnum() or not character.isascii() for character in place)
    return checked_place(place) if says_something else None


def _pence(text: str, field: str, *, least: int) -> Pence:
    return money.checked(0, field=field, least=least) if not text.strip("0.,") else money.parse(text)


def _taken(shape: re.Pattern[str], text: str) -> tuple[str, re.Match[str] | None]:
    match = shape.search(text)
    return (f"{text[: match.start()]} {text[match.end() :]}", match) if match else (text, None)


def _answer(said: str, problem: str, defaults: Club) -> str:
    quote = said if len(said) <= LONGEST_QUOTE else said[: LONGEST_QUOTE - 1] + "…"
    return " ".join(filter(None, (f"I couldn't read “{quote}”.", problem, _form(said, defaults))))


def _form(said: str, defaults: Club) -> str:
    """The nearest right form, with the day and the place that were meant."""
    usual = defaults.places[0] if defaults.places else EXAMPLE_PLACE
    place = next((known for known in defaults.places if known.casefold() in said.casefold()), usual)
    hire = money.pounds(defaults.default_hire).removesuffix(".00") if defaults.default_hire else "£45"
    return f"Try: /newfixture {first_weekday(said) or 'Wed'} 18:00 {place} {hire}"


def _try(said: str, form: str) -> str:
    return f"I couldn't read “{said[:LONGEST_QUOTE]}”. Try: {form}" if said else f"Try: {form}"


def parse_cash(text: str) -> tuple[str, Pence]:
    """`Ashley £5`, `£5 Ashley`, `Tom B 12.50` as a name and pence. Raises Misread."""
    said = one_line(_COMMAND.sub("", text))
    if (match := _CASH.fullmatch(said)) is None:
        raise Misread(_try(said, "/cash Ashley £5"))
    return player_name(match["name"] or match["other_name"]), money.parse(match["sum"] or match["other_sum"])


def parse_alias(text: str) -> tuple[str, str]:
    """`Ashley = A JONES` as the player's name and the bank's. Raises Misread."""
    said = one_line(_COMMAND.sub("", text))
    name, equals, bank_name = (part.strip() for part in said.partition("="))
    if not (name and equals and bank_name):
        raise Misread(_try(said, "/alias Ashley = A JONES"))
    return player_name(name), bank_names((bank_name,))[0]


def parse_merge(text: str) -> tuple[str, str]:
    """`Sam = Sam Carter` as the names of two players who are one. Raises Misread."""
    said = one_line(_COMMAND.sub("", text))
    one, equals, other = (part.strip() for part in said.partition("="))
    if not (one and equals and other):
        raise Misread(_try(said, "/merge Sam = Sam Carter"))
    return player_name(one), player_name(other)


def parse_result(text: str) -> Result | None:
    """`5-3`, `5 : 3`, `5 3` as the goals of the bibs and of the others; None for `none`. Raises Misread."""
    said = one_line(_COMMAND.sub("", text))
    if said.casefold() == "none":
        return None
    if (match := _RESULT.fullmatch(said)) is None:
        raise Misread(results.misread(said) if said else results.TRY)
    return Result(int(match[1]), int(match[2]))


def parse_guest(text: str) -> tuple[str, str | None]:
    """`Mike of Ashley` as the names of a guest and of the host, if one is named; the guest may be without a name."""
    said = _PLUS_ONE.sub("", one_line(_COMMAND.sub("", text)))
    if (match := _GUEST_OF.fullmatch(said)) is None:
        return said.strip(), None
    return match["name"].strip(), match["host"].strip()


def find_player(name: str, players: Iterable[Player]) -> Player | tuple[Player, ...]:
    """The one player of this name; else all who may be meant (none, or several to choose from).

    Case and accents do not matter. The whole name counts before its beginning, and that before the beginning of a
    later word. A guest comes after players, and is also meant by `Ashley's Mike`.
    """
    wanted = " ".join(names.tokens(name))
    listed = [player for player in players if player.active]
    first = {player.player_id: player.name.split(maxsplit=1)[0] for player in listed if player.name.strip()}
    own = [(_spelled(player.name), player) for player in listed if player.guest_of is None]
    brought = [(_spelled(player.name), player) for player in listed if player.guest_of is not None]
    hosted = tuple(player for _, player in brought if _spelled(with_host(player, first)) == wanted)
    found = _whole(wanted, own) or hosted
    if not found:
        guests = _whole(wanted, brought)
        playing = _partly(wanted, own)
        found = (*playing, *guests) if playing or guests else _partly(wanted, brought)
    return found[0] if len(found) == 1 else found


def _spelled(name: str) -> str:
    return " ".join(names.tokens(name))


def _whole(wanted: str, spelled: Iterable[tuple[str, Player]]) -> tuple[Player, ...]:
    return tuple(player for known, player in spelled if known == wanted)


def _partly(wanted: str, spelled: Sequence[tuple[str, Player]]) -> tuple[Player, ...]:
    beginning = tuple(player for known, player in spelled if wanted and known.startswith(wanted))
    return beginning or tuple(player for known, player in spelled if wanted and f" {wanted}" in known)
