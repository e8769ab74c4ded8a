"""News of a game that is short of players: the plea in the group, and the question to its organisers."""

from collections.abc import Iterable

from club.fixtures import Fixture
from club.notices.notice import Notice, Topic, group, person


def plea(fixture: Fixture) -> Notice:
    """The group hears that the game is in danger."""
    return _to_group("plea", Topic.PLEA, fixture)


def plea_stands(fixture: Fixture) -> Notice:
    """The plea shows how things are now."""
    return _to_group("plea-stands", Topic.PLEA_STANDS, fixture)


def to_decide(fixture: Fixture, organisers: Iterable[int]) -> tuple[Notice, ...]:
    """Each organiser is asked what is to become of the game, in a message of its own; or hears that it was called off.

    A message of before gives way to it.
    """
    return tuple(_to_organiser("to-decide", Topic.TO_DECIDE, fixture, one) for one in organisers)


def decision_stands(fixture: Fixture, organisers: Iterable[int]) -> tuple[Notice, ...]:
    """The question shows how things are now: decided, by whom, or needless."""
    return tuple(_to_organiser("decision-stands", Topic.DECISION_STANDS, fixture, one) for one in organisers)


def _to_group(what: str, topic: Topic, fixture: Fixture) -> Notice:
    return Notice(
        key=f"{what}:{fixture.fixture_id}:{fixture.version + 1}",
        topic=topic,
        lane=group(fixture.club_id),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
        subject=f"danger:{fixture.fixture_id}",
    )


def _to_organiser(what: str, topic: Topic, fixture: Fixture, organiser: int) -> Notice:
    return Notice(
        key=f"{what}:{fixture.fixture_id}:{organiser}:{fixture.version + 1}",
        topic=topic,
        lane=person(organiser),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
        subject=f"decision:{fixture.fixture_id}:{organiser}",
    )
