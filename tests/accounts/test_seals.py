"""Seals: their keeper puts pictures in; nobody gets one out."""

import stat
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accounts.models import Act, Seal, SealImage
from accounts.refusal import Refused
from accounts.services.seal_pictures import read_seal_image, store_seal_image
from tests.factories import draw_seal, make_seal, make_seal_image

SEALS = "/accounts/seals/"


@pytest.fixture
def seal(cast) -> Seal:
    return make_seal(unit=cast.unit)


@pytest.fixture
def keeper(cast) -> Client:
    return cast.client("seal_keeper")


def upload(client: Client, seal: Seal, data: bytes, name: str = "seal.png"):
    return client.post(f"{SEALS}{seal.pk}/", {"picture": SimpleUploadedFile(name, data)})


def test_keeper_registers_and_uploads(cast, keeper, settings):
    answer = keeper.post(f"{SEALS}new/", {"name": "云川市财政局\u200b印章", "diameter_mm": "42"})
    seal = Seal.objects.get()
    assert answer["Location"] == f"{SEALS}{seal.pk}/"
    assert (seal.unit, seal.name) == (cast.unit, "云川市财政局印章")
    assert "已删去1个看不见的字符" in keeper.get(answer["Location"]).content.decode()
    assert upload(keeper, seal, draw_seal())["Location"] == SEALS
    image = seal.image
    path = settings.FUWEN_SEAL_DIR / image.file_name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.FUWEN_SEAL_DIR.stat().st_mode) == 0o700
    assert [file.name for file in settings.FUWEN_SEAL_DIR.iterdir()] == [image.file_name]
    assert read_seal_image(image) == path.read_bytes()
    assert [row.action for row in Act.objects.all()] == ["add_seal", "store_seal_image"]
    page = keeper.get(SEALS).content.decode()
    assert "已上传" in page and image.file_name not in page


def test_the_newest_picture_is_in_force_and_the_old_one_stays(cast, seal):
    first = make_seal_image(seal=seal, by=cast.seal_keeper)
    second = make_seal_image(seal=seal, by=cast.seal_keeper, side=600)
    assert seal.image == second
    assert read_seal_image(first) != read_seal_image(second)


def _jpeg_with_place() -> bytes:
    picture = Image.open(BytesIO(draw_seal(paper="white"))).convert("RGB")
    out, exif = BytesIO(), Image.Exif()
    exif[0x8825] = {1: "N", 2: (25.0, 1.0, 2.0)}
    picture.save(out, "JPEG", exif=exif, quality=95)
    assert b"Exif" in out.getvalue()
    return out.getvalue()


def test_what_is_kept_is_encoded_anew(cast, seal, settings):
    for data in (_jpeg_with_place(), draw_seal() + b"<script>alert(1)</script>"):
        image = store_seal_image(seal, data=data, by=cast.seal_keeper)
        kept = (settings.FUWEN_SEAL_DIR / image.file_name).read_bytes()
        assert kept.startswith(b"\x89PNG") and b"script" not in kept and b"Exif" not in kept


