"""A game that is being put together, step by step. It lives in the memo of the message that shows it, nowhere else."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final, TypeVar
from zlib import crc32

from bot.commands import NewFixture
from bot.dates import Unreadable, instant, read_day, read_time
from club import money
from club.actions.fixing import Plan
from club.clubs import Club
from club.errors import Invalid
from club.ids import ClubId, well_formed
from club.limits import checked_place
from club.money import Pence, pounds
from club.series import FORTNIGHTLY, WEEKLY

KIND = "draft"
HOW_OFTEN: Final = {"0": None, str(WEEKLY): WEEKLY, str(FORTNIGHTLY): FORTNIGHTLY}
"""In a button: never again, or every so many weeks."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known so far; `price` is None until it was chosen. Pence, local day and time, `every` so many weeks."""

    club_id: ClubId
    day: dt.date | None = None
    time: dt.time | None = None
    place: str | None = None
    price: Pence | None = None
    hire: Pence
    minimum: int
    maximum: int
    usual: Pence
    thread_id: int | None = None
    every: int | None = None

    @property
    def step(self) -> str:
        """What to ask for next."""
        known = {"day": self.day, "time": self.time, "place": self.place, "price": self.price}
        return next((name for name, value in known.items() if value is None), "ready")

    def starts_at(self, timezone: str) -> dt.datetime | None:
        """Kick-off in UTC, once day and time are known. Raises Invalid for a time that the clocks skip."""
        return instant(self.day, self.time, timezone) if self.day is not None and self.time is not None else None

    def plan(self, timezone: str) -> Plan:
        """The finished plan. Raises Invalid when something is missing."""
        starts_at = self.starts_at(timezone)
        if starts_at is None or self.place is None:
            raise Invalid("The day, the time or the place is still missing.")
        price = self.usual if self.price is None else self.price
        return Plan(
            starts_at=starts_at,
            location=self.place,
            price=price,
            hire=self.hire,
            minimum=self.minimum,
            maximum=self.maximum,
        )

    def facts(self) -> dict[str, str]:
        """For the memo."""
        known = {
            "c": self.club_id,
            "d": None if self.day is None else self.day.isoformat(),
            "t": None if self.time is None else self.time.strftime("%H%M"),
            "l": self.place,
            "p": None if self.price is None else str(self.price),
            "h": str(self.hire),
            "n": str(self.minimum),
            "x": str(self.maximum),
            "u": str(self.usual),
            "th": None if self.thread_id is None else str(self.thread_id),
            "e": None if self.every is None else str(self.every),
        }
        return {key: value for key, value in known.items() if value is not None}

    def with_choice(self, step: str, value: str, club: Club) -> "Draft | None":
        """The draft after a button; None for a button that no longer fits."""
        try:
            match step:
                case "day":
                    return replace(self, day=dt.date.fromisoformat(value))
                case "time":
                    return replace(self, time=_clock(value))
                case "place":
                    found = next(
                        (known for number, known in enumerate(club.places) if key_of(number, known) == value), None
                    )
                    return None if found is None else replace(self, place=found)
                case "price":
                    return replace(self, price=money.checked(int(value), field="price", least=0))
                case "every":
                    return replace(self, every=HOW_OFTEN[value])
                case _:
                    return None
        except (ValueError, KeyError):
            return None

    def with_words(self, step: str, said: str, *, local: dt.datetime) -> "Draft":
        """The draft after a typed answer. Raises Invalid."""
        try:
            match step:
                case "day":
                    day = read_day(said, today=local.date(), asked_at=local.time(), kick_off=self.time).value
                    known = _given(day, dt.date, "I couldn't read that as a day. Try Wed, 25/12 or 4 March.")
                    if known < local.date():
                        raise Invalid("That day is in the past. Try Wed, 25/12 or 4 March.")
                    return replace(self, day=known)
                case "time":
                    clock = read_time(said).value
                    return replace(
                        self, time=_given(clock, dt.time, "I couldn't read that as a time. Try 18:00 or 7pm.")
                    )
                case "place":
                    return replace(self, place=checked_place(said))
                case _:
                    return replace(self, price=price_of(said))
        except Unreadable as problem:
            raise Invalid(str(problem)) from None


def begun(read: NewFixture, club: Club, thread_id: int | None) -> Draft:
    """The draft of a command that left something out."""
    return Draft(
        club_id=club.club_id,
        day=read.day,
        time=read.time,
        place=read.location,
        hire=read.hire,
        minimum=read.minimum,
        maximum=read.maximum,
        usual=read.price,
        thread_id=thread_id,
        every=read.every,
    )


def recalled(facts: dict[str, str]) -> Draft | None:
    """The draft in a memo; None for one that cannot be read."""
    try:
        if not well_formed(facts["c"]):
            return None
        return Draft(
            club_id=ClubId(facts["c"]),
            day=dt.date.fromisoformat(facts["d"]) if "d" in facts else None,
            time=_clock(facts["t"]) if "t" in facts else None,
            place=facts.get("l"),
            price=Pence(int(facts["p"])) if "p" in facts else None,
            hire=Pence(int(facts["h"])),
            minimum=int(facts["n"]),
            maximum=int(facts["x"]),
            usual=Pence(int(facts["u"])),
            thread_id=int(facts["th"]) if "th" in facts else None,
            every=HOW_OFTEN[facts["e"]] if "e" in facts else None,
        )
    except (KeyError, ValueError):
        return None


def key_of(number: int, known: str) -> str:
    """A known place in a button: its number, and enough of it to notice that the list has changed."""
    return f"{number}-{crc32(known.encode()):x}"


def price_of(said: str) -> Pence:
    """`£5`, `5.50`, `free` as pence. Raises Invalid."""
    return Pence(0) if said.strip().casefold() in ("free", "0", "£0", "nothing") else money.parse(said)


def prices_near(usual: Pence) -> list[Pence]:
    """The usual price first, then those around it."""
    around = (usual - 100, usual + 100, usual + 200)
    return [usual, *(Pence(price) for price in around if 0 < price <= money.LARGEST)]


def in_pounds(price: Pence) -> str:
    """On a button."""
    return pounds(price) if price else "Free"


def _clock(value: str) -> dt.time:
    if len(value) != 4 or not value.isdigit():
        raise ValueError(value)
    return dt.time(int(value[:2]), int(value[2:]))


def _given(value: object, type_: type[T], problem: str) -> T:
    if not isinstance(value, type_):
        raise Invalid(problem)
    return value
