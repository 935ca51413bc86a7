"""Python loads this at start: child processes of the tests may talk to this machine only."""

import loopback_guard

loopback_guard.install()
