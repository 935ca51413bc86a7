"""Every start-up check is shown failing, with a sentence that says what to do."""

import os
import subprocess
import sys

import pytest
from django.db import DatabaseError

from config import checks
from letter.fonts import catalogue
from tests.house.sources import ROOT
from tests.letter.fonts.made_up import put, tiny


def ids(found):
    return [message.id for message in found]


def test_sound_as_it_stands():
    for check in checks.BEFORE_SERVING:
        assert check() == []


@pytest.fixture
def font_folder(tmp_path, monkeypatch):
    """A copy of the fonts' folder that a test may spoil."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    for path in catalogue.FONT_FOLDER.glob("*.ttf"):
        (folder / path.name).symlink_to(path)
    monkeypatch.setattr(catalogue, "FONT_FOLDER", folder)
    return folder


def test_a_font_is_missing(font_folder):
    (font_folder / "FuwenKai.ttf").unlink()
    (message,) = checks.fonts_are_whole()
    assert message.id == "fuwen.E001"
    assert "FuwenKai.ttf" in message.msg


def test_a_font_is_another(font_folder):
    (font_folder / "FuwenKai.ttf").unlink()
    (font_folder / "FuwenKai.ttf").write_bytes((font_folder / "FuwenHei.ttf").read_bytes())
    (message,) = checks.fonts_are_whole()
    assert message.id == "fuwen.E002"
    assert "FuwenKai.ttf" in message.msg


def test_every_font_of_the_set_is_checked(font_folder):
    for path in font_folder.iterdir():
        path.unlink()
    assert ids(checks.fonts_are_whole()) == ["fuwen.E001"] * len(catalogue.FILES)


def test_no_fonts_of_the_office_s_own(settings):
    settings.FUWEN_FONTS_DIR = ""
    assert checks.own_fonts_are_sound() == []


def test_a_font_of_the_office_that_cannot_be_used(settings, tmp_path):
    settings.FUWEN_FONTS_KEPT = tmp_path / "kept"
    settings.FUWEN_FONTS_DIR = str(put(tmp_path / "own", hei_ttf=tiny(permission=2), kai_ttf=tiny("楷体")))
    (message,) = checks.own_fonts_are_sound()
    assert message.id == "fuwen.E015"
    assert message.msg.startswith("本单位字体：hei.ttf：") and "fsType 2" in message.msg and "移出 FUWEN_FONTS_DIR" in message.hint
    (tmp_path / "own" / "hei.ttf").unlink()
    assert checks.own_fonts_are_sound() == []


def test_the_office_s_folder_is_not_there(settings, tmp_path):
    settings.FUWEN_FONTS_DIR = str(tmp_path / "nowhere")
    (message,) = checks.own_fonts_are_sound()
    assert message.id == "fuwen.E015" and "nowhere 读不出" in message.msg


def test_a_library_that_does_not_load(monkeypatch):
    monkeypatch.setattr(checks, "PANGO", {"libpango-1.0-0": "libpango-of-no-system.so.0"})
    monkeypatch.setattr(checks, "SUBSET", {"libharfbuzz-subset0": "libharfbuzz-of-no-system.so.0"})
    assert ids(checks.pango_loads()) == ["fuwen.E004"]
    (message,) = checks.subsetter_loads()
    assert message.id == "fuwen.E003"
    assert "apt-get install libharfbuzz-subset0" in message.hint


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o701, 0o500])
def test_seal_folder_open_to_others(settings, tmp_path, mode):
    settings.FUWEN_SEAL_DIR = tmp_path / "seals"
    settings.FUWEN_SEAL_DIR.mkdir(mode=0o700)
    settings.FUWEN_SEAL_DIR.chmod(mode)
    (message,) = checks.seal_folder_is_closed()
    assert message.id == "fuwen.E005"
    assert f"{mode:04o}" in message.msg
    assert "chmod 700" in message.hint


def test_no_seal_folder(settings, tmp_path):
    settings.FUWEN_SEAL_DIR = tmp_path / "nowhere"
    assert ids(checks.seal_folder_is_closed()) == ["fuwen.E005"]


@pytest.mark.parametrize("outer", ["STATIC_ROOT", "MEDIA_ROOT", "STATICFILES_DIRS"])
def test_seal_folder_within_a_served_one(settings, tmp_path, outer):
    settings.FUWEN_SEAL_DIR = tmp_path / "served" / "seals"
    settings.FUWEN_SEAL_DIR.mkdir(parents=True, mode=0o700)
    served = tmp_path / "served"
    setattr(settings, outer, [served] if outer == "STATICFILES_DIRS" else served)
    assert ids(checks.seal_folder_is_closed()) == ["fuwen.E006"]


def test_a_link_does_not_hide_that_the_seals_are_served(settings, tmp_path):
    (tmp_path / "media" / "seals").mkdir(parents=True)
    (tmp_path / "media" / "seals").chmod(0o700)
    (tmp_path / "seals").symlink_to(tmp_path / "media" / "seals")
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.FUWEN_SEAL_DIR = tmp_path / "seals"
    assert ids(checks.seal_folder_is_closed()) == ["fuwen.E006"]


@pytest.mark.parametrize("name", ["MEDIA_ROOT", "FUWEN_RENDER_DIR", "FUWEN_ISSUED_DIR"])
def test_a_folder_that_is_not_there(settings, tmp_path, name):
    setattr(settings, name, tmp_path / "nowhere")
    (message,) = checks.folders_are_writable()
    assert message.id == "fuwen.E007"
    assert "nowhere" in message.msg


def test_a_folder_that_cannot_be_written(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda folder, mode: folder != settings.MEDIA_ROOT)
    assert ids(checks.folders_are_writable()) == ["fuwen.E007"]


@pytest.fixture
def production(settings):
    settings.FUWEN_PRODUCTION = True
    settings.SECRET_KEY, settings.FUWEN_LOG_KEY = "s" * 50, "l" * 50
    settings.ALLOWED_HOSTS = ["fuwen.example.cn"]
    return settings


def test_production_with_keys_and_names_is_sound(production):
    assert checks.keys_are_set() == checks.nothing_is_open() == []


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("SECRET_KEY", "", "fuwen.E008"),
        ("SECRET_KEY", "short", "fuwen.E008"),
        ("FUWEN_LOG_KEY", "", "fuwen.E009"),
        ("FUWEN_LOG_KEY", "short", "fuwen.E009"),
        ("FUWEN_LOG_KEY", "s" * 50, "fuwen.E010"),
        ("DEBUG", True, "fuwen.E011"),
        ("ALLOWED_HOSTS", [], "fuwen.E012"),
    ],
)
def test_production_lacks_something(production, name, value, wanted):
    setattr(production, name, value)
    found = checks.keys_are_set() + checks.nothing_is_open()
    assert ids(found) == [wanted]
    assert found[0].hint


def test_elsewhere_production_needs_nothing(settings):
    settings.DEBUG, settings.ALLOWED_HOSTS, settings.FUWEN_LOG_KEY = True, [], ""
    assert checks.keys_are_set() == checks.nothing_is_open() == []


@pytest.mark.django_db
def test_migrated_database_is_sound():
    assert checks.database_is_migrated(databases=["default"]) == []


@pytest.mark.django_db
def test_pending_migration():
    from django.db.migrations.recorder import MigrationRecorder

    last = MigrationRecorder.Migration.objects.filter(app="responses").latest("id")
    last.delete()
    (message,) = checks.database_is_migrated(databases=["default"])
    assert message.id == "fuwen.E013"
    assert "manage.py migrate" in message.hint


def test_database_away(monkeypatch):
    def away(*_args):
        raise DatabaseError("nobody there")

    monkeypatch.setattr(checks, "MigrationExecutor", away)
    assert ids(checks.database_is_migrated(databases=["default"])) == ["fuwen.E014"]


def test_the_door_stays_shut(settings, tmp_path):
    settings.FUWEN_SEAL_DIR = tmp_path / "nowhere"
    with pytest.raises(SystemExit) as refused:
        checks.refuse_unless_sound()
    assert "复文没有启动" in refused.value.code
    assert "fuwen.E005" in refused.value.code


def _production_process(tmp_path, line, **environment):
    """Run a line of Python or manage.py under the production settings."""
    names = {name: value for name, value in os.environ.items() if not name.startswith("FUWEN_")}
    names |= {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
    names |= {"FUWEN_VAR_DIR": str(tmp_path / "var"), **environment}
    names |= {"FUWEN_TEST_VAR_DIR": os.environ["FUWEN_TEST_VAR_DIR"]}
    for name in ("DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        names.pop(name, None)
    return subprocess.run(
        [sys.executable, *line], cwd=ROOT, env=names, capture_output=True, text=True, check=False
    )


def test_the_process_refuses_without_keys(tmp_path):
    result = _production_process(tmp_path, ["-c", "import config.wsgi"])
    assert result.returncode == 1
    for wanted in ("fuwen.E008", "fuwen.E009", "fuwen.E012"):
        assert wanted in result.stderr
    assert "Traceback" not in result.stderr


KEYS = {"FUWEN_SECRET_KEY": "secret-Key-" * 5, "FUWEN_LOG_KEY": "other-Key-7" * 5, "FUWEN_HOSTS": "fuwen.example.cn"}


def test_the_process_refuses_an_old_database(tmp_path):
    result = _production_process(tmp_path, ["-c", "import config.wsgi"], **KEYS)
    assert result.returncode == 1
    assert "fuwen.E013" in result.stderr


def test_deployment_check_finds_nothing(tmp_path):
    line = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    result = _production_process(tmp_path, line, **KEYS)
    assert result.returncode == 0, result.stderr
    without = _production_process(tmp_path, line)
    assert without.returncode == 1
    assert "FUWEN_LOG_KEY" in without.stderr
