"""How a club runs its games unless it is told otherwise: who comes first, who is told what, what the bot decides alone.

A club that changes nothing gets a quiet bot: one card a game, a place that opens is offered down the line, and a word
only when a game is in danger.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Final

from club.errors import Invalid

LONGEST_NOTICE: Final = 14 * 24
MOST_GUESTS: Final = 5
MOST_DEBTS: Final = 20


class LastCall(StrEnum):
    """When those who have not answered are asked, each in private."""

    NEVER = "never"
    WHEN_SHORT = "when_short"
    WHILE_PLACES = "while_places"


class Nation(StrEnum):
    """Whose bank holidays a weekly game leaves out."""

    NONE = "none"
    ENGLAND = "england"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """The habits of one club. Hours are counted by the clock on the wall.

    `notice_hours`: so long before kick-off a pitch can be called off for free, where the place has no time of its own.
    `cancel_automatically`: a game below its minimum by then is called off without asking.
    `late_leavers_pay`: who leaves after that owes until the place is filled again.
    `offers`: a free place is offered to the first in line, who has a while to take it; else they are put in at once.
    `missed_out_first`, `regulars_first`: for a day, a new game keeps places for those who waited in vain the last time,
    and for those who nearly always play. `debtors_wait`: who owes more than so many games signs up after that day; 0
    makes no difference. `guests`: so many a player may bring; `guests_make_way`: a player who waits gets a guest's
    place. `tonight`: on the day, those who are in are told when and where. `teams_before`: the sides are posted an hour
    before kick-off. `results`, `rota`: results are asked for after a game, and who brings ball and bibs is said.
    """

    notice_hours: int = 24
    cancel_automatically: bool = False
    late_leavers_pay: bool = True
    offers: bool = True
    missed_out_first: bool = False
    regulars_first: bool = False
    debtors_wait: int = 0
    guests: int = 2
    guests_make_way: bool = False
    last_call: LastCall = LastCall.WHEN_SHORT
    tonight: bool = True
    teams_before: bool = False
    results: bool = False
    rota: bool = False
    bank_holidays: Nation = Nation.NONE

    def changed(self, wanted: Mapping[str, bool | int | str]) -> "Habits":
        """The same habits but for these, by name. Raises Invalid with the field that is wrong."""
        return replace(self, **{name: _checked(self, name, value) for name, value in wanted.items()})


BOUNDS: Final[Mapping[str, tuple[int, int]]] = {
    "notice_hours": (0, LONGEST_NOTICE),
    "debtors_wait": (0, MOST_DEBTS),
    "guests": (0, MOST_GUESTS),
}
"""The least and the most of each habit that is a number."""

NAMES: Final = tuple(one.name for one in fields(Habits))


def _checked(habits: Habits, name: str, value: bool | int | str) -> Any:
    if name not in NAMES:
        raise Invalid("There is no such habit.", field=name)
    usual = getattr(habits, name)
    if isinstance(usual, StrEnum):
        kind = type(usual)
        if value not in list(kind):
            raise Invalid(f"This has to be {' or '.join(kind)}.", field=name)
        return kind(str(value))
    if isinstance(usual, bool):
        if not isinstance(value, bool):
            raise Invalid("This has to be yes or no.", field=name)
        return value
    low, high = BOUNDS[name]
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise Invalid(f"This has to be a number between {low} and {high}.", field=name)
    return value
