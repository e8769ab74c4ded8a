"""The things people do, one file each: every function is one transaction, told from top to bottom."""
