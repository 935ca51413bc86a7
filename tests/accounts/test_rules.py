"""The questions about a person, asked of each of the cast."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts import rules
from accounts.enums import Role
from accounts.masking import mask_phones
from accounts.services.people import set_roles
from tests.cast import ACTORS
from tests.factories import make_level, make_seal


def who(cast, question) -> set[str]:
    return {name for name in ACTORS if question(getattr(cast.actors, name) or AnonymousUser())}


def test_who_is_what(cast):
    seal = make_seal(unit=cast.unit)
    assert who(cast, rules.is_supervisor) == {"supervisor"}
    assert who(cast, lambda user: rules.is_supervisor(user, cast.level)) == {"supervisor"}
    assert who(cast, lambda user: rules.is_supervisor(user, make_level())) == set()
    assert who(cast, rules.is_administrator) == {"administrator"}
    assert who(cast, rules.is_auditor) == {"auditor"}
    assert who(cast, rules.may_keep_seals) == {"seal_keeper"}
    assert who(cast, lambda user: rules.may_keep_seal(user, seal)) == {"seal_keeper"}
    assert who(cast, lambda user: rules.may_keep_seal(user, make_seal(unit=cast.other_unit))) == set()
    of_unit = {"drafter_owner", "drafter_same_unit", "reviewer", "office", "signatory", "seal_keeper"}
    assert who(cast, lambda user: rules.same_unit(user, cast.unit)) == of_unit
    assert who(cast, lambda user: rules.same_unit(user, None)) == set()
    assert who(cast, lambda user: rules.same_level(user, cast.level)) == set(ACTORS) - {"anonymous", "deactivated"}


def test_roles_are_read_once_an_instance_and_anew_after_a_change(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert cast.reviewer.holds(Role.REVIEWER) and not cast.reviewer.holds(Role.OFFICE)
    set_roles(cast.reviewer, roles=[Role.OFFICE], by=None)
    assert cast.reviewer.holds(Role.OFFICE) and not cast.reviewer.holds(Role.REVIEWER)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("13800000000", "138****0000"),
        ("电话：138 0000 0000。", "电话：138****0000。"),
        ("+8613800000000", "+86138****0000"),
        ("0000-0000000", "0000-****0000"),
        ("（0871）", "（0871）"),
        ("a13800000000b", "a13800000000b"),
        ("138000000001", "138000000001"),
        ("2026-06-09 10:32", "2026-06-09 10:32"),
        ("云川财函〔2026〕12号", "云川财函〔2026〕12号"),
    ],
)
def test_masking(text, masked):
    assert mask_phones(text) == masked
