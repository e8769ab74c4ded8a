"""One family of errors for mistakes that people make; everything else is our own bug."""


class ClubError(Exception):
    """Something the person can put right. The message is written for them and may be shown as it stands."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(ClubError):
    """There is no such thing, or not in this person's clubs."""


class Forbidden(ClubError):
    """The person may not do this; the message says who can."""


class Conflict(ClubError):
    """It was possible once, but not as things stand: a full game, a game that is over, a player who owes."""


class Invalid(ClubError):
    """The input cannot be meant. `field` names the part that is wrong, for forms and the API."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
