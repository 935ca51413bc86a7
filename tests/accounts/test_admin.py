"""单位与用户: the administrator's tables, and nothing beyond them."""

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from accounts.enums import Role
from accounts.models import Act, IssuerCode, Level, Unit, User
from proposals.models import CalendarDay, HandlingRule, OutcomeScheme
from responses.models import FeedbackSheet, LetterPattern, Phrase
from tests.factories import PASSWORD, make_user

PEOPLE, UNITS = "/admin/accounts/user/", "/admin/accounts/unit/"


@pytest.fixture
def client(cast):
    return cast.client("administrator")


def person(user: User | None = None, **values) -> dict:
    """The form of a person as the page would send it."""
    data = {"username": "new", "name": "演示新", "title": "", "phone": "", "is_active": "on", "roles": ["drafter"]}
    if user:
        data |= {"username": user.username, "name": user.name, "unit": user.unit_id or "", "roles": sorted(user.roles)}
    data |= values
    return {key: value for key, value in data.items() if value is not None}


def errors(answer) -> dict:
    return dict(answer.context["adminform"].form.errors)


def test_only_these_tables():
    decisions = {OutcomeScheme, HandlingRule, CalendarDay}
    writing = {LetterPattern, FeedbackSheet, Phrase}
    assert set(admin.site._registry) == {Level, Unit, User} | decisions | writing


@pytest.mark.parametrize("name", ["admin:view_on_site", "admin:autocomplete", "admin:auth_group_changelist"])
def test_doors_that_are_walled_up(name):
    with pytest.raises(NoReverseMatch):
        reverse(name, args=[1, 1] if "view" in name else [])


@pytest.mark.parametrize(
    "who", ["drafter_owner", "reviewer", "office", "signatory", "seal_keeper", "supervisor", "auditor"]
)
def test_other_roles_are_told_no(cast, who):
    for address in ("/admin/", PEOPLE, f"{PEOPLE}add/", f"{UNITS}{cast.unit.pk}/change/", "/admin/password_change/"):
        answer = cast.client(who).get(address)
        assert answer.status_code == 403, address
        assert "只由系统管理员维护" in answer.content.decode()


def test_django_superuser_without_the_role_is_nobody(cast):
    from django.test import Client

    user = User.objects.create_superuser("root", password=PASSWORD, name="超级")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/").status_code == 403


