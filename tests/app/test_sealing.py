"""What is sealed can be opened with a key in force, where it belongs, and nowhere else."""

import logging
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sealing import SecretSeal
from club.bank import Seal

OLD, NEW = "o" * 40, "n" * 40
SEAL = SecretSeal([NEW, OLD])
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(texts, texts)
def test_what_is_sealed_is_opened_as_it_was(text: str, context: str) -> None:
    assert SEAL.open(SEAL.seal(text, context), context) == text


@given(texts, texts)
def test_it_opens_only_where_it_belongs(context: str, other: str) -> None:
    opened = SEAL.open(SEAL.seal("token", context), other)
    assert opened == ("token" if context == other else None)


def test_the_text_cannot_be_read_and_looks_different_each_time() -> None:
    sealed = [SEAL.seal("access_token_of_olly", "line") for _ in range(3)]
    assert len(set(sealed)) == 3
    assert not [one for one in sealed if "olly" in one]


def test_the_first_key_seals_and_all_of_them_open() -> None:
    old, new = SecretSeal([OLD]), SecretSeal([NEW])
    assert SEAL.open(old.seal("token", "line"), "line") == "token"
    assert new.open(SEAL.seal("token", "line"), "line") == "token"
    assert old.open(SEAL.seal("token", "line"), "line") is None


def test_a_key_seals_for_every_process_that_has_it() -> None:
    assert SecretSeal([NEW]).open(SecretSeal([NEW]).seal("token", "line"), "line") == "token"


@given(st.integers(min_value=0), st.integers(0, 255))
def test_whoever_changes_a_byte_breaks_the_seal(where: int, byte: int) -> None:
    sealed = SEAL.seal("token", "line")
    place = where % len(sealed)
    changed = sealed[:place] + chr(byte) + sealed[place + 1 :]
    assert SEAL.open(changed, "line") == ("token" if changed == sealed else None)


@pytest.mark.parametrize(
    "nonsense", ["", "s1.", "s1.AAAA", "s1.\N{SNOWMAN}", "token", "s2." + "A" * 64, "s1." + "A" * 64]
)
def test_what_was_never_sealed_opens_to_nothing(nonsense: str) -> None:
    assert SEAL.open(nonsense, "line") is None


def test_the_same_bytes_written_otherwise_are_not_what_was_sealed() -> None:
    sealed = next(one for one in (SEAL.seal("token", "line") for _ in range(1000)) if "-" in one)
    assert SEAL.open(sealed.replace("-", "+"), "line") is None


def test_there_is_no_seal_without_a_key() -> None:
    with pytest.raises(ValueError, match="secret key"):
        SecretSeal([])


def test_it_shows_nothing_of_its_keys(caplog: pytest.LogCaptureFixture) -> None:
    seal: Seal = SecretSeal([NEW])
    seal.seal("token", "line")
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("test").warning("%r %s", seal, seal)
    assert "nnn" not in caplog.text


def test_nothing_is_loaded_before_it_is_needed() -> None:
    loaded = (
        "import sys; from app.sealing import SecretSeal; SecretSeal(['k' * 40]); print('cryptography' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"
