"""How long browser tests wait for what they expect: the machine may be busy."""

from playwright.sync_api import expect

WAIT_MS = 30_000

expect.set_options(timeout=WAIT_MS)
