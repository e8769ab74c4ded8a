"""Fixtures for everybody: the database engine of the session, and a database for each test that asks for one."""

import gc
import importlib.util
import os
import shutil
from collections.abc import Iterator

import pytest

from tests.engine import Reused, reused_database, running_engine


@pytest.fixture(scope="session")
def mongo_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A MongoDB-wire server for the whole session."""
    with running_engine(tmp_path_factory.mktemp("engine")) as uri:
        yield uri


@pytest.fixture(scope="session")
def _reused(mongo_uri: str) -> Iterator[Reused]:
    with reused_database(mongo_uri) as database, pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.store.make_indexes", database.with_indexes)
        yield database


@pytest.fixture
def database_name(_reused: Reused) -> Iterator[str]:
    """A database that holds nothing, and that nobody else uses meanwhile."""
    yield _reused.name
    _reused.empty()


def missing() -> list[str]:
    """What the browser tests need and this machine has not."""
    programs = [program for program in ("chromium", "chromedriver") if shutil.which(program) is None]
    return programs + (["selenium"] if importlib.util.find_spec("selenium") is None else [])


def pytest_configure() -> None:
    """`FIVER_REQUIRE_BROWSER` makes a missing browser an error: then nothing may be left out."""
    if os.environ.get("FIVER_REQUIRE_BROWSER") and (lacking := missing()):
        raise pytest.UsageError(f"the browser tests are wanted, but {' and '.join(lacking)} cannot be found")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser its tests are left out."""
    if lacking := missing():
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=f"no {' and no '.join(lacking)}"))


def pytest_collection_finish() -> None:
    """What is there by now stays until the end: looking through it again and again took an eighth of the time."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """What is loaded only now may look for what refers to it."""
    gc.unfreeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests were left out, and the one command that brings them in."""
    skipped = terminalreporter.stats.get("skipped", [])
    names = sorted(report.nodeid for report in skipped if "browser" in report.keywords)
    if names and missing():
        terminalreporter.section("left out: tests that need Chromium")
        terminalreporter.write_line("\n".join(names))
        terminalreporter.write_line("Bring them in with: sudo apt-get install chromium chromium-driver")
