"""What the tests of the letters' services share: the cast, a unit with its seal, a stand-in for the render process."""

import pytest

from tests.factories import make_seal
from tests.responses.factories import add_seal_picture, use_fake_renderer


@pytest.fixture
def office(cast, monkeypatch):
    """The cast, its unit's seal with a picture, and no render process."""
    cast.seal = make_seal(unit=cast.unit)
    add_seal_picture(cast.seal, by=cast.seal_keeper)
    cast.renderer = use_fake_renderer(monkeypatch)
    return cast
