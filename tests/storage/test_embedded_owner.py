"""An engine left behind is found and ended, and nothing else ever is."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import embedded_owner
from storage.embedded_owner import Owner

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such look at processes")


@pytest.fixture
def sleeper(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process whose command line names the folder, as an engine's does."""
    wait = "import sys; print(flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", wait, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_a_note_is_read_back_and_a_broken_one_is_none(tmp_path: Path) -> None:
    note = tmp_path / "engine.pid"
    assert embedded_owner.read(note) is None
    embedded_owner.write(note, Owner(engine=12, app=7))
    assert embedded_owner.read(note) == Owner(engine=12, app=7)
    for broken in ("", "{", "[]", '{"engine": 1}', '{"engine": null, "app": 2}'):
        note.write_text(broken)
        assert embedded_owner.read(note) is None


def test_a_process_id_that_was_given_to_somebody_else_is_not_our_engine(tmp_path: Path) -> None:
    assert embedded_owner.running(Owner(engine=os.getpid(), app=1), tmp_path) is None


def test_an_engine_whose_app_lives_is_not_abandoned(sleeper: subprocess.Popen[bytes], tmp_path: Path) -> None:
    owner = Owner(engine=sleeper.pid, app=os.getpid())
    assert embedded_owner.running(owner, tmp_path) == owner
    assert not embedded_owner.abandoned(owner)


async def test_an_engine_whose_app_is_gone_is_ended(sleeper: subprocess.Popen[bytes], tmp_path: Path) -> None:
    owner = Owner(engine=sleeper.pid, app=2**22 + 1)
    assert embedded_owner.abandoned(owner)
    await embedded_owner.end_abandoned(owner, tmp_path)
    assert embedded_owner.running(owner, tmp_path) is None


async def test_an_engine_that_does_not_listen_is_ended_all_the_same(tmp_path: Path) -> None:
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); signal.pause()"
    with subprocess.Popen([sys.executable, "-c", deaf, str(tmp_path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        owner = Owner(engine=process.pid, app=2**22 + 1)
        await embedded_owner.end_abandoned(owner, tmp_path, patience=0)
        assert process.wait() == -9
