"""Makes units, people and seals for tests; the factories of proposals and replies stand beside their tests."""

from decimal import Decimal
from io import BytesIO
from itertools import count

from PIL import Image, ImageDraw

from accounts.enums import Role
from accounts.models import HeldRole, IssuerCode, Level, Seal, SealImage, ShortName, Unit, User
from accounts.services.seal_pictures import store_seal_image

PASSWORD = "Yunchuan-2026-fuwen"
_numbers = count(1)


def make_level(**values) -> Level:
    """Return a level: 云川市 the first time, then numbered ones."""
    number = next(_numbers)
    defaults = {
        "name": f"云川市{number}",
        "cppcc_name": f"政协云川市{number}委员会",
        "congress_name": f"云川市{number}人民代表大会",
    }
    return Level.objects.create(**{**defaults, **values})


def make_unit(*, issuer_code: str = "", short_name: str = "", **values) -> Unit:
    """Return a unit of its own level unless one is given; with an issuer code (云川测1函) and a short name if wanted."""
    number = next(_numbers)
    if "level" not in values:
        values["level"] = make_level()
    defaults = {"code": f"unit-{number}", "full_name": f"云川市第{number}局", "issuer_mark": f"云川市第{number}局"}
    unit = Unit.objects.create(**{**defaults, **values})
    IssuerCode.objects.create(unit=unit, code=issuer_code or f"云川测{number}函")
    if short_name:
        ShortName.objects.create(unit=unit, name=short_name)
    return unit


def make_user(*, roles: tuple[str, ...] | list[str] = (Role.DRAFTER,), password: str = PASSWORD, **values) -> User:
    """Return a person of the given unit (none for none) who holds the roles and signs in with PASSWORD."""
    number = next(_numbers)
    defaults = {"username": f"person{number}", "name": f"演示{number}"}
    user = User.objects.create_user(password=password, **{**defaults, **values})
    HeldRole.objects.bulk_create(HeldRole(user=user, role=role) for role in roles)
    return user


def make_seal(*, unit: Unit | None = None, **values) -> Seal:
    """Return a seal without a picture."""
    unit = unit or make_unit()
    defaults = {"name": f"{unit.full_name}印章", "diameter_mm": Decimal("42.0")}
    return Seal.objects.create(unit=unit, **{**defaults, **values})


def draw_seal(*, side: int = 500, colour: str = "#d21a1a", paper: str | None = None) -> bytes:
    """Return a PNG of a round seal: a ring and a star's worth of red, on paper or on nothing."""
    picture = Image.new("RGBA", (side, side), paper or (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((2, 2, side - 3, side - 3), outline=colour, width=max(2, side // 40))
    pen.regular_polygon((side / 2, side / 2, side / 6), 5, fill=colour)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def make_seal_image(*, seal: Seal, by: User, **drawing) -> SealImage:
    """Return a picture kept for the seal, as its keeper ``by`` uploads it."""
    return store_seal_image(seal, data=draw_seal(**drawing), by=by)
