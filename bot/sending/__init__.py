"""How each kind of news looks when it is sent: the current state is read, rendered, and posted or edited."""
