"""What the Bot API answers when it will not do as asked, in Telegram's own words."""

from typing import Any


class BotApiError(Exception):
    """A Bot API refusal: HTTP status, description and, for some, machine-readable parameters."""

    def __init__(self, error_code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.error_code = error_code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON that goes over the wire."""
        body: dict[str, Any] = {"ok": False, "error_code": self.error_code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str, **parameters: Any) -> BotApiError:
    """400: the request can never work as it stands."""
    return BotApiError(400, f"Bad Request: {reason}", parameters or None)


def forbidden(reason: str) -> BotApiError:
    """403: the bot may not, here and now."""
    return BotApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> BotApiError:
    """409: two ways of receiving updates were asked for at once."""
    return BotApiError(409, f"Conflict: {reason}")


def too_many_requests(seconds: int) -> BotApiError:
    """429: slow down; `retry_after` is in whole seconds, as Telegram gives it."""
    return BotApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
