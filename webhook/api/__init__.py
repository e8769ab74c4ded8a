"""The REST API: one file for each thing it speaks of."""
