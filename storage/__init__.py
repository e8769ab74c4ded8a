"""The one storage layer, and the only folder that knows MongoDB."""
