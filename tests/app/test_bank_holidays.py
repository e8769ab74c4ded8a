import subprocess
import sys
from datetime import date

import pytest

from app.bank_holidays import is_bank_holiday
from club.habits import Nation

EVERYWHERE = {Nation.ENGLAND, Nation.SCOTLAND, Nation.NORTHERN_IRELAND}


@pytest.mark.parametrize(
    ("day", "nations"),
    [
        (date(2026, 12, 25), EVERYWHERE),
        (date(2026, 12, 28), EVERYWHERE),  # for Boxing Day, which is a Saturday
        (date(2026, 4, 6), {Nation.ENGLAND, Nation.NORTHERN_IRELAND}),
        (date(2026, 1, 2), {Nation.SCOTLAND}),
        (date(2026, 3, 17), {Nation.NORTHERN_IRELAND}),
        (date(2026, 12, 24), set()),
    ],
)
def test_each_nation_has_its_own(day: date, nations: set[Nation]) -> None:
    assert {nation for nation in Nation if is_bank_holiday(day, nation)} == nations


def test_the_library_is_loaded_only_for_those_who_ask() -> None:
    program = "import sys; from app import wiring; assert 'holidays' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
