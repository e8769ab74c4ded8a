"""A player's page: recognisable, honest, and as long as a message may be."""

from dataclasses import replace
from datetime import timedelta

from bot.texts import one_player as texts
from bot.texts.one_player import Page
from bot.texts.words import MESSAGE_ROOM, length
from club.ids import AccountKey, EntryId, PaymentId, TelegramId
from club.ledger import Entry, Kind
from club.money import Pence
from club.players import KnownAccount, Player, Reach
from club.ports import Lapses, Statement
from tests.builders import NOW, a_player

LONDON = "Europe/London"


def entry(number: int, kind: Kind, amount: int, *, reverses: str | None = None, player: Player | None = None) -> Entry:
    one = player or a_player("Ann")
    return Entry(
        entry_id=EntryId(f"{kind.value}:{number}"),
        club_id=one.club_id,
        player_id=one.player_id,
        kind=kind,
        amount=Pence(amount),
        booked_at=NOW + timedelta(minutes=number),
        reverses=EntryId(reverses) if reverses else None,
    )


def statement(*entries: Entry) -> list[Statement]:
    total, lines = 0, []
    for one in entries:
        total += one.amount
        lines.append(Statement(one, Pence(total)))
    return lines


def page(player: Player, *entries: Entry) -> Page:
    lines = statement(*entries)
    names = {player.player_id: player.name, a_player("Sam C").player_id: "Sam C"}
    balance = lines[-1].balance if lines else Pence(0)
    paid = texts.last_paid(lines)
    return Page(player=player, balance=balance, lines=lines, names=names, last_paid=paid, latest=True)


def test_with_everything_by_which_money_is_recognised() -> None:
    known = KnownAccount(key=AccountKey("k"), since=NOW, payment_id=PaymentId("p"), payer="A <B>")
    ann = replace(a_player("Ann", accepted_bank_names=("A <B>",)), accounts=(known,), former_codes=("OLD12",))
    text = texts.player(page(ann), now=NOW, timezone=LONDON)
    assert "Bank names: A &lt;B&gt;" in text
    assert "Known accounts: A &lt;B&gt; since Wed 4 Mar" in text
    assert f"<code>{ann.reference_code}</code>, formerly OLD12" in text
    assert text.endswith("Nothing in the books yet.")
    blocked = replace(a_player("Ann", telegram_id=TelegramId(1)), reach=Reach.BLOCKED)
    assert "no, they blocked me" in texts.player(page(blocked), now=NOW, timezone=LONDON)


def test_line_by_line_with_the_balance_after_each() -> None:
    lines = (
        entry(1, Kind.CHARGE, -500),
        entry(2, Kind.PAYMENT, 500),
        entry(3, Kind.REVERSAL, -500, reverses="payment:2"),
        entry(4, Kind.WRITE_OFF, 200),
        entry(5, Kind.CORRECTION, -100, player=a_player("Sam C")),
    )
    text = texts.player(page(a_player("Ann"), *lines), now=NOW, timezone=LONDON)
    assert text.endswith(
        "Latest:\n"
        "Wed 4 Mar: game −£5.00, owes £5.00\n"
        "Wed 4 Mar: paid +£5.00, all square\n"
        "Wed 4 Mar: payment taken back −£5.00, owes £5.00\n"
        "Wed 4 Mar: written off +£2.00, owes £3.00\n"
        "Wed 4 Mar: corrected (as Sam C) −£1.00, owes £4.00"
    )
    assert "never paid yet" in text, "what was taken back is no payment"


def test_every_kind_of_line_has_words() -> None:
    for kind in set(Kind) - {Kind.REVERSAL}:
        assert texts.player(page(a_player("Ann"), entry(1, kind, 5)), now=NOW, timezone=LONDON)


def test_the_longest_page_fits() -> None:
    names = tuple(f"{'&' * 62}{number}" for number in range(20))
    ann = replace(a_player("<" * 64), accepted_bank_names=names, retired=True)
    lines = (entry(number, Kind.CORRECTION, -100_000, player=a_player("Sam C")) for number in range(12))
    assert length(texts.player(page(ann, *lines), now=NOW, timezone=LONDON)) <= MESSAGE_ROOM * 2


def test_who_drops_out_late_or_does_not_turn_up_has_a_line_of_it_and_others_have_none() -> None:
    ann = page(a_player("Ann"))
    several = replace(ann, lapses=Lapses(late=3, no_shows=1))
    assert "\n3 late drop-outs, 1 no-show this season\n" in texts.player(several, now=NOW, timezone=LONDON)
    once = replace(ann, lapses=Lapses(late=1))
    assert "\n1 late drop-out this season\n" in texts.player(once, now=NOW, timezone=LONDON)
    assert "this season" not in texts.player(ann, now=NOW, timezone=LONDON)


def test_a_guest_is_somebodys_and_a_charge_says_for_whom() -> None:
    ann, mike = a_player("Ann"), a_player("Mike", guest_of=a_player("Ann").player_id)
    names = {ann.player_id: "Ann", mike.player_id: "Mike"}
    shown = replace(page(ann, replace(entry(1, Kind.CHARGE, -500), guest_id=mike.player_id)), names=names)
    text = texts.player(shown, now=NOW, timezone=LONDON)
    assert text.endswith("Wed 4 Mar: game, for Mike −£5.00, owes £5.00")
    assert "Guest of" not in text
    guest = texts.player(replace(page(mike), names=names), now=NOW, timezone=LONDON)
    assert "Guest of Ann, who pays for them\nReference:" in guest
    own = texts.player(replace(page(replace(mike, pays_own=True)), names=names), now=NOW, timezone=LONDON)
    assert "Guest of Ann, pays for themselves\n" in own
