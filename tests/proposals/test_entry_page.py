"""The entry page: rows, errors, conflicts; nothing typed is ever lost."""

import pytest

from accounts.models import Act
from proposals.enums import CaseStage
from proposals.models import Ask, Proposal
from proposals.services import intake
from tests.proposals.factories import (
    entry_data,
    make_assignment,
    make_facts,
    make_proposal,
    make_rule,
    rows,
)

ENTER = "/proposals/enter/"


@pytest.fixture
def client(cast):
    return cast.client("supervisor")


def shown_rows(answer, name: str, prefix: str = "asks") -> list[str]:
    forms = getattr(answer.context["entry"], prefix).forms
    return [form[name].value() or "" for form in forms]


def errors(answer) -> dict[str, list[str]]:
    return {name: list(said) for name, said in answer.context["entry"].form.errors.items()}


def test_entering(cast, client):
    answer = client.post(ENTER, entry_data(field=" 民生 ", is_key="on", submitted_on="2026-01-20"), follow=True)
    proposal = Proposal.objects.get()
    assert answer.redirect_chain == [(f"/proposals/{proposal.pk}/", 302)]
    assert (proposal.number, proposal.field, proposal.is_key) == ("088", "民生", True)
    assert [ask.text for ask in proposal.asks.all()] == ["加大财政投入", "建立联席会议制度"]
    assert [one.name for one in proposal.proposers.all()] == ["林一木", "何二水"]
    assert "第088号已登记。" in answer.content.decode()


def test_a_paper_is_entered_with_the_units_part(cast):
    make_rule(cast.level)
    client = cast.client("office")
    assert "登记后即由云川市财政局承办" in client.get(ENTER).content.decode()
    data = entry_data(**{"paper-part": "assist", "paper-assigned_on": "2026-03-09", "paper-due_on": ""})
    assert client.post(ENTER, data).status_code == 302
    part = Proposal.objects.get().assignments.get()
    assert (part.unit, part.part, str(part.due_on)) == (cast.unit, "assist", "2026-04-08")


def test_a_paper_of_tomorrow(cast):
    data = entry_data(**{"paper-part": "sole", "paper-assigned_on": "2099-03-09", "paper-due_on": "2099-03-08"})
    answer = cast.client("office").post(ENTER, data)
    assert answer.status_code == 422 and "日期不能在今天之后。" in answer.content.decode()
    assert Proposal.objects.count() == 0


def test_empty_lines_are_passed_over(client):
    data = entry_data(**rows("asks", [{"text": ""}, {"text": "有字"}, {"text": " \u200b"}]))
    assert client.post(ENTER, data).status_code == 302
    assert [(ask.position, ask.text) for ask in Ask.objects.all()] == [(0, "有字")]


def test_errors_are_told_twice_and_nothing_is_lost(client):
    data = entry_data(term="", number="?!", title="", **rows("proposers", [{"kind": "member", "name": "", "phone": "1"}]))
    answer = client.post(ENTER, data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert errors(answer)["term"] == ["请填写届。"] and errors(answer)["title"] == ["请填写标题。"]
    assert text.count("请填写标题。") == 2 and 'href="#id_title"' in text
    assert 'href="#id_proposers-0-name"' in text and "第1行姓名或名称：请填写姓名或名称。" in text
    assert shown_rows(answer, "text") == ["加大财政投入", "建立联席会议制度"]
    assert "正文。" in text and Proposal.objects.count() == 0


def test_the_number_error_stands_at_the_number(cast, client):
    intake.enter(make_facts(), by=cast.supervisor)
    answer = client.post(ENTER, entry_data())
    assert answer.status_code == 422
    assert errors(answer)["number"] == ["政协提案九届二次会议第088号已经登记过：《关于完善养老服务体系的提案》。"]
    assert not Act.objects.filter(result="denied").exists(), "a slip of the pen is no denial"


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"kind": "other"}, "kind"),
        ({"term": "0"}, "term"),
        ({"term": "100"}, "term"),
        ({"term": "九"}, "term"),
        ({"term": "9" * 30}, "term"),
        ({"session": "-1"}, "session"),
        ({"session": "1.5"}, "session"),
        ({"number": "1" * 13}, "number"),
        ({"number": "<script>"}, "number"),
        ({"title": "题" * 201}, "title"),
        ({"title": "\u200b\u202e"}, "title"),
        ({"text": "字" * 5001}, "text"),
        ({"text": "字\n" * 25001}, "text"),
        ({"field": "域" * 31}, "field"),
        ({"submitted_on": "2026-02-30"}, "submitted_on"),
        ({"submitted_on": "0000-01-01"}, "submitted_on"),
        ({"submitted_on": "99999-01-01"}, "submitted_on"),
        ({"submitted_on": "1949-10-01"}, "submitted_on"),
    ],
)
def test_bad_fields(client, values, name):
    answer = client.post(ENTER, entry_data(**values))
    assert answer.status_code == 422 and list(errors(answer)) == [name]
    assert Proposal.objects.count() == 0


