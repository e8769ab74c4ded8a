"""News of reminders goes to people, and never to a group."""

from dataclasses import replace
from datetime import timedelta

from club.ids import PlayerId, TelegramId
from club.ledger import Entry
from club.money import Pence
from club.notices.reminders import FOLLOWED, follows, reminder, round_sent, says_paid, unreached
from club.payments import Share
from tests.builders import CHARLIE, NOW, OLLY, a_club, a_payment, a_player, a_round

CLUB = a_club(organisers=(OLLY, CHARLIE))
SAM = a_player("Sam", telegram_id=TelegramId(901))
BY_ITSELF = replace(a_round(), asked_by=None)


def entry() -> Entry:
    share = Share(club_id=CLUB.club_id, player_id=PlayerId("sam"), amount=Pence(500))
    return a_payment().assign((share,), evidence=(), at=NOW).shares[0]


def test_all_of_it_is_for_one_person() -> None:
    told = [
        reminder(a_round(), SAM),
        follows(entry(), replace(SAM, reminded_at=NOW)),
        *round_sent(BY_ITSELF, CLUB),
        *unreached(BY_ITSELF, CLUB),
        *says_paid(SAM, CLUB, at=NOW),
    ]
    assert {notice.lane.partition(":")[0] for notice in told if notice} == {"person"}
    assert len([notice for notice in told if notice]) == 8


def test_a_round_is_the_business_of_who_asked_for_it_and_else_of_every_organiser() -> None:
    assert [notice.lane for notice in round_sent(a_round(), CLUB)] == [f"person:{OLLY}"]
    assert [notice.lane for notice in unreached(BY_ITSELF, CLUB)] == [f"person:{OLLY}", f"person:{CHARLIE}"]


def test_who_is_not_on_telegram_cannot_be_told() -> None:
    alone = a_player(
        "Zoë",
    )
    assert reminder(a_round(), alone) is None
    assert follows(entry(), replace(alone, reminded_at=NOW)) is None


def test_only_who_was_reminded_lately_has_a_reminder_to_keep_up() -> None:
    assert follows(entry(), SAM) is None
    assert follows(entry(), None) is None
    assert follows(entry(), replace(SAM, reminded_at=NOW - FOLLOWED)) is not None
    assert follows(entry(), replace(SAM, reminded_at=NOW - FOLLOWED - timedelta(seconds=1))) is None


def test_saying_so_twice_in_a_day_is_once_where_the_club_plays() -> None:
    keys = {notice.key for hour in (0, 11) for notice in says_paid(SAM, CLUB, at=NOW + timedelta(hours=hour))}
    assert len(keys) == 2, "one for each organiser"
    tomorrow = {notice.key for notice in says_paid(SAM, CLUB, at=NOW + timedelta(hours=12))}
    assert not keys & tomorrow
