"""What can be meant by a date, a number of players and a place."""

from datetime import datetime, timedelta

from club.errors import Invalid
from club.players import one_line

LARGEST_LIST = 100
LONGEST_PLACE = 80
FURTHEST_AHEAD = timedelta(days=400)


def check_date(starts_at: datetime, *, now: datetime) -> None:
    """Raises Invalid for a kick-off in the past or more than 400 days ahead."""
    if starts_at <= now:
        raise Invalid("That date is in the past.", field="starts_at")
    if starts_at > now + FURTHEST_AHEAD:
        raise Invalid("That date is more than a year away.", field="starts_at")


def check_limits(minimum: int, maximum: int) -> None:
    """Raises Invalid unless 1 <= minimum <= maximum <= 100."""
    if not 1 <= minimum <= LARGEST_LIST:
        raise Invalid(f"The minimum has to be between 1 and {LARGEST_LIST} players.", field="minimum")
    if not minimum <= maximum <= LARGEST_LIST:
        raise Invalid(f"The maximum has to be between the minimum and {LARGEST_LIST} players.", field="maximum")


def checked_place(text: str) -> str:
    """A place as it will be shown, on one line. Raises Invalid when it is empty or longer than 80 characters."""
    place = one_line(text)
    if not place or len(place) > LONGEST_PLACE:
        raise Invalid(f"A place needs between 1 and {LONGEST_PLACE} characters.", field="location")
    return place
