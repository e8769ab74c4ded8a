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
    assert SecretKeys([OLD], None).webhook_url(given) is None


def test_an_account_is_known_under_every_key_in_force() -> None:
    (old,) = SecretKeys([OLD], None).account_keys("uk:200000:00112233")
    assert old in SecretKeys([NEW, OLD], None).account_keys("uk:200000:00112233")
    assert old not in SecretKeys([NEW], None).account_keys("uk:200000:00112233")
    assert "00112233" not in old
    assert SecretKeys([OLD], None).account_keys(None) == ()
