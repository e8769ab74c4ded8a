"""What people do and what Fiver answers, one file per feature."""
