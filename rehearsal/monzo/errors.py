"""Monzo's refusals: an HTTP status and a body with `code` and `message`; consumers match on the start of `code`."""

from typing import Any


class MonzoError(Exception):
    """What the API answers when it will not."""

    def __init__(self, status: int, code: str, message: str, **extra: Any) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.extra = extra

    def body(self) -> dict[str, Any]:
        """The JSON that goes over the wire."""
        return {"code": self.code, "message": self.message, "params": {}} | self.extra


def missing(name: str) -> MonzoError:
    """400: a parameter was left out."""
    return MonzoError(400, "bad_request.missing_param", f"Missing required parameter: {name}")


def unauthorized(reason: str, message: str) -> MonzoError:
    """401, with OAuth's own word beside Monzo's."""
    return MonzoError(401, f"unauthorized.{reason}", message, error="invalid_token", error_description=message)
