"""The log is for people on a terminal and for machines elsewhere, and gives nothing away to either."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from app import logs
from app.settings import LogFormat, Secret, Settings

KEY = "an-extremely-secret-key-of-32-chars"
log = logging.getLogger("fiver.test")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)


def written(stream: io.StringIO, log_format: LogFormat = "auto") -> io.StringIO:
    logs.set_up(Settings(log_format=log_format, secret_keys=(Secret(KEY),)), stream=stream)
    return stream


def fail() -> None:
    raise RuntimeError(f"no luck with {KEY}")


def test_json_is_one_object_a_line() -> None:
    out = written(io.StringIO())
    log.info("%s joined\nagain", "José", extra={"club_id": "c1", "amount": 500, "who": {"key": KEY}, "at": (1, None)})
    (line,) = out.getvalue().splitlines()
    found = json.loads(line)
    assert found.pop("time").endswith("+00:00")
    assert found == {
        "level": "info",
        "logger": "fiver.test",
        "message": "José joined\nagain",
        "club_id": "c1",
        "amount": 500,
        "who": {"key": "***"},
        "at": [1, None],
    }


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_exceptions_are_told_without_secrets(log_format: LogFormat) -> None:
    out = written(io.StringIO(), log_format)
    try:
        fail()
    except RuntimeError:
        log.exception("could not reach /bot123:ABC/getMe with %s", KEY)
    text = out.getvalue()
    assert "RuntimeError: no luck with ***" in text
    assert "could not reach /bot***/getMe with ***" in text
    assert "def fail" not in text
    assert KEY not in text


def test_a_terminal_gets_lines_for_people_with_colour_for_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = written(Terminal())
    log.info("ready", extra={"port": 8080})
    log.error("broken")
    calm, trouble = out.getvalue().splitlines()
    assert calm.endswith("info     fiver.test: ready port=8080")
    assert trouble.startswith("\x1b[31m")


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    terminal, file = written(Terminal()), io.StringIO()
    log.error("broken")
    written(file, "console")
    log.error("broken")
    assert "\x1b" not in terminal.getvalue() + file.getvalue()


def test_a_name_from_outside_cannot_forge_a_line() -> None:
    out = written(io.StringIO(), "console")
    log.info("joined: %s", "Mallory\n12:00:00 critical root: all is lost\x1b[2J")
    first, second = out.getvalue().splitlines()
    assert first.endswith("joined: Mallory")
    assert second == "    12:00:00 critical root: all is lost\\x1b[2J"


def test_chatty_libraries_are_quiet_but_their_warnings_are_heard() -> None:
    out = written(io.StringIO())
    for name in ("httpx", "httpcore.http11", "aiohttp.access", "pymongo.topology"):
        logging.getLogger(name).info("request after request")
        logging.getLogger(name).warning("trouble")
    assert "request after request" not in out.getvalue()
    assert out.getvalue().count("trouble") == 4


def test_secrets_that_turn_up_later_can_be_registered() -> None:
    out = io.StringIO()
    masker = logs.set_up(Settings(), stream=out)
    masker.add("client-secret-from-a-dm")
    log.info("got client-secret-from-a-dm")
    assert "from-a-dm" not in out.getvalue()
