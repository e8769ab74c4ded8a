"""The latest updates are remembered, and no more than that."""

from bot.recent import Recent


def test_the_oldest_go_first() -> None:
    recent = Recent(kept=2)
    for number in (1, 2, 3):
        recent.add(number)
    assert (1 in recent, 2 in recent, 3 in recent) == (False, True, True)
