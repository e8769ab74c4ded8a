"""Settings are read from wherever they may stand, and everything wrong with them is said at once."""

from dataclasses import fields
from pathlib import Path

import pytest

from app.settings import NAMES, Secret, Settings, SettingsError, load

KEY = "k" * 32
SAMPLE = Path(__file__).parents[2] / ".env.sample"


@pytest.fixture(autouse=True)
def _somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(dotenv: Path | None = None, /, **environ: str) -> Settings:
    return load({"SECRET_KEY": KEY, **environ}, dotenv=dotenv)


def problems(**environ: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read(**environ)
    return caught.value.problems


def test_nothing_set_is_a_rehearsal_on_this_machine() -> None:
    settings = load({}, dotenv=None)
    assert settings.rehearsal
    assert settings.embedded
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.timezone == "Europe/London"
    assert settings.warnings == ()


def test_all_problems_are_reported_at_once_and_none_shows_a_value() -> None:
    bad = {
        "TELEGRAM_TOKEN": "hunter2",
        "TELEGRAM_WEBHOOK_SECRET": "hunter2!",
        "PUBLIC_URL": "http://hunter2.example",
        "PORT": "hunter2",
        "MONGODB_URI": "postgres://me:hunter2@host/",
        "SECRET_KEY": "hunter2",
        "API_TOKEN": "hunter2",
        "TIMEZONE": "Europe/hunter2",
        "LOG_FORMAT": "hunter2",
        "MONZO_CLIENT_SECRET": "hunter2",
    }
    with pytest.raises(SettingsError) as caught:
        load(bad, dotenv=None)
    for name in bad:
        assert name in str(caught.value)
    assert len(caught.value.problems) == len(bad)
    assert "hunter2" not in str(caught.value)


def test_secrets_print_as_stars_and_reveal_on_request() -> None:
    settings = read(TELEGRAM_TOKEN="123456:ABC", API_TOKEN="a-token-of-the-organiser")
    assert settings.telegram_token == Secret("123456:ABC")
    assert settings.telegram_token.reveal() == "123456:ABC"
    shown = f"{settings!r} {settings} {settings.telegram_token} {settings.telegram_token!s:>5}"
    for value in ("ABC", "organiser", KEY):
        assert value not in shown


def test_the_environment_wins_over_dotenv(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text('PORT=1\nTIMEZONE="Europe/Dublin"\nTELEGRAM_TOKEN=1:a\nAPI_TOKEN=pa$$word-${HOME}-and-more\n')
    settings = read(dotenv, PORT="2", TELEGRAM_TOKEN="")
    assert (settings.port, settings.timezone) == (2, "Europe/Dublin")
    assert settings.rehearsal, "a blank in the environment takes away what .env gives"
    assert settings.api_token == Secret("pa$$word-${HOME}-and-more")


def test_dotenv_may_be_absent_but_not_unreadable(tmp_path: Path) -> None:
    assert read(tmp_path / "nothing").port == 8080
    (tmp_path / ".env").write_bytes(b"PORT=\xff\xfe\n")
    with pytest.raises(SettingsError, match="cannot be read"):
        read(tmp_path / ".env")


def test_any_setting_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("123456:ABC\n")
    (tmp_path / "port").write_text("99\r\n")
    settings = read(TELEGRAM_TOKEN_FILE=str(tmp_path / "token"), PORT_FILE=str(tmp_path / "port"))
    assert settings.telegram_token == Secret("123456:ABC")
    assert not settings.rehearsal
    assert settings.port == 99


def test_a_file_must_be_the_only_source_and_readable(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n")
    assert problems(PORT="1", PORT_FILE="x") == ["PORT and PORT_FILE are both given: keep one of them."]
    assert problems(PORT_FILE=str(tmp_path / "empty")) == ["PORT_FILE names a file that is empty."]
    (said,) = problems(TELEGRAM_TOKEN_FILE="123456:the-token-itself")
    assert "cannot be read" in said
    assert "the-token-itself" not in said


def test_the_environments_name_hides_the_file_in_dotenv(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT_FILE=nowhere\n")
    assert read(tmp_path / ".env", PORT="5").port == 5


def test_an_embedded_deployment_makes_its_key_once(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = load({"DATA_DIR": str(data)}, dotenv=None)
    again = load({"DATA_DIR": str(data)}, dotenv=None)
    assert first.secret_keys == again.secret_keys
    assert len(first.secret_keys[0].reveal()) >= 32
    assert first.telegram_webhook_secrets == again.telegram_webhook_secrets


def test_a_database_elsewhere_needs_a_key_from_outside() -> None:
    with pytest.raises(SettingsError, match="SECRET_KEY is needed with MONGODB_URI"):
        load({"MONGODB_URI": "mongodb://localhost/"}, dotenv=None)
    assert not list(Path.cwd().iterdir()), "nothing was made on the way"


def test_a_damaged_or_homeless_key_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("short")
    with pytest.raises(SettingsError, match="is damaged"):
        load({"DATA_DIR": str(tmp_path)}, dotenv=None)
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be kept"):
        load({"DATA_DIR": str(tmp_path / "file")}, dotenv=None)


def test_a_key_that_others_can_read_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text(KEY)
    (tmp_path / "secret.key").chmod(0o644)
    assert "chmod 600" in load({"DATA_DIR": str(tmp_path)}, dotenv=None).warnings[0]


def test_webhook_secrets_are_given_or_derived_one_for_each_key() -> None:
    given = read(TELEGRAM_WEBHOOK_SECRET="new_one, old-one")
    assert [secret.reveal() for secret in given.telegram_webhook_secrets] == ["new_one", "old-one"]
    derived = read(SECRET_KEY=f"{'n' * 32},{KEY}").telegram_webhook_secrets
    assert len(derived) == 2
    assert derived[1:] == read().telegram_webhook_secrets
    assert all(len(secret.reveal()) == 64 for secret in derived)


def test_monzo_id_and_secret_come_together() -> None:
    for name in ("MONZO_CLIENT_ID", "MONZO_CLIENT_SECRET"):
        assert problems(**{name: "x"}) == [
            "MONZO_CLIENT_ID and MONZO_CLIENT_SECRET belong together: give both or neither."
        ]
    assert read(MONZO_CLIENT_ID="x", MONZO_CLIENT_SECRET="y").monzo_client_secret == Secret("y")


@pytest.mark.parametrize("name", ["TELEGRAM_TOKN", "TELEGRAM_BOT_TOKEN", "MONGO_URI", "public_url", "PORT_FILES"])
def test_a_slip_is_warned_of(name: str) -> None:
    (warning,) = read(**{name: "x"}).warnings
    assert warning.startswith(f"{name} is not a setting")


def test_names_of_others_are_left_in_peace() -> None:
    assert read(HOSTNAME="x", PATH="/bin", XDG_DATA_DIRS="x", PYTHONPATH="", LC_TIME="C", HOME="/").warnings == ()


def test_a_port_that_telegram_does_not_serve_is_warned_of() -> None:
    assert "443, 80, 88 and 8443" in read(PUBLIC_URL="https://fiver.example:9000").warnings[0]
    assert read(PUBLIC_URL="https://fiver.example:8443").warnings == ()


def test_the_sample_names_every_setting_with_its_default(tmp_path: Path) -> None:
    lines = [line[1:] for line in SAMPLE.read_text().splitlines() if line.startswith("#") and "=" in line.split(" ")[0]]
    assert [line.partition("=")[0] for line in lines] == list(NAMES)
    assert all("  # " in line for line in lines), "each says what it means"
    (tmp_path / ".env").write_text("\n".join(lines))
    settings, plain = load({}, dotenv=tmp_path / ".env"), Settings()
    for field in fields(Settings):
        default = getattr(plain, field.name)
        if default and field.name not in ("rehearsal", "warnings"):
            assert getattr(settings, field.name) == default, field.name