def test_full_width_figures_are_read(client):
    assert client.post(ENTER, entry_data(term="９", number="０８８")).status_code == 302
    assert (Proposal.objects.get().term, Proposal.objects.get().number) == (9, "088")


def test_rare_characters_stay_and_controls_go(client):
    people = rows("proposers", [{"kind": "member", "name": "𠮷喆\u200b\u202e"}])
    answer = client.post(ENTER, entry_data(title="关于\u0007堃祎𰻝的提案", **people), follow=True)
    proposal = Proposal.objects.get()
    assert (proposal.title, proposal.proposers.get().name) == ("关于堃祎𰻝的提案", "𠮷喆")
    assert "已删去1个看不见的字符" in answer.content.decode()


def test_lone_surrogates_are_no_crash(client):
    answer = client.generic(
        "POST", ENTER, b"kind=cppcc&title=%ED%A0%80&asks-TOTAL_FORMS=x", "application/x-www-form-urlencoded"
    )
    assert answer.status_code == 422 and Proposal.objects.count() == 0


def test_too_many_rows_are_said_so(client):
    answer = client.post(ENTER, entry_data(**rows("asks", [{"text": str(n)} for n in range(51)])))
    assert answer.status_code == 422 and "最多50行。" in answer.content.decode()
    answer = client.post(ENTER, entry_data(**{"asks-TOTAL_FORMS": "100000"}))
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("act", "wanted"),
    [
        ("asks-add", ["甲", "乙", "丙", ""]),
        ("asks-remove-1", ["甲", "丙"]),
        ("asks-up-2", ["甲", "丙", "乙"]),
        ("asks-down-0", ["乙", "甲", "丙"]),
        ("asks-up-0", ["甲", "乙", "丙"]),
        ("asks-down-2", ["甲", "乙", "丙"]),
        ("asks-remove-9", ["甲", "乙", "丙"]),
        ("proposers-add", ["甲", "乙", "丙"]),
    ],
)
def test_row_buttons_without_script(client, act, wanted):
    data = entry_data(row=act, title="", number="?!", **rows("asks", [{"text": "甲"}, {"text": "乙"}, {"text": "丙"}]))
    answer = client.post(ENTER, data)
    assert answer.status_code == 200 and shown_rows(answer, "text") == wanted
    assert answer.context["entry"].form["number"].value() == "?!", "typed text stays as it is"
    assert "error-summary" not in answer.content.decode(), "an unfinished page is not scolded"
    assert Proposal.objects.count() == 0


@pytest.mark.parametrize("act", ["x", "asks-explode-1", "asks-up--1", "asks-up-9999", ""])
def test_row_buttons_that_are_none(client, act):
    assert client.post(ENTER, entry_data(row=act)).status_code == 400


@pytest.mark.parametrize("who", ["drafter_owner", "reviewer", "signatory", "seal_keeper", "administrator", "auditor"])
def test_others_are_told_why_not(cast, who):
    for answer in (cast.client(who).get(ENTER), cast.client(who).post(ENTER, entry_data())):
        assert answer.status_code in (403, 422) and "提案由督查部门登记" in answer.content.decode()
    assert Proposal.objects.count() == 0
    assert Act.objects.filter(action="enter", result="denied").count() == 2


def edit_data(proposal, **values) -> dict:
    asks = rows("asks", [{"pk": str(ask.pk), "text": ask.text} for ask in proposal.asks.all()])
    people = [
        {"pk": str(one.pk), "kind": one.kind, "name": one.name, "address": one.address, "phone": one.phone}
        for one in proposal.proposers.all()
    ]
    return entry_data(version=str(proposal.version), **asks, **rows("proposers", people), **values)


@pytest.fixture
def proposal(cast):
    return intake.enter(make_facts(), by=cast.supervisor)


