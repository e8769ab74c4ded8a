"""Turns the lights on: settings, jobs, and the one place where the parts are put together."""
