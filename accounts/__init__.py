"""Who: units, users, roles, sign-in, and the log of acts."""
