"""Fixtures for everybody: the database engine of the session, and a database for each test that asks for one."""

import importlib.util
import os
import shutil
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.engine import fresh_database, running_engine

left_out = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def mongo_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A MongoDB-wire server for the whole session."""
    with running_engine(tmp_path_factory.mktemp("engine")) as uri:
        yield uri


@pytest.fixture
async def database_name(mongo_uri: str) -> AsyncIterator[str]:
    """A database of this test's own."""
    async with fresh_database(mongo_uri) as name:
        yield name


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser its tests are left out, and named at the end; `FIVER_REQUIRE_BROWSER` makes that an error."""
    missing = [program for program in ("chromium", "chromedriver") if shutil.which(program) is None]
    missing += ["selenium"] if importlib.util.find_spec("selenium") is None else []
    if not missing:
        return
    if os.environ.get("FIVER_REQUIRE_BROWSER"):
        raise pytest.UsageError(f"the browser tests are wanted, but {' and '.join(missing)} cannot be found")
    concerned = [item for item in items if item.get_closest_marker("browser")]
    config.stash[left_out] = [item.nodeid for item in concerned]
    for item in concerned:
        item.add_marker(pytest.mark.skip(reason=f"no {' and no '.join(missing)}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which tests were left out, and the one command that brings them in."""
    if names := config.stash.get(left_out, []):
        terminalreporter.section("left out: tests that need Chromium")
        terminalreporter.write_line("\n".join(names))
        terminalreporter.write_line("Bring them in with: sudo apt-get install chromium chromium-driver")
