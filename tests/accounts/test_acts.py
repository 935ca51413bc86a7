"""操作日志: the auditor reads it, whole and harmless; nobody else does."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import Act
from accounts.services.log import deny, record

ACTS = "/accounts/acts/"
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def write(count: int, **values) -> None:
    with transaction.atomic():
        for _ in range(count):
            record(**{"action": "sign_off", "by": None, **values})


def shown(client, **query) -> str:
    answer = client.get(ACTS, query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("who", ["drafter_owner", "office", "signatory", "supervisor", "administrator"])
def test_only_the_auditor_reads(cast, who):
    write(1, label="秘密")
    answer = cast.client(who).get(ACTS)
    assert answer.status_code == 403
    assert "只由审计员查阅" in answer.content.decode() and "秘密" not in answer.content.decode()


def test_rows_in_words_newest_first(cast):
    write(1, action="sign_in", by=cast.reviewer, on=cast.reviewer)
    deny("set_roles", by=cast.administrator, on=cast.reviewer, sentence="不能兼任。")
    text = shown(cast.client("auditor"))
    assert "变更角色" in text and "理由：不能兼任。" in text and "拒绝" in text
    assert text.index("变更角色</td>") < text.index("登录</td>")


def test_what_people_typed_is_escaped_once(cast):
    write(1, label=HOSTILE, data={"note": HOSTILE})
    text = shown(cast.client("auditor"))
    assert "<script>alert" not in text and "<img" not in text
    assert text.count("&lt;script&gt;alert(1)") == 2


def test_phones_are_masked_even_in_old_rows(cast):
    Act.objects.create(
        number=1, at=timezone.now(), action="x", result="ok", object_label="电话13800000000", data={"to": "13900000000"}
    )
    text = shown(cast.client("auditor"))
    assert "138****0000" in text and "139****0000" in text
    assert "13800000000" not in text and "13900000000" not in text


def test_filters(cast, monkeypatch):
    client = cast.client("auditor")
    then = timezone.now() - timedelta(days=30)
    with monkeypatch.context() as patch:
        patch.setattr("accounts.services.log.timezone.now", lambda: then)
        write(1, label="旧件100%", by=cast.reviewer)
    write(1, label="新件_一", by=cast.office)
    deny("seal", by=cast.seal_keeper, sentence="不可以", label="另一件")
    today = timezone.localdate().isoformat()
    for query, wanted in [
        ({"since": today}, {"新件_一", "另一件"}),
        ({"until": (timezone.localdate() - timedelta(days=1)).isoformat()}, {"旧件100%"}),
        ({"actor": "reviewer"}, {"旧件100%"}),
        ({"object": "%"}, {"旧件100%"}),
        ({"object": "_"}, {"新件_一"}),
        ({"object": "新件\u200b"}, {"新件_一"}),
        ({"result": "denied"}, {"另一件"}),
        ({"action": "sign_in"}, set()),
    ]:
        text = shown(client, **query)
        assert {label for label in ("旧件100%", "新件_一", "另一件") if f"{label}</td>" in text} == wanted, query


@pytest.mark.parametrize(
    "query",
    [
        {"since": "2026-02-30"},
        {"since": "0001-01-01"},
        {"until": "9999-12-31"},
        {"until": "99999-01-01"},
        {"result": "'; DROP TABLE"},
        {"action": "password"},
        {"page": "9" * 5000},
        {"page": "-1"},
        {"page": "０１２"},
        {"actor": "x" * 10_000},
        {"object": "\x00"},
        {"order": "password", "sort": "__"},
    ],
)
def test_bad_queries_are_answered_calmly(cast, query):
    write(1)
    assert cast.client("auditor").get(ACTS, query).status_code == 200


def test_pages(cast):
    client = cast.client("auditor")
    write(60)
    assert "第 1 / 2 页" in shown(client, object="")
    assert 'href="?result=ok&amp;page=2"' in shown(client, result="ok")
    assert "第 2 / 2 页" in shown(client, page="2")


def test_the_same_queries_however_long(cast, django_assert_max_num_queries):
    client = cast.client("auditor")
    client.get(ACTS)

    def queries() -> int:
        with django_assert_max_num_queries(12) as captured:
            client.get(ACTS)
        return len(captured)

    write(1, by=cast.reviewer, on=cast.unit)
    one = queries()
    write(9, by=cast.reviewer, on=cast.unit)
    assert queries() == one


def test_nothing_to_change_or_take_away(cast):
    client = cast.client("auditor")
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)(ACTS).status_code == 405
    assert "导出" not in shown(client)
