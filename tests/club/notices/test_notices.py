"""Every piece of news has a key that is the same for the same news, and another for any other."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from club import notices
from club.fixtures import Fixture
from club.ids import LineId, PlayerId, TelegramId
from club.ledger import Entry
from club.lines import Line
from club.money import Pence
from club.months import Month
from club.notices import Former, Notice, Step, Topic
from club.notices.reminders import follows, reminder, round_sent, says_paid, unreached
from club.payments import Payment, Share
from club.players import Player, Reach
from club.reminders import Round
from tests.builders import CHARLIE, NOW, OLLY, a_club, a_fixture, a_line, a_login, a_payment, a_player, a_round

CLUB = a_club(organisers=(OLLY, CHARLIE))
GROUP = notices.group(CLUB.club_id)
SAM = a_player("Sam", telegram_id=TelegramId(901))
ASHLEY = a_player("Ashley", telegram_id=TelegramId(902))
MIKE, ZED = a_player("Mike", guest_of=SAM.player_id), a_player("Zed", guest_of=SAM.player_id)


def booked(payment: Payment, player: str = "sam") -> Payment:
    share = Share(club_id=CLUB.club_id, player_id=PlayerId(player), amount=Pence(500))
    return payment.assign((share,), evidence=(), at=NOW)


PAYMENT = booked(a_payment())
UNDONE = PAYMENT.undo(at=NOW)
AGAIN = booked(UNDONE)
(ENTRY,), (SECOND,) = PAYMENT.shares, AGAIN.shares
ASKED = a_payment().ask(CLUB.club_id, reference=None, at=NOW)
LATER = replace(a_fixture(), version=7)


def about_fixtures(of: Fixture) -> list[Notice]:
    told_alone = (notices.offered, notices.offer_ended, notices.scramble, notices.filled, notices.let_off)
    alone = [told(of, SAM) for told in (*told_alone, notices.last_call, notices.call_stands, notices.tonight)]
    alone += [told(of, SAM) for told in (notices.put_on, notices.taken_off)]
    guests = [told(of, guest, SAM) for told in (notices.brought, notices.made_way) for guest in (MIKE, ZED)]
    return [
        *(notice for notice in alone if notice is not None),
        *map(some, guests),
        notices.card(of),
        notices.moved(of, a_fixture(location="Cage")),
        notices.promoted(of, SAM),
        notices.promoted(of, a_player("Ashley")),
        *notices.after_game(CLUB, of),
        notices.sides(of),
        *(news for player in (SAM, ASHLEY) if (news := notices.kit(of, replace(player, reach=Reach.OPEN)))),
        notices.plea(of),
        notices.plea_stands(of),
        *notices.to_decide(of, CLUB.organisers),
        *notices.decision_stands(of, CLUB.organisers),
    ]


def about_entries(of: Entry) -> list[Notice]:
    told_alone = (notices.still_open, notices.not_yours, notices.yours_after_all, notices.adjusted, notices.paid_back)
    alone = [told(of, SAM) for told in told_alone]
    private = [notice for notice in alone if notice is not None]
    assert len(private) == len(alone)
    return [notices.paid(of), *private, notices.taken_back(of.reversed_at(NOW))]


def about_reminders(of: Round) -> list[Notice]:
    told = reminder(of, SAM), reminder(of, ASHLEY)
    return [*(notice for notice in told if notice), *round_sent(of, CLUB), *unreached(of, CLUB)]


def about_what_follows() -> list[Notice]:
    reminded = replace(SAM, reminded_at=NOW)
    both = follows(ENTRY, reminded), follows(ENTRY.reversed_at(NOW), reminded)
    return [
        *(notice for notice in both if notice),
        *says_paid(SAM, CLUB, at=NOW),
        *says_paid(SAM, CLUB, at=NOW + timedelta(days=1)),
        *says_paid(ASHLEY, CLUB, at=NOW),
    ]


def some(notice: Notice | None) -> Notice:
    assert notice is not None
    return notice


def about_the_bank(line: Line) -> list[Notice]:
    later, (day, next_day) = NOW + timedelta(hours=3), (date(2026, 3, 4), date(2026, 3, 5))
    told = [notices.bank_behind(line, since=since) for since in (NOW, later)]
    told += [notices.bank_forged(line, day=one) for one in (day, next_day)]
    told += [notices.bank_gone(line, a_payment(line.secret_digest + name)) for name in ("one", "two")]
    told += [notices.bank_silent(line, since=since, found=[notices.Checked.HOOK_THERE]) for since in (NOW, later)]
    told += notices.bank_cut(line, replace(a_club(), organisers=(OLLY, CHARLIE, TelegramId(9))), but=OLLY)
    return [some(one) for one in told]


def everything() -> list[Notice]:
    refused = notices.account_refused(LineId("line"), OLLY, CLUB.club_id, "stranger")
    return [
        notices.welcome(CLUB, occasion="1"),
        notices.welcome(CLUB, occasion="2"),
        *about_fixtures(a_fixture()),
        *(notice for notice in about_fixtures(LATER) if notice.topic is not Topic.KIT),
        *about_fixtures(a_fixture("another")),
        notices.called_off(a_fixture()),
        notices.called_off(a_fixture("another")),
        *about_entries(ENTRY),
        *about_entries(SECOND),
        *notices.question(a_payment(), [CLUB]),
        *notices.question(replace(a_payment(), version=1), [CLUB]),
        *notices.question(a_payment("another"), [CLUB]),
        *notices.group_asked(ASKED),
        *notices.group_asked(replace(ASKED, version=1)),
        notices.please_start(SAM),
        notices.please_start(a_player("Ashley")),
        refused,
        notices.account_refused(LineId("line"), OLLY, CLUB.club_id, "another"),
        some(notices.bank_step(a_login(), a_line(), Step.APPROVE, occasion="1")),
        some(notices.bank_step(a_login(), a_line(), Step.APPROVE, occasion="2")),
        some(notices.bank_step(a_login(), a_line(), Step.CONNECTED, occasion="1")),
        some(notices.bank_login(a_login(), a_line())),
        some(notices.bank_login(replace(a_login(), pairs=2), a_line())),
        some(notices.bank_login(a_login(LineId("another")), a_line("another"))),
        *about_the_bank(a_line()),
        *about_the_bank(a_line("another")),
        notices.undelivered(refused, CHARLIE, "blocked"),
        notices.group_closed(CLUB, OLLY, "the group was deleted"),
        notices.undelivered(refused, OLLY, "blocked"),
        notices.undelivered(refused, CHARLIE, "gone"),
        notices.month(CLUB, Month(2026, 2), since=NOW),
        notices.month(CLUB, Month(2026, 3), since=NOW),
        *about_reminders(a_round()),
        *about_reminders(a_round("another")),
        *about_what_follows(),
    ]


def test_nobody_logs_in_for_a_line_that_is_cut_or_nobodys() -> None:
    assert notices.bank_login(a_login(), replace(a_line(), clubs=())) is None
    assert notices.bank_login(a_login(), replace(a_line(), owner=None)) is None


def test_whoever_connects_hears_of_the_next_step_and_nobody_of_a_line_that_is_cut() -> None:
    entered, asked = replace(a_login(), entered_by=CHARLIE), replace(a_login(), asked_by=CHARLIE)
    for login, step, whom in (
        (entered, Step.CHOOSE, CHARLIE),
        (asked, Step.REFUSED, CHARLIE),
        (asked, Step.CONNECTED, OLLY),  # who has not entered yet
    ):
        assert some(notices.bank_step(login, a_line(), step, occasion="1")).lane == notices.person(whom)
    assert some(notices.bank_step(a_login(), a_line(), Step.CHOOSE, occasion="1")).lane == notices.person(OLLY)
    assert notices.bank_step(asked, replace(a_line(), clubs=()), Step.CHOOSE, occasion="1") is None


def test_the_same_news_has_the_same_key_and_other_news_another() -> None:
    keys = [notice.key for notice in everything()]
    assert keys == [notice.key for notice in everything()]
    assert len(set(keys)) == len(keys)


def test_every_topic_is_told_somewhere() -> None:
    assert {notice.topic for notice in everything()} == set(Topic)


def test_lanes_are_a_group_or_a_person() -> None:
    assert {notice.lane.partition(":")[0] for notice in everything()} == {"group", "person"}
    assert notices.group(a_club(-5).club_id) != GROUP
    assert notices.person(OLLY) != notices.person(CHARLIE)


def test_what_is_edited_in_place_keeps_its_subject_while_the_key_moves_on() -> None:
    pairs: Sequence[tuple[Notice, Notice]] = [
        (notices.card(a_fixture()), notices.card(LATER)),
        (some(notices.offered(a_fixture(), SAM)), some(notices.offer_ended(LATER, SAM))),
        (notices.sides(a_fixture()), notices.sides(LATER)),
        (some(notices.let_off(a_fixture(), SAM)), some(notices.let_off(LATER, SAM))),
        *zip(notices.after_game(CLUB, a_fixture()), notices.after_game(CLUB, LATER), strict=True),
        *zip(
            notices.question(a_payment(), [CLUB]),
            notices.question(replace(a_payment(), version=3), [CLUB]),
            strict=True,
        ),
        *zip(notices.group_asked(ASKED), notices.group_asked(replace(ASKED, version=3)), strict=True),
        (notices.paid(ENTRY), notices.taken_back(ENTRY.reversed_at(NOW))),
    ]
    for before, after in pairs:
        assert before.subject == after.subject is not None
        assert before.key != after.key


def test_news_of_a_move_or_of_a_price_says_what_it_was_and_is_about_one_message() -> None:
    before = a_fixture(location="The Cage, pitch 2", price=Pence(450))
    news = notices.moved(a_fixture(), before)
    assert notices.moved_from(news) == Former(before.starts_at, Pence(450), "The Cage, pitch 2")
    assert news.subject == notices.moved(LATER, before).subject is not None
    dearer = notices.moved(replace(before, price=Pence(600)), before)
    assert (dearer.subject, notices.moved_from(dearer)) == (news.subject, notices.moved_from(news))


@pytest.mark.parametrize("news", [notices.last_call, notices.tonight])
def test_what_is_asked_and_told_before_a_game_never_goes_to_the_group(
    news: Callable[[Fixture, Player], Notice | None],
) -> None:
    assert some(news(a_fixture(), SAM)).lane == notices.person(901)
    assert news(a_fixture(), a_player("Ashley")) is None
    assert news(a_fixture(), replace(SAM, reach=Reach.BLOCKED)) is None


def test_each_organiser_is_asked_once_also_when_they_run_several_of_the_clubs() -> None:
    both = [CLUB, a_club(-5, organisers=(CHARLIE, OLLY))]
    asked = notices.question(a_payment(), both)
    assert [(notice.lane, notice.club_id) for notice in asked] == [
        (notices.person(OLLY), CLUB.club_id),
        (notices.person(CHARLIE), CLUB.club_id),
    ]
    assert notices.question(a_payment(), [a_club(organisers=())]) == ()


@pytest.mark.parametrize("reach", list(Reach))
def test_who_blocked_the_bot_hears_in_the_group_and_never_in_person(reach: Reach) -> None:
    player = replace(SAM, reach=reach)
    blocked = reach is Reach.BLOCKED
    assert notices.promoted(a_fixture(), player).lane == (GROUP if blocked else notices.person(901))
    for told in (notices.still_open, notices.not_yours, notices.yours_after_all):
        assert (told(ENTRY, player) is None) == blocked


def test_who_is_not_on_telegram_hears_in_the_group() -> None:
    assert notices.promoted(a_fixture(), a_player("Ashley")).lane == GROUP
    for told in (notices.still_open, notices.not_yours, notices.yours_after_all):
        assert told(ENTRY, a_player("Ashley")) is None


def test_a_booking_is_confirmed_in_the_club_it_is_booked_in() -> None:
    paid = notices.paid(ENTRY)
    assert (paid.lane, paid.payment_id, paid.player_id, paid.entry_id) == (
        GROUP,
        PAYMENT.payment_id,
        "sam",
        ENTRY.entry_id,
    )


def test_a_month_is_one_piece_of_news_whenever_it_is_told_and_old_after_three_days() -> None:
    news = notices.month(CLUB, Month(2026, 2), since=NOW)
    assert news.key == notices.month(CLUB, Month(2026, 2), since=NOW + timedelta(hours=1)).key
    assert notices.month_of(news) == (Month(2026, 2), NOW + timedelta(days=3))
