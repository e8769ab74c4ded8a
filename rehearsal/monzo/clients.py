"""The apps that may ask for a login: OAuth clients, as their makers register them on Monzo's developer page."""

from dataclasses import dataclass

from rehearsal.monzo.errors import MonzoError

PLAYGROUND = "oauth2client_0000AkPlayground"
"""The developer page's own client: what is registered there by hand belongs to it, and no other client sees it."""


@dataclass(slots=True)
class Client:
    """One registration. With `redirect_urls` a login returns to exactly one of these; None takes any, unlike Monzo.

    Only a confidential client has a secret and gets refresh tokens.
    """

    client_id: str
    secret: str
    name: str
    redirect_urls: tuple[str, ...] | None = None
    confidential: bool = True

    def may_return_to(self, url: str) -> bool:
        """Whether a login may end at this address: letter by letter, or not at all."""
        return bool(url) and (self.redirect_urls is None or url in self.redirect_urls)


class Clients:
    """Every client there is. `own` is the deployment's; others are added."""

    def __init__(self) -> None:
        self.own = Client("oauth2client_0000AkRehearsal", "mnzconf.rehearsal", "Fiver")
        self._all = {self.own.client_id: self.own}
        self.add(Client(PLAYGROUND, "mnzconf.playground", "Developer page", redirect_urls=()))

    def add(self, client: Client) -> Client:
        """Register one more, such as an organiser's own."""
        self._all[client.client_id] = client
        return client

    def every(self) -> list[Client]:
        """All of them, the deployment's own first."""
        return list(self._all.values())

    def organisers(self) -> list[Client]:
        """Those that an organiser registered for their own account: neither the deployment's nor the page's."""
        return [client for client in self.every() if client.client_id not in (self.own.client_id, PLAYGROUND)]

    def named(self, client_id: str) -> Client | None:
        """The client of that id, if there is one."""
        return self._all.get(client_id)

    def name_of(self, client_id: str) -> str:
        """What its maker calls it, and what the owner of the account reads."""
        client = self.named(client_id)
        return client.name if client else client_id

    def authenticate(self, client_id: str, secret: str) -> Client:
        """The client that shows its secret; a public one has none to show. Raises MonzoError 401."""
        client = self.named(client_id)
        if client is None or (client.confidential and secret != client.secret):
            raise MonzoError(401, "unauthorized.bad_client", "Bad client credentials", error="invalid_client")
        return client
