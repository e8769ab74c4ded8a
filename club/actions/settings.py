"""What a club does unless it is told otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from club.clubs import Club, PlaceNotice
from club.errors import Invalid
from club.habits import LONGEST_NOTICE
from club.ids import ClubId
from club.limits import check_limits, checked_place
from club.links import monzo_me
from club.money import Pence, checked
from club.players import one_line
from club.ports import Books


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What an organiser changes about a club; None stays as it is. Pence; an empty `monzo_me` removes the link.

    `habits` are changed by name; `notice` is a place and how many hours before kick-off it can be called off for free;
    None for the hours takes the club's usual ones again. `notices` are all places that have a time of their own.
    """

    name: str | None = None
    timezone: str | None = None
    default_price: Pence | None = None
    default_hire: Pence | None = None
    default_minimum: int | None = None
    default_maximum: int | None = None
    charge_after_minutes: int | None = None
    monzo_me: str | None = None
    admins_may: bool | None = None
    monthly_statement: bool | None = None
    remind_automatically: bool | None = None
    habits: Mapping[str, bool | int | str] = field(default_factory=dict)
    notice: tuple[str, int | None] | None = None
    notices: tuple[PlaceNotice, ...] | None = None


async def prefer(books: Books, club_id: ClubId, wanted: Preferences) -> Club:
    """Change a club's defaults. Games that exist already keep theirs. Raises Invalid with the field."""
    club = await books.club(club_id)
    changed = replace(
        club,
        name=club.name if wanted.name is None else _name(wanted.name),
        default_price=_sum(wanted.default_price, club.default_price, "default_price"),
        default_hire=_sum(wanted.default_hire, club.default_hire, "default_hire"),
        default_minimum=club.default_minimum if wanted.default_minimum is None else wanted.default_minimum,
        default_maximum=club.default_maximum if wanted.default_maximum is None else wanted.default_maximum,
        charge_after_minutes=_minutes(wanted.charge_after_minutes, club.charge_after_minutes),
        monzo_me=club.monzo_me if wanted.monzo_me is None else monzo_me(wanted.monzo_me),
        admins_may=club.admins_may if wanted.admins_may is None else wanted.admins_may,
        remind_automatically=club.remind_automatically
        if wanted.remind_automatically is None
        else wanted.remind_automatically,
    )
    if wanted.habits:
        changed = replace(changed, habits=changed.habits.changed(wanted.habits))
    if wanted.notices is not None:
        changed = changed.with_notices(PlaceNotice(_place(one.place), _hours(one.hours)) for one in wanted.notices)
    if wanted.notice is not None:
        changed = _noticed(changed, *wanted.notice)
    if wanted.timezone is not None:
        changed = changed.in_timezone(_zone(wanted.timezone))
    if wanted.monthly_statement is not None:
        changed = changed.stating_monthly(on=wanted.monthly_statement)
    check_limits(changed.default_minimum, changed.default_maximum)
    if changed != club:
        books.save(changed)
    return changed


def _sum(wanted: Pence | None, usual: Pence, field: str) -> Pence:
    return usual if wanted is None else checked(wanted, field=field, least=0)


def _minutes(wanted: int | None, usual: int) -> int:
    if wanted is not None and not 0 <= wanted <= 24 * 60:
        raise Invalid("A game can be charged up to a day after kick-off.", field="charge_after_minutes")
    return usual if wanted is None else wanted


def _noticed(club: Club, place: str, hours: int | None) -> Club:
    place = _place(place)
    return club.without_notice(place) if hours is None else club.with_notice(place, _hours(hours))


def _place(text: str) -> str:
    try:
        return checked_place(text)
    except Invalid as error:
        raise Invalid(error.message, field="notices") from None


def _hours(wanted: int) -> int:
    if not 0 <= wanted <= LONGEST_NOTICE:
        raise Invalid(f"That has to be between 0 and {LONGEST_NOTICE} hours.", field="notices")
    return wanted


def _name(text: str) -> str:
    name = one_line(text)[:128].strip()
    if not name:
        raise Invalid("A club needs a name.", field="name")
    return name


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid("I don't know that time zone. Try Europe/London.", field="timezone") from None
    return name
