"""Start-up checks: what must be in place before a letter can be made, each with what to do."""

import ctypes
import hashlib
import os
import stat
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from letter.fonts import catalogue
from letter.fonts.own import look_through

TAG = "fuwen"
Found = list[checks.CheckMessage]
# Debian package -> shared objects WeasyPrint loads from it.
PANGO = {"libpango-1.0-0": "libpango-1.0.so.0", "libpangoft2-1.0-0": "libpangoft2-1.0.so.0"}
SUBSET = {"libharfbuzz-subset0": "libharfbuzz-subset.so.0"}
KEY_LENGTH = 50  # as Django asks; characters; token_urlsafe(48) has 64


def _error(number: int, sentence: str, remedy: str) -> checks.Error:
    return checks.Error(sentence, hint=remedy, id=f"fuwen.E{number:03}")


@checks.register(TAG)
def fonts_are_whole(**_: Any) -> Found:
    """E001: a font file is missing; E002: a font file is not the one the letters were made with."""
    found: Found = []
    for font in tomllib.loads(catalogue.ORIGINS.read_text(encoding="utf-8"))["font"]:
        path = catalogue.FONT_FOLDER / font["file"]
        if not path.is_file():
            found.append(_error(1, f"缺少字体文件 {path.name}。", f"请从发行包重新取回文件夹 {path.parent}。"))
        elif _digest(path) != font["sha256"]:
            found.append(_error(2, f"字体文件 {path.name} 与登记的摘要不符。", "请从发行包重新取回，不要用别的字体顶替。"))
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _loads(shared_object: str) -> bool:
    try:
        ctypes.CDLL(shared_object)
    except OSError:
        return False
    return True


@checks.register(TAG)
def subsetter_loads(**_: Any) -> Found:
    """E003: without libharfbuzz-subset every PDF would carry whole Chinese fonts."""
    return _libraries(3, SUBSET, "不能裁剪字体")


@checks.register(TAG)
def pango_loads(**_: Any) -> Found:
    """E004: without Pango no PDF can be made."""
    return _libraries(4, PANGO, "不能生成 PDF")


def _libraries(number: int, wanted: dict[str, str], loss: str) -> Found:
    return [
        _error(number, f"系统缺少 {name}，{loss}。", f"请让管理员运行：apt-get install {package}")
        for package, name in wanted.items()
        if not _loads(name)
    ]


@checks.register(TAG)
def seal_folder_is_closed(**_: Any) -> Found:
    """E005: others could read the seals; E006: the web server could hand them out."""
    folder = Path(settings.FUWEN_SEAL_DIR)
    if not folder.is_dir():
        return [_error(5, f"没有印章文件夹 {folder}。", f"请建立它：mkdir -m 700 {folder}")]
    found: Found = []
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode != 0o700:
        found.append(
            _error(
                5,
                f"印章文件夹 {folder} 的权限是 {mode:04o}，别的用户可能读到印章。",
                f"请运行：chmod 700 {folder}",
            )
        )
    served = [settings.STATIC_ROOT, settings.MEDIA_ROOT, *settings.STATICFILES_DIRS]
    for outer in served:
        if folder.resolve().is_relative_to(Path(outer).resolve()):
            found.append(
                _error(
                    6,
                    f"印章文件夹 {folder} 在会被网页取到的文件夹 {outer} 里。",
                    "请把 FUWEN_SEAL_DIR 改到别处。",
                )
            )
    return found


@checks.register(TAG)
def folders_are_writable(**_: Any) -> Found:
    """E007: scans or finished letters could not be kept."""
    wanted = {
        "FUWEN_MEDIA_DIR": settings.MEDIA_ROOT,
        "FUWEN_RENDER_DIR": settings.FUWEN_RENDER_DIR,
        "FUWEN_ISSUED_DIR": settings.FUWEN_ISSUED_DIR,
        "FUWEN_LOG_HEAD": Path(settings.FUWEN_LOG_HEAD).parent,
    }
    return [
        _error(
            7, f"文件夹 {folder} 不存在或不能写入（{name}）。", "请建立它，并交给运行本系统的用户。"
        )
        for name, folder in wanted.items()
        if not (Path(folder).is_dir() and os.access(folder, os.W_OK | os.X_OK))
    ]


