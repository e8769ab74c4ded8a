"""How well payments are matched, on made-up clubs: `make bench-matching`. No database, no network, no Telegram."""
