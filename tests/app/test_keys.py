"""What is derived from the secret key."""

from app.keys import SecretKeys
from club.ids import LineId
from club.lines import Line

OLD, NEW = "o" * 40, "n" * 40


def line(keys: SecretKeys) -> Line:
    new = LineId("line00000000")
    return Line(line_id=new, owner=None, secret_digest=keys.digest(keys.line_secret(new)))


def test_an_address_survives_the_rotation_of_the_key_that_made_it() -> None:
    before = SecretKeys([OLD], "https://fiver.example.org")
    given = line(before)
    address = before.webhook_url(given)
    assert address is not None
    assert SecretKeys([NEW, OLD], "https://fiver.example.org").webhook_url(given) == address
    assert SecretKeys([NEW], "https://fiver.example.org").webhook_url(given) is None


def test_an_account_is_known_under_every_key_in_force() -> None:
    (old,) = SecretKeys([OLD], "http://127.0.0.1:8080").account_keys("uk:200000:00112233")
    assert old in SecretKeys([NEW, OLD], "http://127.0.0.1:8080").account_keys("uk:200000:00112233")
    assert old not in SecretKeys([NEW], "http://127.0.0.1:8080").account_keys("uk:200000:00112233")
    assert "00112233" not in old
    assert SecretKeys([OLD], "http://127.0.0.1:8080").account_keys(None) == ()


def test_every_line_has_a_secret_of_its_own_that_stays() -> None:
    keys = SecretKeys([OLD], "http://127.0.0.1:8080")
    secrets = {keys.line_secret(LineId(f"line{number}")) for number in range(50)}
    assert len(secrets) == 50
    assert {len(secret) for secret in secrets} == {43}
    assert keys.line_secret(LineId("line0")) == SecretKeys([OLD], "https://elsewhere").line_secret(LineId("line0"))
    assert keys.line_secret(LineId("line0")) != SecretKeys([NEW, OLD], "http://127.0.0.1:8080").line_secret(
        LineId("line0")
    )


def test_accounts_and_lines_of_one_name_have_nothing_in_common() -> None:
    keys = SecretKeys([OLD], "http://127.0.0.1:8080")
    (account,) = keys.account_keys("line0")
    assert not keys.line_secret(LineId("line0")).startswith(account)
    assert keys.account_keys("one") != keys.account_keys("two")


def test_the_newest_key_comes_first() -> None:
    both = SecretKeys([NEW, OLD], "http://127.0.0.1:8080").account_keys("uk:200000:00112233")
    assert both == (
        *SecretKeys([NEW], "http://127.0.0.1:8080").account_keys("uk:200000:00112233"),
        *SecretKeys([OLD], "http://127.0.0.1:8080").account_keys("uk:200000:00112233"),
    )


def test_what_is_stored_of_a_secret_does_not_give_it_away() -> None:
    keys = SecretKeys([OLD], "https://fiver.example.org")
    one = line(keys)
    assert keys.line_secret(one.line_id) not in one.secret_digest
    assert keys.webhook_url(one) == f"https://fiver.example.org/monzo/{keys.line_secret(one.line_id)}"
