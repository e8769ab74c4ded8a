import pytest

from rehearsal.monzo.clients import PLAYGROUND, Client, Clients
from rehearsal.monzo.errors import MonzoError

BACK = "https://club.example.org/monzo/callback"


@pytest.fixture
def clients() -> Clients:
    clients = Clients()
    clients.add(Client("oauth2client_olly", "hush", "Olly's own", (BACK,)))
    clients.add(Client("oauth2client_phone", "", "On a phone", (BACK,), confidential=False))
    return clients


@pytest.mark.parametrize("url", ["", f"{BACK}/", f"{BACK}?a=1", BACK.upper(), BACK.replace("https", "http")])
def test_redirect_urls_fit_exactly_or_not_at_all(clients: Clients, url: str) -> None:
    client = clients.named("oauth2client_olly")
    assert client is not None
    assert client.may_return_to(BACK)
    assert not client.may_return_to(url)


def test_the_deployments_own_takes_any_address_until_some_are_registered(clients: Clients) -> None:
    assert clients.own.may_return_to("http://127.0.0.1:9/back")
    clients.own.redirect_urls = (BACK,)
    assert not clients.own.may_return_to("http://127.0.0.1:9/back")
    playground = clients.named(PLAYGROUND)
    assert playground is not None
    assert not playground.may_return_to(BACK)


@pytest.mark.parametrize(
    ("client_id", "secret"),
    [("oauth2client_olly", ""), ("oauth2client_olly", "mnzconf.rehearsal"), ("nobody", "hush"), ("", "")],
)
def test_each_shows_its_own_secret(clients: Clients, client_id: str, secret: str) -> None:
    assert clients.authenticate("oauth2client_olly", "hush").name == "Olly's own"
    assert clients.authenticate("oauth2client_phone", "").confidential is False
    with pytest.raises(MonzoError) as refused:
        clients.authenticate(client_id, secret)
    assert (refused.value.status, refused.value.code) == (401, "unauthorized.bad_client")
    assert refused.value.body()["error"] == "invalid_client"


def test_names(clients: Clients) -> None:
    assert [clients.name_of(client) for client in (clients.own.client_id, "gone")] == ["Fiver", "gone"]
