"""Bank holidays. The only place that knows the library which has them; it is loaded once a club asks for some."""

from datetime import date
from functools import lru_cache
from typing import Final

from club.habits import Nation

_SUBDIVISIONS: Final = {Nation.ENGLAND: "ENG", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}


def is_bank_holiday(day: date, nation: Nation) -> bool:
    """Whether that is a bank holiday there, one in place of a weekend's included; nowhere is none."""
    return nation is not Nation.NONE and day in _days_off(day.year, nation)


@lru_cache(maxsize=16)
def _days_off(year: int, nation: Nation) -> frozenset[date]:
    import holidays  # noqa: PLC0415  # 17 MB, only for clubs that leave bank holidays out

    return frozenset(holidays.country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=year))
