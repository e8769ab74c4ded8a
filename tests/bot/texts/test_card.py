"""The card, as the group sees it."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.texts.card import Shown, card
from bot.texts.words import MESSAGE_ROOM, length, short_names
from club.fixtures import Fixture, Guest, Result, Status, Verdict
from club.habits import Habits
from club.ids import PlayerId
from club.money import Pence
from tests.builders import NOW, a_fixture

NAMES = ["Ashley", "Sam", "Priya", "Tom Baker", "Olly", "Zoë", "Dev", "José", "Ngozi", "Tom Webb", "Kwame", "Li"]
IDS = {name: PlayerId(f"player-{number}") for number, name in enumerate(NAMES)}


def shown(fixture: Fixture, *, paid: int = 0, later: timedelta = timedelta()) -> str:
    names = short_names({IDS[name]: name for name in NAMES})
    return card(Shown(fixture=fixture, names=names, timezone="Europe/London", now=NOW + later, paid=paid))


def with_players(number: int, *, waiting: int = 0, maximum: int = 12) -> Fixture:
    everybody = tuple(IDS.values())
    return a_fixture(players=everybody[:number], waiting=everybody[number : number + waiting], maximum=maximum)


def test_as_drawn() -> None:
    assert shown(with_players(9)) == (
        "⚽ <b>Wed 4 Mar, 18:00 · Riverside</b>\n"
        "£5.00 each · 9 in · 3 places left\n"
        "\n"
        "1\u00a0Ashley   2\u00a0Sam   3\u00a0Priya   4\u00a0Tom\u00a0B   5\u00a0Olly\n"
        "6\u00a0Zoë   7\u00a0Dev   8\u00a0José   9\u00a0Ngozi\n"
        "\n"
        "✅ Game on (8 needed)"
    )


def test_too_few() -> None:
    assert shown(with_players(6)).endswith("\n\n2 more needed")
    assert shown(with_players(0)) == (
        "⚽ <b>Wed 4 Mar, 18:00 · Riverside</b>\n£5.00 each · 0 in · 12 places left\n\n8 more needed"
    )


def test_too_few_it_says_until_when_unless_it_is_played_all_the_same() -> None:
    game = replace(with_players(6), cancel_by=NOW + timedelta(hours=2))
    assert shown(game).endswith("\n\n2 more needed by Wed 14:00")
    assert shown(replace(game, verdict=Verdict.PLAY_ON)).endswith("\n\n✅ Game on, with however many we are")
    assert shown(game, later=timedelta(hours=2)).endswith("\n\n2 more needed")


def test_who_has_not_confirmed_a_move_has_a_question_mark_until_it_is_played() -> None:
    moved = replace(with_players(3), unconfirmed=(IDS["Priya"],))
    assert "1\u00a0Ashley   2\u00a0Sam   3\u00a0Priya\u00a0?\n" in shown(moved)
    assert "?" not in shown(moved, later=timedelta(hours=8))


def test_full_with_a_waiting_list() -> None:
    text = shown(with_players(10, waiting=2, maximum=10))
    assert "£5.00 each · 10 in · full" in text
    assert "\n\nFull · waiting: 1\u00a0Kwame, 2\u00a0Li\n\n✅ Game on (8 needed)" in text


def test_a_free_game() -> None:
    assert "\nfree · 0 in" in shown(replace(with_players(0), price=Pence(0)))


def test_over_it_is_a_number_without_names() -> None:
    over = timedelta(hours=8)
    text = shown(replace(with_players(9), absent=(IDS["Sam"],)), paid=7, later=over)
    assert text.endswith("\n\nPlayed · 7 of 8 have paid")
    assert "Sam" not in text
    assert shown(replace(with_players(9), price=Pence(0)), later=over).endswith("Played · 9 players")
    assert shown(with_players(0), later=over).endswith("\n\nNobody signed up")
    assert shown(replace(with_players(1), absent=(IDS["Ashley"],)), later=over).endswith("\n\nNobody came")


def test_cancelled_it_is_struck_through_with_one_line_why() -> None:
    off = replace(with_players(9), status=Status.CANCELLED, reason="Rain & <snow>.")
    assert shown(off) == "⚽ <s>Wed 4 Mar, 18:00 · Riverside</s>\n\nCancelled: Rain &amp; &lt;snow&gt;."
    assert shown(replace(off, reason="")).endswith("Cancelled. Nobody is charged for it.")


def test_the_place_is_text() -> None:
    assert "The &lt;Cage&gt; &amp; Co" in shown(replace(with_players(0), location="The <Cage> & Co"))


@settings(deadline=None)
@given(
    st.lists(st.text(min_size=1, max_size=64), min_size=400, max_size=400),
    st.integers(0, 100),
    st.sampled_from(["Riverside", "<" * 80, "👋" * 80]),
)
def test_any_list_fits_into_one_message(names: list[str], players: int, place: str) -> None:
    ids = [PlayerId(str(number)) for number in range(400)]
    fixture = a_fixture(
        players=tuple(ids[:players]), waiting=tuple(ids[players:]), maximum=max(players, 8), location=place
    )
    known = short_names(dict(zip(ids, names, strict=True)))
    text = card(Shown(fixture=fixture, names=known, timezone="Europe/London", now=NOW))
    assert length(text) <= MESSAGE_ROOM
    assert text.count("<b>") == text.count("</b>") == 1


def test_of_one_player_it_is_has() -> None:
    over = timedelta(hours=8)
    assert shown(replace(with_players(1), status=Status.OVER), later=over).endswith("Played · 0 of 1 has paid")


def test_who_brings_ball_and_bibs_stands_below() -> None:
    game = replace(with_players(9), kit=(IDS["Sam"], IDS["Tom Baker"], IDS["Li"]))
    assert shown(game).endswith("✅ Game on (8 needed)\n\nBall: Sam · Bibs: Tom B")
    assert shown(replace(game, players=(IDS["Sam"],))).endswith("\n\nBall: Sam")
    assert "Ball" not in shown(game, later=timedelta(days=1)), "it was brought"


def test_over_it_says_how_it_ended_if_anybody_noted_it() -> None:
    game = replace(with_players(2), result=Result(5, 3))
    assert shown(game, later=timedelta(days=1)).endswith("\n\nBibs 5–3 No bibs\n\nPlayed · 0 of 2 have paid")
    assert "5–3" not in shown(game)


UNTIL = NOW + timedelta(days=1)


def kept(*habits: str, **facts: object) -> str:
    """The card of a game with six in, that keeps a place for Li."""
    game = replace(
        with_players(6, waiting=2), held_for=(IDS["Li"],), held_until=UNTIL, starts_at=NOW + timedelta(days=7)
    )
    fixture = replace(game, **facts)  # type: ignore[arg-type]  # the test names facts
    names = short_names({IDS[name]: name for name in NAMES})
    on = Habits(**dict.fromkeys(habits, True))  # type: ignore[arg-type]  # and habits
    return card(Shown(fixture=fixture, names=names, timezone="Europe/London", now=NOW, habits=on))


def test_the_card_says_who_has_first_go_and_until_when() -> None:
    assert "\n\nRegulars have first go until Thu 12:00\n\n2 more needed" in kept("regulars_first")
    assert "\n\nThose who missed out last time have first go until Thu 12:00\n" in kept("missed_out_first")
    both = "\n\nThose who missed out last time and regulars have first go until Thu 12:00\n"
    assert both in kept("missed_out_first", "regulars_first")
    assert "\n\nSome have first go until" in kept(), "switched off since"
    for over in ({"held_until": NOW}, {"held_until": None}, {"out": (IDS["Li"],)}, {"held_for": (IDS["Ashley"],)}):
        assert "first go" not in kept("regulars_first", **over)


def test_who_waits_because_of_what_they_owe_is_not_seen_to_wait() -> None:
    dev, jose = IDS["Dev"], IDS["José"]
    assert "Waiting: 1\u00a0Dev, 2\u00a0José" in kept()
    assert "\n\nWaiting: 1\u00a0José\n" in kept(held_back=(dev,))
    hidden = kept(held_back=(dev, jose), held_for=())
    assert "Waiting" not in hidden
    assert "first go" not in hidden
    guests = (Guest(jose, dev, dev),)
    assert "José" not in kept(held_back=(dev,), guests=guests), "nor who comes with them"
    assert "Waiting: 1\u00a0Dev" in kept(held_back=(dev,), held_until=NOW), "afterwards they wait like others"


def test_guests_are_shown_with_who_brings_them() -> None:
    ashley, mike, nobody = IDS["Ashley"], PlayerId("mike"), PlayerId("nobody")
    names = short_names({ashley: "Ashley Jones", mike: "Mike <Smith>", nobody: "Ashley's 2nd guest"})
    fixture = a_fixture(
        players=(ashley, mike), waiting=(nobody,), guests=(Guest(mike, ashley, ashley), Guest(nobody, ashley, ashley))
    )
    text = card(Shown(fixture=fixture, names=names, timezone="Europe/London", now=NOW)).replace("\u00a0", " ")
    assert "1 Ashley   2 Ashley's Mike" in text
    assert "1 Ashley's 2nd guest" in text
