"""News for whoever connects a bank account: the next step, in their own chat."""

from enum import StrEnum

from club.lines import Line
from club.logins import Login
from club.notices.notice import Notice, Topic, person


class Step(StrEnum):
    """Where whoever connects stands."""

    APPROVE = "approve"
    CHOOSE = "choose"
    NO_ACCOUNT = "no_account"
    CONNECTED = "connected"
    REPLACED = "replaced"  # connected, where they had registered the address by hand
    AGAIN = "again"  # after another login, or to another account
    REFUSED = "refused"  # the client


def bank_step(login: Login, line: Line, step: Step, *, occasion: str) -> Notice | None:
    """The next step, for whoever logged in; somebody else may be about to, meanwhile. `occasion` is told once.

    Nothing on a line that is cut, or where nobody is known to connect.
    """
    asks = login.asked_by if step is Step.REFUSED else login.entered_by
    whom = asks or line.owner
    if whom is None or not line.clubs:
        return None
    return Notice(
        key=f"bank-step:{login.line_id}:{step}:{occasion}",
        topic=Topic.BANK_STEP,
        lane=person(whom),
        club_id=line.clubs[0],
        line_id=line.line_id,
        detail=step,
    )
