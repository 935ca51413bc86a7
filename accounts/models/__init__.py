"""Units, users, seals and the log."""

from accounts.models.act import Act, ActHead
from accounts.models.seal import Seal, SealImage
from accounts.models.unit import IssuerCode, Level, ShortName, Unit
from accounts.models.user import HeldRole, User

__all__ = ["Act", "ActHead", "HeldRole", "IssuerCode", "Level", "Seal", "SealImage", "ShortName", "Unit", "User"]
