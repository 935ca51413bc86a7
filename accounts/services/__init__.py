"""The acts of accounts: each holds its permission, its transaction and its log row."""
