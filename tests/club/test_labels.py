"""A label says for whom and for which game, and no more."""

from club.labels import LONGEST, NOTHING, Label, label


def test_players_and_games_by_name() -> None:
    assert label(["Ashley", "Sam"], ["2026-03-04 18:00 Riverside"]) == {
        Label.PLAYER: "Ashley, Sam",
        Label.GAME: "2026-03-04 18:00 Riverside",
    }


def test_what_is_not_known_is_taken_away() -> None:
    assert label(["Ashley"], []) == {Label.PLAYER: "Ashley", Label.GAME: ""}
    assert label([], []) == NOTHING


def test_it_is_never_longer_than_the_bank_may_bear() -> None:
    text = label([f"Player {number}" for number in range(50)], [])[Label.PLAYER]
    assert (len(text), text[-1]) == (LONGEST, "…")


def test_the_owners_own_notes_are_not_among_what_is_ours() -> None:
    assert {one.value for one in Label} == {"fiver_player", "fiver_game"}
    assert "notes" not in {one.value for one in Label}
