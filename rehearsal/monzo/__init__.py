"""A Monzo that lives on your laptop: accounts and what happens in them, webhooks, logins, an API."""

from rehearsal.monzo.clients import PLAYGROUND, Client
from rehearsal.monzo.delivery import Delivery
from rehearsal.monzo.hooks import Webhook
from rehearsal.monzo.standin import MonzoStandIn

__all__ = ["PLAYGROUND", "Client", "Delivery", "MonzoStandIn", "Webhook"]
