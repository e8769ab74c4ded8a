"""What happens by itself: messages leave, games become over, and what is not football is forgotten."""
