"""Every sentence that Fiver says, one file per feature. Pure: facts in, HTML for Telegram out."""