@checks.register(TAG)
def own_fonts_are_sound(**_: Any) -> Found:
    """E015: a font of the office, or their folder, cannot be used; no letter is made with another in its place."""
    if not settings.FUWEN_FONTS_DIR:
        return []
    faults = look_through(Path(settings.FUWEN_FONTS_DIR), settings.FUWEN_FONTS_KEPT).faults
    remedy = "请换成可用的字体文件，或把它移出 FUWEN_FONTS_DIR，然后重新启动。"
    return [_error(15, f"本单位字体：{fault}", remedy) for fault in faults]


def _in_production() -> bool:
    return getattr(settings, "FUWEN_PRODUCTION", False)


@checks.register(TAG)
def keys_are_set(**_: Any) -> Found:
    """E008, E009: production has no keys of its own; E010: both are the same."""
    if not _in_production():
        return []
    make = '请生成一个并写进环境变量：python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
    try:
        secret = settings.SECRET_KEY
    except ImproperlyConfigured:  # Django's own word for an empty key
        secret = ""
    found: Found = []
    if len(secret) < KEY_LENGTH:
        found.append(_error(8, "没有设置 FUWEN_SECRET_KEY，或它太短。", make))
    if len(settings.FUWEN_LOG_KEY) < KEY_LENGTH:
        found.append(_error(9, "没有设置 FUWEN_LOG_KEY（操作日志的密钥），或它太短。", make))
    if secret and secret == settings.FUWEN_LOG_KEY:
        found.append(_error(10, "FUWEN_SECRET_KEY 和 FUWEN_LOG_KEY 相同。", "请各用一个密钥。"))
    return found


@checks.register(TAG)
def nothing_is_open(**_: Any) -> Found:
    """E011: error pages would show the inside; E012: the site answers to no name."""
    if not _in_production():
        return []
    found: Found = []
    if settings.DEBUG:
        found.append(_error(11, "正式运行时 DEBUG 不能打开。", "请去掉设置里的 DEBUG。"))
    if not settings.ALLOWED_HOSTS:
        found.append(
            _error(
                12,
                "没有设置 FUWEN_HOSTS（本系统的访问域名或地址）。",
                "例如：FUWEN_HOSTS=fuwen.example.cn",
            )
        )
    return found


@checks.register(checks.Tags.database)
def database_is_migrated(databases: Sequence[str] | None = None, **_: Any) -> Found:
    """E013: the tables are older than the program; E014: the database does not answer."""
    if not databases or sys.argv[1:2] == ["migrate"]:  # the command that mends it must not be refused for it
        return []
    try:
        executor = MigrationExecutor(connections["default"])
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        return [_error(14, f"数据库没有应答：{error}", "请检查 DATABASE_URL 和数据库服务。")]
    if not plan:
        return []
    names = "、".join(
        f"{migration.app_label}.{migration.name}" for migration, _backwards in plan[:5]
    )
    return [
        _error(
            13,
            f"数据库还有 {len(plan)} 项升级没有做：{names}。",
            "请先备份，再运行：python manage.py migrate",
        )
    ]


# What the door asks before it opens, in this order.
BEFORE_SERVING: tuple[Callable[..., Found], ...] = (
    keys_are_set,
    nothing_is_open,
    pango_loads,
    subsetter_loads,
    fonts_are_whole,
    own_fonts_are_sound,
    seal_folder_is_closed,
    folders_are_writable,
)


def refuse_unless_sound() -> None:
    """End the process with Chinese sentences when a check finds an error."""
    found = [message for check in BEFORE_SERVING for message in check()]
    if not found:  # the database is asked last: without keys nothing should touch it
        found = database_is_migrated(databases=["default"])
    if not found:
        return
    lines = [f"{message.id} {message.msg}\n      {message.hint}" for message in found]
    sys.exit("复文没有启动：\n  " + "\n  ".join(lines))
