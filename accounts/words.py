"""The Chinese words of the log: actions, their details, the codes in them; other apps add theirs when they start."""

from collections.abc import Mapping

from django.apps import apps

_ACTIONS: dict[str, str] = {
    "sign_in": "登录",
    "sign_out": "退出",
    "session_end": "会话终止",
    "reauthenticate": "再次验证密码",
    "change_password": "更改本人密码",
    "set_password": "重设他人密码",
    "set_roles": "变更角色",
    "account_add": "新增账号资料",
    "account_change": "修改账号资料",
    "account_delete": "删除账号资料",
    "keep_seals": "查看印章",
    "add_seal": "登记印章",
    "retire_seal": "停用印章",
    "store_seal_image": "上传印章图样",
    "prune_log": "清理日志",
    "read_log": "查阅日志",
}

_DETAILS: dict[str, str] = {
    "sentence": "理由",
    "change": "变更",
    "from": "原",
    "to": "现",
    "password": "密码",
    "locked": "锁定中",
    "ending": "原因",
    "diameter_mm": "直径",
    "width_px": "像素宽",
    "version": "版本",
    "reason": "理由",
    "number": "字号",
    "opinion": "意见",
    "unit": "单位序号",
    "on": "日期",
    "sha256": "摘要SHA-256",
    "sm3": "摘要SM3",
}
_CODES: dict[str, dict[str, str]] = {
    "ending": {"idle": "闲置超时", "absolute": "到最长时限", "changed": "角色或单位变动", "gone": "账号停用"},
}


def name_actions(labels: Mapping[str, str]) -> None:
    """Add an app's action codes with their Chinese names; call it in the app's ready()."""
    _ACTIONS.update(labels)


def name_details(labels: Mapping[str, str], *, codes: Mapping[str, Mapping[str, str]]) -> None:
    """Add what an app's details are called, and for some of them what their codes mean; call it in the app's ready()."""
    _DETAILS.update(labels)
    for key, words in codes.items():
        _CODES.setdefault(key, {}).update(words)


def detail_label(key: str) -> str:
    """Return what a detail is called, or its key where nobody named it."""
    return _DETAILS.get(key, key)


def code_label(key: str, code: str) -> str:
    """Return what a code means in this detail, or the code itself."""
    return _CODES.get(key, {}).get(code, code)


def action_label(code: str) -> str:
    """Return the action's Chinese name, or the code where nobody named it."""
    return _ACTIONS.get(code, code)


def action_choices() -> list[tuple[str, str]]:
    """Return every known action for a list to choose from."""
    return sorted(_ACTIONS.items(), key=lambda pair: pair[1])


def type_label(object_type: str) -> str:
    """Return the Chinese name of a model given as in the log ("accounts.user")."""
    try:
        return str(apps.get_model(object_type)._meta.verbose_name)
    except (LookupError, ValueError):
        return object_type