def test_editing(client, proposal):
    address = f"/proposals/{proposal.pk}/edit/"
    text = client.get(address).content.decode()
    assert 'value="加大财政投入"' in text and 'name="version" value="1"' in text
    assert client.post(address, edit_data(proposal, title="改过的")).status_code == 302
    pks = set(proposal.asks.values_list("pk", flat=True))
    proposal.refresh_from_db()
    assert (proposal.title, proposal.version) == ("改过的", 2)
    assert set(proposal.asks.values_list("pk", flat=True)) == pks


def test_an_older_page_shows_both_texts(cast, client, proposal):
    mine = edit_data(proposal, title="我的标题")
    theirs = make_facts(title="别人的标题", asks=())
    intake.edit(Proposal.objects.get(pk=proposal.pk), theirs, version=1, by=cast.supervisor)
    answer = client.post(f"/proposals/{proposal.pk}/edit/", mine)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="我的标题"' in text and "现在登记的是：别人的标题" in text
    assert "他人刚刚改过这件提案" in text and f"（{cast.supervisor.name}，" in text
    assert shown_rows(answer, "text") == ["加大财政投入", "建立联席会议制度"], "removed rows are typed text still"
    proposal.refresh_from_db()
    assert proposal.title == "别人的标题" and proposal.asks.count() == 0
    again = {name: answer.context["entry"].form[name].value() or "" for name in ("version", "title", "number")}
    again |= {"kind": "cppcc", "term": "9", "session": "2"}
    again |= rows("asks", [{"pk": "", "text": text} for text in shown_rows(answer, "text")])
    again |= rows("proposers", [{"pk": "", "kind": "member", "name": "林一木"}])
    assert client.post(f"/proposals/{proposal.pk}/edit/", again).status_code == 302
    proposal.refresh_from_db()
    assert proposal.title == "我的标题" and proposal.asks.count() == 2


def test_rows_of_another_proposal_are_refused_and_both_stay(cast, client, proposal):
    other = make_proposal(level=cast.level, asks=("别件的",))
    foreign = other.asks.get()
    for pk in (str(foreign.pk), "9" * 30, "x", "-1"):
        data = edit_data(proposal) | rows("asks", [{"pk": pk, "text": "抢来"}])
        assert client.post(f"/proposals/{proposal.pk}/edit/", data).status_code == 400
    twice = str(proposal.asks.first().pk)
    data = edit_data(proposal) | rows("asks", [{"pk": twice, "text": "甲"}, {"pk": twice, "text": "乙"}])
    assert client.post(f"/proposals/{proposal.pk}/edit/", data).status_code == 400
    foreign.refresh_from_db()
    proposal.refresh_from_db()
    assert foreign.text == "别件的" and proposal.asks.count() == 2 and proposal.version == 1


def test_fields_that_are_not_on_the_form_do_not_move(cast, client, proposal):
    make_assignment(proposal, cast.unit)
    before = Proposal.objects.filter(pk=proposal.pk).values().get()
    names = [field.name for field in Proposal._meta.get_fields()] + ["level_id", "entered_by_id", "paper_unit_id"]
    shown = {"kind", "term", "session", "number", "title", "text", "field", "is_key", "submitted_on", "version", "asks", "proposers"}
    extra = {name: "9" for name in names if name not in shown} | {"stage": "archived", "kind": "npc", "asks-0-position": "7"}
    data = edit_data(proposal, title=before["title"], text=before["text"]) | extra
    assert client.post(f"/proposals/{proposal.pk}/edit/", data).status_code == 302
    after = Proposal.objects.filter(pk=proposal.pk).values().get()
    assert {name for name in after if after[name] != before[name]} == {"version"}
    assert [ask.position for ask in proposal.asks.all()] == [0, 1]


def test_what_has_ended_is_not_edited(client, cast):
    proposal = make_proposal(level=cast.level, stage=CaseStage.ARCHIVED)
    answer = client.get(f"/proposals/{proposal.pk}/edit/")
    assert answer.status_code == 403 and "登记内容不能再改" in answer.content.decode()


def test_the_office_edits_its_paper_alone(cast, proposal):
    paper = intake.enter(make_facts(number="090"), by=cast.office)
    client = cast.client("office")
    assert client.get(f"/proposals/{paper.pk}/edit/").status_code == 200
    assert client.get(f"/proposals/{proposal.pk}/edit/").status_code == 404
