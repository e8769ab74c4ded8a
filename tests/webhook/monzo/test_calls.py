"""What may be asked of the bank: to read, the login, where it reports. Nothing moves money, nor leads there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webhook.monzo.calls import ALLOWED, TRANSACTION, UNREGISTER, is_allowed


def test_the_whole_list_stands_here_once_more() -> None:
    assert {str(call) for call in ALLOWED} == {
        "POST /oauth2/token",
        "POST /oauth2/logout",
        "GET /accounts",
        "GET /transactions",
        "GET /transactions/{id}",
        "PATCH /transactions/{id}",
        "GET /webhooks",
        "POST /webhooks",
        "DELETE /webhooks/{id}",
    }


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/pots"),
        ("PUT", "/pots/pot_1/deposit"),
        ("PUT", "/pots/pot_1/withdraw"),
        ("POST", "/feed"),
        ("PUT", "/transaction-receipts"),
        ("POST", "/transactions/tx_1"),
        ("POST", "/accounts"),
        ("GET", "/transactions/../pots"),
        ("GET", "/transactions/tx_1/pots"),
        ("GET", "/transactions/"),
        ("GET", "/transactions/tx_1?expand[]=merchant"),
        ("DELETE", "/webhooks"),
        ("GET", "/accounts/"),
        ("GET", "/accounts\n"),
        ("get", "/accounts"),
    ],
)
def test_everything_else_is_not_allowed(method: str, path: str) -> None:
    assert not is_allowed(method, path)


@given(st.text())
def test_no_id_leads_elsewhere(id_: str) -> None:
    try:
        path = TRANSACTION.to(id_)
    except ValueError:
        return
    assert path == f"/transactions/{id_}"
    assert path.count("/") == 2
    assert is_allowed("GET", path)


def test_the_name_of_a_call_names_nobody() -> None:
    assert UNREGISTER.to("webhook_1") == "/webhooks/webhook_1"
    assert str(UNREGISTER) == "DELETE /webhooks/{id}"
