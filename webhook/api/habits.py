"""How a club's games run, in JSON: the form is made from the habits themselves, so none can be left out. Pure."""

from enum import StrEnum
from typing import Final

from club.clubs import PLACES_REMEMBERED, PlaceNotice
from club.habits import BOUNDS, LONGEST_NOTICE, NAMES, Habits
from webhook.api.fields import many, one_of, part, text, whole, within, yes_or_no
from webhook.api.forms import Field, Filled, Form
from webhook.api.shapes import HabitsShape, NoticeShape


def _field(name: str) -> Field[object]:
    usual = getattr(Habits(), name)
    if isinstance(usual, StrEnum):
        return one_of(name, *type(usual))
    if isinstance(usual, bool):
        return yes_or_no(name)
    least, most = BOUNDS[name]
    return whole(name, least=least, most=most)


PLACE, HOURS = text("place", longest=80), whole("hours", least=0, most=LONGEST_NOTICE)
NOTICE: Final = Form("PlaceNotice", required=(PLACE, HOURS))

HABITS: Final = within("habits", Form("Habits", optional=tuple(_field(name) for name in NAMES))).described(
    "Only those that are named are changed. Hours count to kick-off; 0 switches off what is a number."
)
NOTICES: Final = many("notices", part("notice", NOTICE), most=PLACES_REMEMBERED).described(
    "All the places that can be called off for free until a time of their own; elsewhere `notice_hours` counts."
)


def changed(filled: Filled) -> dict[str, bool | int | str]:
    """The habits that a body names, as the club's action takes them."""
    wanted = filled.get(HABITS)
    if wanted is None:
        return {}
    return {name: value for name, value in wanted.values.items() if isinstance(value, bool | int | str)}


def noticed(filled: Filled) -> tuple[PlaceNotice, ...] | None:
    """The places that a body names; None when it leaves them as they are."""
    named = filled.get(NOTICES)
    return None if named is None else tuple(PlaceNotice(one[PLACE], one[HOURS]) for one in named)


def habits(one: Habits) -> HabitsShape:
    """All the habits of a club."""
    return HabitsShape(
        notice_hours=one.notice_hours,
        cancel_automatically=one.cancel_automatically,
        late_leavers_pay=one.late_leavers_pay,
        offers=one.offers,
        missed_out_first=one.missed_out_first,
        regulars_first=one.regulars_first,
        debtors_wait=one.debtors_wait,
        guests=one.guests,
        guests_make_way=one.guests_make_way,
        last_call=one.last_call.value,
        tonight=one.tonight,
        teams_before=one.teams_before,
        results=one.results,
        rota=one.rota,
        bank_holidays=one.bank_holidays.value,
    )


def notices(known: tuple[PlaceNotice, ...]) -> list[NoticeShape]:
    """The places with a time of their own."""
    return [NoticeShape(place=notice.place, hours=notice.hours) for notice in known]
