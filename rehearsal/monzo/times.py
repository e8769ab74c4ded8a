"""Instants as Monzo writes them, and the working days that banks keep."""

from datetime import UTC, datetime, timedelta


def rfc3339(moment: datetime) -> str:
    """UTC with as many digits of the second as it needs (none to three): text order is not time order."""
    moment = moment.astimezone(UTC)
    fraction = f"{moment.microsecond // 1000:03d}".rstrip("0")
    return f"{moment:%Y-%m-%dT%H:%M:%S}{'.' if fraction else ''}{fraction}Z"


def read_time(text: str) -> datetime:
    """The reverse; raises ValueError for anything else."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("an instant needs its zone")
    return moment.astimezone(UTC)


def next_working_morning(moment: datetime) -> datetime:
    """Seven o'clock on the next weekday: when a bank transfer counts as settled."""
    day = moment.astimezone(UTC).replace(hour=7, minute=0, second=0, microsecond=0) + timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day
