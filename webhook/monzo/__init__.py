"""Monzo: what it tells us, and what we ask it."""
