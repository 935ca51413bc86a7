"""How the site is switched on: settings, addresses, start-up checks. No business here."""
