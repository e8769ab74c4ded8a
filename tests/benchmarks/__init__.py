"""How fast Fiver is, beside two yardsticks: `python -m tests.benchmarks`. Prints, and asserts nothing about time."""
