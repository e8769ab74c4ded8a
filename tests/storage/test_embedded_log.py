"""The engine's log stays small, and tells when the engine has broken."""

import os
from pathlib import Path

from storage.embedded_log import EngineLog


def say(descriptor: int, text: str) -> None:
    os.write(descriptor, text.encode())


def test_the_last_words_are_those_of_this_run(tmp_path: Path) -> None:
    log = EngineLog(tmp_path / "engine.log")
    first = log.open()
    say(first, "an old trouble\n")
    second = log.open()
    assert log.last_words() == ""
    say(second, "one\n\ntwo\n  three  \n")
    assert log.last_words(lines=2) == "two\nthree"
    os.close(first)
    os.close(second)


def test_a_panic_is_seen_once(tmp_path: Path) -> None:
    log = EngineLog(tmp_path / "engine.log")
    descriptor = log.open()
    say(descriptor, "all is well\n")
    assert not log.panicked()
    say(descriptor, "WT_PANIC: WiredTiger library panic\n")
    assert log.panicked()
    assert not log.panicked()
    os.close(descriptor)


def test_it_is_cut_when_too_long_while_the_engine_goes_on_writing(tmp_path: Path) -> None:
    log = EngineLog(tmp_path / "engine.log")
    descriptor = log.open()
    for number in range(20):
        say(descriptor, f"line {number} " + "x" * 100_000 + "\n")
    log.trim()
    assert log.path.stat().st_size <= 256 * 1024
    say(descriptor, "the end\n")
    assert log.last_words(lines=1) == "the end"
    assert log.path.read_text().endswith("x\nthe end\n")
    os.close(descriptor)