BAD = {
    "empty": b"",
    "truncated": draw_seal()[:900],
    "html": b"<html><script>1</script></html>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "gif": b"GIF89a" + b"\x00" * 200,
    "transparent": draw_seal(colour="#00000000"),
    "white": draw_seal(colour="#ffffff", paper="#ffffff"),
    "black": draw_seal(colour="#000000"),
    "blue": draw_seal(colour="#1a1ad2"),
    "tiny": draw_seal(side=100),
    "over 5 MB": draw_seal() + b"\x00" * (5 * 1024 * 1024),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_picture_that_is_no_seal_is_refused_at_its_field(keeper, seal, settings, kind):
    answer = upload(keeper, seal, BAD[kind])
    assert answer.status_code == 200
    assert 'href="#id_picture"' in answer.content.decode()
    assert not SealImage.objects.exists()
    assert list(settings.FUWEN_SEAL_DIR.iterdir()) == []


def test_huge_picture_is_refused_before_it_is_unpacked(keeper, seal):
    out = BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    answer = upload(keeper, seal, out.getvalue())
    assert "尺寸过大" in answer.content.decode()


def test_no_row_without_its_file_and_no_file_without_its_row(cast, seal, settings, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the log cannot be written")

    with monkeypatch.context() as patch:
        patch.setattr("accounts.services.seal_pictures.record", broken)
        with pytest.raises(RuntimeError):
            make_seal_image(seal=seal, by=cast.seal_keeper)
    assert not SealImage.objects.exists() and list(settings.FUWEN_SEAL_DIR.iterdir()) == []

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("accounts.services.seal_pictures.os.fsync", full)
    with pytest.raises(Refused, match="磁盘"):
        make_seal_image(seal=seal, by=cast.seal_keeper)
    assert not SealImage.objects.exists() and list(settings.FUWEN_SEAL_DIR.iterdir()) == []


@pytest.mark.parametrize("harm", ["missing", "changed", "swapped", "empty"])
def test_a_file_that_is_not_what_was_uploaded_is_not_handed_out(cast, seal, settings, harm):
    image = make_seal_image(seal=seal, by=cast.seal_keeper)
    path = settings.FUWEN_SEAL_DIR / image.file_name
    other = make_seal_image(seal=seal, by=cast.seal_keeper, side=600)
    if harm == "missing":
        path.unlink()
    else:
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(
            {"changed": bytes(data), "swapped": (settings.FUWEN_SEAL_DIR / other.file_name).read_bytes(), "empty": b""}[harm]
        )
    with pytest.raises(Refused, match="请由用印人员重新上传") as caught:
        read_seal_image(image)
    assert caught.value.code == "seal_picture"


def test_a_row_that_points_elsewhere_reads_nothing_there(cast, seal, tmp_path, settings):
    image = make_seal_image(seal=seal, by=cast.seal_keeper)
    outside = tmp_path / "outside.png"
    outside.write_bytes(read_seal_image(image))
    image.file_name = "../outside.png"
    assert (settings.FUWEN_SEAL_DIR / image.file_name).exists()
    with pytest.raises(Refused):
        read_seal_image(image)


def test_another_units_seal_is_like_a_missing_one(cast, keeper):
    foreign = make_seal(unit=cast.other_unit)
    for address in (f"{SEALS}{foreign.pk}/", f"{SEALS}999999/", f"{SEALS}{2**63}/"):
        assert keeper.get(address).status_code == 404
        assert keeper.post(address).status_code == 404
        assert keeper.post(f"{address}retire/").status_code == 404
    with pytest.raises(Refused):
        store_seal_image(foreign, data=draw_seal(), by=cast.seal_keeper)
    foreign.refresh_from_db()
    assert foreign.is_active


@pytest.mark.parametrize("who", ["drafter_owner", "signatory", "supervisor", "administrator", "auditor"])
def test_nobody_else_comes_near(cast, seal, who):
    client = cast.client(who)
    for address in (SEALS, f"{SEALS}new/", f"{SEALS}{seal.pk}/", f"{SEALS}999999/"):
        answer = client.get(address)
        assert answer.status_code == 403 and "用印人员保管" in answer.content.decode()
    assert client.post(f"{SEALS}{seal.pk}/retire/").status_code == 422
    assert Act.objects.filter(result="denied").count() == 5
    seal.refresh_from_db()
    assert seal.is_active


def test_retired_seal_takes_no_picture(cast, keeper, seal):
    assert keeper.get(f"{SEALS}{seal.pk}/retire/").status_code == 405
    assert keeper.post(f"{SEALS}{seal.pk}/retire/")["Location"] == SEALS
    assert upload(keeper, seal, draw_seal()).status_code == 422
    assert not SealImage.objects.exists()
    assert keeper.post(f"{SEALS}{seal.pk}/retire/").status_code == 422


@pytest.mark.parametrize("field", [{"name": "\u200b\u2060"}, {"name": ""}, {"diameter_mm": "5"}, {"diameter_mm": "42.55"}])
def test_bad_fields_say_so_and_keep_what_was_typed(cast, keeper, field):
    answer = keeper.post(f"{SEALS}new/", {"name": "印章甲", "diameter_mm": "42", **field})
    text = answer.content.decode()
    assert answer.status_code == 200 and f'href="#id_{next(iter(field))}"' in text
    assert not Seal.objects.exists()


def test_no_address_serves_the_picture(cast, seal, settings):
    image = make_seal_image(seal=seal, by=cast.seal_keeper)
    for name in ("seal_keeper", "administrator", "supervisor"):
        client = cast.client(name)
        for address in (
            f"/static/{image.file_name}",
            f"/media/{image.file_name}",
            f"/static/../seals/{image.file_name}",
            f"/static/%2e%2e/seals/{image.file_name}",
            f"/seals/{image.file_name}",
            f"/admin/accounts/sealimage/{image.pk}/change/",
            f"/admin/accounts/seal/{seal.pk}/change/",
        ):
            assert client.get(address).status_code in (403, 404), address
    assert settings.FUWEN_SEAL_DIR not in (settings.MEDIA_ROOT, settings.STATIC_ROOT)


def test_list_takes_the_same_queries_however_long(cast, keeper, django_assert_max_num_queries):
    def queries() -> int:
        with django_assert_max_num_queries(12) as captured:
            keeper.get(SEALS)
        return len(captured)

    keeper.get(SEALS)
    make_seal_image(seal=make_seal(unit=cast.unit), by=cast.seal_keeper)
    one = queries()
    for _ in range(9):
        make_seal_image(seal=make_seal(unit=cast.unit), by=cast.seal_keeper)
    assert queries() == one