def test_the_admin_has_no_door_of_its_own(db):
    from django.test import Client

    anonymous = Client()
    answer = anonymous.get(PEOPLE, follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/sign-in/?next=/admin/accounts/user/"
    answer = anonymous.post("/admin/login/", {"username": "administrator", "password": PASSWORD})
    assert answer["Location"].startswith("/accounts/sign-in/") and "_auth_user_id" not in anonymous.session


def test_pages_open(cast, client):
    for address in (
        "/admin/",
        "/admin/accounts/",
        PEOPLE,
        f"{PEOPLE}?q=re&is_active__exact=1&held_roles__role=drafter",
        f"{PEOPLE}add/",
        f"{PEOPLE}{cast.reviewer.pk}/change/",
        f"{PEOPLE}{cast.reviewer.pk}/history/",
        UNITS,
        f"{UNITS}add/",
        f"{UNITS}{cast.unit.pk}/change/",
        "/admin/accounts/level/",
        "/admin/jsi18n/",
    ):
        assert client.get(address).status_code == 200, address


def test_nothing_is_deleted(cast, client):
    for address in (f"{PEOPLE}{cast.reviewer.pk}/delete/", f"{UNITS}{cast.unit.pk}/delete/"):
        assert client.post(address, {"post": "yes"}).status_code == 403
    client.post(PEOPLE, {"action": "delete_selected", "_selected_action": [cast.reviewer.pk], "post": "yes"})
    assert User.objects.filter(pk=cast.reviewer.pk).exists()


def test_a_new_person_signs_in_with_the_password_given(cast, client):
    answer = client.post(f"{PEOPLE}add/", person(unit=cast.unit.pk, new_password=PASSWORD, roles=["drafter", "reviewer"]))
    assert answer.status_code == 302, errors(answer)
    new = User.objects.get(username="new")
    assert new.roles == {"drafter", "reviewer"} and new.unit == cast.unit
    assert new.check_password(PASSWORD) and not new.is_staff and not new.is_superuser
    row = Act.objects.get(object_id=str(new.pk), object_type="accounts.user")
    assert (row.action, row.actor_id, row.result) == ("account_add", cast.administrator.pk, "ok")
    assert (row.data["from"], row.data["to"], row.data["password"]) == ("无", "承办、核稿", "已设置")
    assert PASSWORD not in str(list(Act.objects.values()))


def test_a_password_is_needed_and_held_to_the_rules(cast, client):
    answer = client.post(f"{PEOPLE}add/", person(unit=cast.unit.pk))
    assert "new_password" in errors(answer)
    answer = client.post(f"{PEOPLE}add/", person(unit=cast.unit.pk, new_password="12345678"))
    assert "new_password" in errors(answer)
    assert not User.objects.filter(username="new").exists()


def test_password_left_empty_stays(cast, client):
    before = cast.reviewer.password
    address = f"{PEOPLE}{cast.reviewer.pk}/change/"
    assert client.post(address, person(cast.reviewer, title="科长")).status_code == 302
    cast.reviewer.refresh_from_db()
    assert (cast.reviewer.password, cast.reviewer.title) == (before, "科长")
    row = Act.objects.get(action="account_change")
    assert "职务" in row.data["change"] and row.object_label == cast.reviewer.name


def test_password_set_by_the_administrator_ends_the_persons_sessions(cast, client):
    there = cast.client("reviewer")
    assert there.get("/accounts/me/").status_code == 200
    client.post(f"{PEOPLE}{cast.reviewer.pk}/change/", person(cast.reviewer, new_password="another-Yunchuan-77"))
    assert there.get("/accounts/me/").status_code == 302
    assert [row.action for row in Act.objects.filter(actor_id=cast.administrator.pk)] == ["set_password"]


def test_roles_set_leave_one_row(cast, client):
    client.post(f"{PEOPLE}{cast.reviewer.pk}/change/", person(cast.reviewer, roles=["reviewer", "office"]))
    row = Act.objects.get(actor_id=cast.administrator.pk)
    assert (row.action, row.data["from"], row.data["to"]) == ("set_roles", "核稿", "核稿、办公室")


@pytest.mark.parametrize("roles", [["administrator", "drafter"], ["auditor", "administrator"], ["auditor", "signatory"]])
def test_roles_that_clash(cast, client, roles):
    answer = client.post(f"{PEOPLE}{cast.reviewer.pk}/change/", person(cast.reviewer, roles=roles))
    assert "不能与其他角色由一人兼任" in str(errors(answer)["roles"])
    assert User.objects.get(pk=cast.reviewer.pk).roles == {"reviewer"}


def test_the_last_administrator_stays(cast, client):
    address = f"{PEOPLE}{cast.administrator.pk}/change/"
    for values in ({"is_active": None}, {"roles": []}):
        assert "最后一位系统管理员" in str(errors(client.post(address, person(cast.administrator, **values)))["roles"])
    make_user(roles=[Role.ADMINISTRATOR])
    assert client.post(address, person(cast.administrator, roles=[])).status_code == 302
    assert client.get("/admin/").status_code == 302, "the role is gone with the next request"


def test_unitless_drafter_is_refused(cast, client):
    answer = client.post(f"{PEOPLE}{cast.reviewer.pk}/change/", person(cast.reviewer, unit=""))
    assert "unit" in errors(answer)


@pytest.mark.parametrize("name", ["Reviewer", "ｒｅｖｉｅｗｅｒ", "revi\u200bewer", "REVIEWER"])
def test_names_that_read_alike_are_one(cast, client, name):
    answer = client.post(f"{PEOPLE}add/", person(unit=cast.unit.pk, username=name, new_password=PASSWORD))
    assert "username" in errors(answer)


def unit_form(unit: Unit, **values) -> dict:
    data = {name: getattr(unit, name) for name in ("code", "full_name", "issuer_mark", "address", "phone")}
    data |= {"level": unit.level_id, "is_active": "on"}
    for prefix in ("short_names", "issuer_codes"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return {**data, **values}


@pytest.mark.parametrize("name", ["云川市教育局\u2060", "云川市 教育局", "云川市教育局"])
def test_unit_names_that_read_alike_are_one(cast, client, name):
    answer = client.post(f"{UNITS}{cast.unit.pk}/change/", unit_form(cast.unit, full_name=name))
    assert "full_name" in errors(answer)


def test_codes_are_added_but_never_changed(cast, client):
    old = cast.unit.issuer_codes.get()
    data = {
        "issuer_codes-TOTAL_FORMS": 2,
        "issuer_codes-INITIAL_FORMS": 1,
        "issuer_codes-0-id": old.pk,
        "issuer_codes-0-unit": cast.unit.pk,
        "issuer_codes-0-code": "别的函",
        "issuer_codes-0-DELETE": "on",
        "issuer_codes-1-unit": cast.unit.pk,
        "issuer_codes-1-code": "云川财建函",
    }
    data |= {"short_names-TOTAL_FORMS": 1, "short_names-0-unit": cast.unit.pk, "short_names-0-name": "财政局"}
    assert client.post(f"{UNITS}{cast.unit.pk}/change/", unit_form(cast.unit, **data)).status_code == 302
    assert IssuerCode.objects.get(pk=old.pk).code == "云川财函"
    assert {code.code for code in cast.unit.issuer_codes.all()} == {"云川财函", "云川财建函"}
    assert cast.unit.short_names.count() == 2
    assert "机关代字" in Act.objects.get(action="account_change").data["change"]


def test_fields_that_are_not_on_the_form_do_not_move(cast, client):
    forbidden = {"is_superuser": "on", "is_staff": "on", "password": "x", "last_login": "2020-01-01", "groups": "1"}
    before = User.objects.filter(pk=cast.reviewer.pk).values().get()
    assert client.post(f"{PEOPLE}{cast.reviewer.pk}/change/", person(cast.reviewer, **forbidden)).status_code == 302
    assert User.objects.filter(pk=cast.reviewer.pk).values().get() == before


def test_a_change_that_cannot_be_logged_is_taken_back(cast, client, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the log cannot be written")

    monkeypatch.setattr("accounts.admin.record", broken)
    with pytest.raises(RuntimeError):
        client.post(f"{PEOPLE}{cast.reviewer.pk}/change/", person(cast.reviewer, title="科长"))
    cast.reviewer.refresh_from_db()
    assert cast.reviewer.title == ""


def test_phones_do_not_show_in_the_list(cast, client):
    User.objects.filter(pk=cast.reviewer.pk).update(phone="13800000000")
    assert "13800000000" not in client.get(PEOPLE).content.decode()


def test_list_takes_the_same_queries_however_long(cast, client, django_assert_max_num_queries):
    client.get(PEOPLE)

    def queries() -> int:
        with django_assert_max_num_queries(12) as captured:
            client.get(PEOPLE)
        return len(captured)

    before = queries()
    for _ in range(10):
        make_user(unit=cast.unit)
    assert queries() == before
