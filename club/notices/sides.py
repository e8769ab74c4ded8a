"""News of the sides of a game, and of who brings the ball and who the bibs."""

from club.fixtures import Fixture
from club.notices.notice import Notice, Topic, group, person
from club.players import Player, Reach


def sides_subject(fixture: Fixture) -> str:
    """What the message that shows the sides is kept under: one for each game."""
    return f"sides:{fixture.fixture_id}"


def sides(fixture: Fixture) -> Notice:
    """The group sees who plays with whom, or that it has changed."""
    return Notice(
        key=f"sides:{fixture.fixture_id}:{fixture.version + 1}",
        topic=Topic.SIDES,
        lane=group(fixture.club_id),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
        subject=sides_subject(fixture),
    )


def kit(fixture: Fixture, player: Player | None) -> Notice | None:
    """Somebody is to bring the ball or the bibs: told once, and only where it is sure to arrive.

    It stands on the card as well, so nobody is asked to press Start for it.
    """
    if player is None or player.telegram_id is None or player.reach is not Reach.OPEN:
        return None
    return Notice(
        key=f"kit:{fixture.fixture_id}:{player.player_id}",
        topic=Topic.KIT,
        lane=person(player.telegram_id),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
        player_id=player.player_id,
    )
