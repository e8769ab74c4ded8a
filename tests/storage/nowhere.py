"""An address at which no server listens."""

NOWHERE = "mongodb://127.0.0.1:9/?replicaSet=secantus&retryWrites=false"
"""Port 9 is `discard`: nothing listens there, so a connection is refused at once."""
