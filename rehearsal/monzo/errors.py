"""Monzo's refusals: an HTTP status and a body with `code` and `message`; consumers match on the start of `code`."""

from typing import Any


class MonzoError(Exception):
    """What the API answers when it will not. `retry_after` becomes a header, in seconds."""

    def __init__(self, status: int, code: str, message: str, *, retry_after: int | None = None, **extra: Any) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after
        self.extra = extra

    def body(self) -> dict[str, Any]:
        """The JSON that goes over the wire."""
        return {"code": self.code, "message": self.message, "params": {}} | self.extra

    def headers(self) -> dict[str, str]:
        """What goes with it."""
        return {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}


def missing(name: str) -> MonzoError:
    """400: a parameter was left out."""
    return MonzoError(400, "bad_request.missing_param", f"Missing required parameter: {name}")


def bad_param(name: str, message: str) -> MonzoError:
    """400: a parameter that makes no sense."""
    return MonzoError(400, f"bad_request.bad_param.{name}", message)


def unauthorized(reason: str, message: str) -> MonzoError:
    """401, with OAuth's own word beside Monzo's."""
    return MonzoError(401, f"unauthorized.{reason}", message, error="invalid_token", error_description=message)


def bad_access_token() -> MonzoError:
    """401: nobody's token, or one whose login was ended."""
    return unauthorized("bad_access_token", "Bad access token")


def expired() -> MonzoError:
    """401: the token has lived its hours."""
    return unauthorized("bad_access_token.expired", "Access token has expired")


def evicted() -> MonzoError:
    """401: the same client was given another token since."""
    return unauthorized("bad_access_token.evicted", "Access token has been evicted")


def bad_refresh_token(how: str = "") -> MonzoError:
    """401: spent, `evicted`, or never given."""
    return unauthorized(f"bad_refresh_token{how and '.'}{how}", "Refresh token has been used or evicted")


def insufficient_permissions() -> MonzoError:
    """403: the owner has not approved in the app, or not any more."""
    message = "Access forbidden due to insufficient permissions"
    return MonzoError(403, "forbidden.insufficient_permissions", message)


def verification_required() -> MonzoError:
    """403: older history than a login may read after its first minutes."""
    message = "Verification required to read transactions this old"
    return MonzoError(403, "forbidden.verification_required", message)


def forbidden() -> MonzoError:
    """403: somebody else's."""
    return MonzoError(403, "forbidden", "Access forbidden")


def not_found(what: str) -> MonzoError:
    """404."""
    return MonzoError(404, f"not_found.{what}", f"{what.capitalize()} not found")


def too_fast(retry_after: int | None = None) -> MonzoError:
    """429; how long to wait is not always said."""
    return MonzoError(429, "too_many_requests", "Too many requests", retry_after=retry_after)


def out_of_order(status: int) -> MonzoError:
    """500, 502, 503 or 504, in Monzo's own words."""
    return MonzoError(status, "internal_service", "Internal service error")
