from datetime import date

from club.habits import Nation
from club.ids import SeriesId
from club.series import closed_to, game_on, no_bank_holidays, said


def test_bank_holidays_count_only_where_the_club_says_whose() -> None:
    asked: list[Nation] = []

    def always(_day: date, nation: Nation) -> bool:
        asked.append(nation)
        return True

    assert closed_to(Nation.SCOTLAND, always)(date(2026, 1, 2))
    assert not closed_to(Nation.NONE, always)(date(2026, 1, 2))
    assert asked == [Nation.SCOTLAND]
    assert not closed_to(Nation.ENGLAND, no_bank_holidays)(date(2026, 12, 25))


def test_each_date_of_each_weekly_game_has_one_game() -> None:
    one, other = SeriesId("one"), SeriesId("other")
    games = {game_on(series, date(2026, 3, day)) for series in (one, other) for day in (4, 11)}
    assert len(games) == 4
    assert game_on(one, date(2026, 3, 4)) in games


def test_a_date_as_it_is_said() -> None:
    assert said(date(2026, 12, 2)) == "Wed 2 Dec"
