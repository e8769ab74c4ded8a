"""A Monzo that lives on your laptop: one account, its transactions, its webhooks, its API."""

from rehearsal.monzo.delivery import Delivery, Webhook
from rehearsal.monzo.standin import MonzoStandIn

__all__ = ["Delivery", "MonzoStandIn", "Webhook"]
