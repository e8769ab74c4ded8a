"""Secrets stay unseen, and the key we make for ourselves is made once."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.secret import Secret, keep_key


def test_a_secret_does_not_show() -> None:
    secret = Secret("hunter2")
    assert f"{secret} {secret!r} {secret:>9} {[secret]}" == "*** *** *** [***]"
    assert secret == Secret("hunter2") != Secret("hunter3")
    assert secret != "hunter2"
    assert len({secret, Secret("hunter2")}) == 1


def test_the_key_is_private_random_and_stays(tmp_path: Path) -> None:
    file = tmp_path / "data" / "secret.key"
    key = keep_key(file)
    assert len(key) >= 32
    assert keep_key(file) == key != keep_key(tmp_path / "other.key")
    assert [entry.name for entry in file.parent.iterdir()] == ["secret.key"]
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.parent.stat().st_mode & 0o777 == 0o700


def test_several_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(keep_key, [tmp_path / "secret.key"] * 64))
    assert len(keys) == 1


def test_without_links_it_is_made_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    assert keep_key(tmp_path / "secret.key") == keep_key(tmp_path / "secret.key")
