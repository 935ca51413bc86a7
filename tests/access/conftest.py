"""One world for each module of access tests."""

from tests.access.standing import (
    module_database,
    module_folders,
    own_folders,
    quiet_refusals,
    renderer,
    standing_world,
    world,
)

__all__ = ["module_database", "module_folders", "own_folders", "quiet_refusals", "renderer", "standing_world", "world"]
