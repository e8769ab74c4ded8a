"""What each setting may look like."""

import pytest

from app import settings_values as values


@pytest.mark.parametrize(
    "good",
    [
        "https://fiver.example",
        "https://fiver.example:8443",
        "http://localhost:8080",
        "http://127.0.0.1",
        "http://[::1]:80",
    ],
)
def test_public_url_is_an_origin(good: str) -> None:
    assert values.public_url(good) == values.public_url(good + "/") == good


@pytest.mark.parametrize(
    "bad",
    [
        "http://fiver.example",
        "fiver.example",
        "ftp://fiver.example",
        "https://",
        "https://fiver.example/bot",
        "https://fiver.example?x=1",
        "https://fiver.example#x",
        "https://me:pw@fiver.example",
        "https://fiver.example:port",
        "https://fiver.example:0",
        "https://fiver example",
        "https://[::1",
        "http://127.0.0.1.evil.example",
    ],
)
def test_public_url_is_nothing_else(bad: str) -> None:
    with pytest.raises(ValueError, match="must"):
        values.public_url(bad)


def test_a_service_may_live_under_a_path() -> None:
    assert values.service_url("http://stand-in:81/telegram/") == "http://stand-in:81/telegram"
    with pytest.raises(ValueError, match="password"):
        values.service_url("https://me:pw@api.example")


@pytest.mark.parametrize(("given", "port"), [("0", 0), ("8080", 8080), ("65535", 65535)])
def test_port(given: str, port: int) -> None:
    assert values.port(given) == port


@pytest.mark.parametrize("bad", ["65536", "-1", "80.0", "http", "", "٣", "99999999"])
def test_no_port(bad: str) -> None:
    with pytest.raises(ValueError, match="0 to 65535"):
        values.port(bad)


@pytest.mark.parametrize(
    "good",
    [
        "mongodb://localhost",
        "mongodb://u:p%40@a:1,b:2/fiver?replicaSet=x",
        "mongodb+srv://u:p@c.example/",
        "mongodb://user@h?tls=true",
        "mongodb://[::1]:27017/",
        "mongodb://%2Ftmp%2Fmongodb-27017.sock",
    ],
)
def test_mongodb_uri(good: str) -> None:
    assert values.mongodb_uri(good).reveal() == good


@pytest.mark.parametrize(
    "bad",
    [
        "localhost:27017",
        "mongodb://",
        "mongodb:///x",
        "postgres://x",
        "mongodb://a b",
        "mongodb://a,",
        "mongodb://[::1",
        "mongodb://h:port",
        "mongodb://h:0",
        "mongodb://h:65536/x",
        "mongodb://u:p/w@h",
        "mongodb+srv://h:27017/",
        "mongodb+srv://a,b/",
    ],
)
def test_no_mongodb_uri(bad: str) -> None:
    with pytest.raises(ValueError, match="must look like"):
        values.mongodb_uri(bad)


@pytest.mark.parametrize("user", ["u:pw@pw", "u:p:w", "u:p%w", ":pw", "u:100%"])
def test_a_password_in_a_mongodb_uri_has_its_signs_escaped(user: str) -> None:
    with pytest.raises(ValueError, match="%40"):
        values.mongodb_uri(f"mongodb://{user}@h")


@pytest.mark.parametrize("bad", ["", "a b", "a/b", "a.b", "a$b", "x" * 39])
def test_no_database_name(bad: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        values.database(bad)


def test_bot_token() -> None:
    assert values.token("123456789:AA-b_c").reveal() == "123456789:AA-b_c"
    for bad in ("AA-b_c", "123456789:", ":AA", "123:a b", "123:a/b"):
        with pytest.raises(ValueError, match="BotFather"):
            values.token(bad)


def test_webhook_secrets() -> None:
    assert [one.reveal() for one in values.webhook_secrets("a, b_-9")] == ["a", "b_-9"]
    for bad in ("a b", "ä", "x" * 257, ",", "ok,not ok"):
        with pytest.raises(ValueError, match=r"may hold|commas"):
            values.webhook_secrets(bad)


def test_secret_keys_are_long_each_of_them() -> None:
    assert len(values.secret_keys(f"{'a' * 32},{'b' * 40}")) == 2
    for bad in ("a" * 31, f"{'a' * 32},b"):
        with pytest.raises(ValueError, match="32"):
            values.secret_keys(bad)


def test_api_token_is_long_and_fits_into_a_header() -> None:
    assert values.api_token("0123456789abcdef").reveal()
    for bad in ("0123456789abcde", "0123456789 abcdef", "0123456789abcdeé"):
        with pytest.raises(ValueError, match="16"):
            values.api_token(bad)


def test_timezone_and_log_format_and_host() -> None:
    assert values.timezone("Europe/Paris") == "Europe/Paris"
    assert values.log_format("JSON") == "json"
    assert [values.host(one) for one in ("0.0.0.0", "::", "localhost")] == ["0.0.0.0", "::", "localhost"]
    for parse, bad in (
        (values.timezone, "Mars/One"),
        (values.timezone, "../etc"),
        (values.log_format, "xml"),
        (values.host, "localhost:80"),
    ):
        with pytest.raises(ValueError, match=r"is|must"):
            parse(bad)
