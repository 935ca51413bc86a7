"""A refusal is a sentence on the page one came from, a page of its own, or JSON; and a row in the log."""

import json

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware

from accounts.answers import answers_refusals, safe_address
from accounts.models import Act
from accounts.refusal import OutOfDate, Refused


@pytest.fixture
def ask(cast, rf):
    """Call a view that refuses, as the reviewer, with a request of the given kind."""

    def ask(refusal: Refused, method: str = "post", data=None, **headers):
        @answers_refusals
        def view(request):
            raise refusal

        request = getattr(rf, method)("/replies/7/review/", data or {}, **headers)
        request.user, request.resolver_match = cast.reviewer, None
        SessionMiddleware(lambda request: None).process_request(request)
        MessageMiddleware(lambda request: None).process_request(request)
        return request, view(request)

    return ask


def test_back_to_the_page_with_the_sentence_and_the_link(ask):
    refusal = Refused("还有1处<必错>。", link="/replies/7/#f1", link_text="去改", action="review")
    request, answer = ask(refusal, HTTP_REFERER="http://testserver/replies/7/?a=1")
    assert (answer.status_code, answer["Location"]) == (302, "/replies/7/?a=1")
    (message,) = get_messages(request)
    assert str(message) == '还有1处&lt;必错&gt;。 <a href="/replies/7/#f1">去改</a>'
    row = Act.objects.get()
    assert (row.action, row.result, row.data["sentence"]) == ("review", "denied", "还有1处<必错>。")


def test_without_a_safe_page_a_page_of_its_own(ask):
    _, answer = ask(Refused("不可以。"), HTTP_REFERER="https://evil.example/replies/7/")
    assert answer.status_code == 422 and "不可以。" in answer.content.decode()


def test_out_of_date_is_409_on_a_page(ask):
    _, answer = ask(OutOfDate(link="/replies/7/"), HTTP_REFERER="http://testserver/replies/7/")
    assert answer.status_code == 409
    assert 'href="/replies/7/"' in answer.content.decode() and "刷新" in answer.content.decode()


@pytest.mark.parametrize("header", [{"HTTP_HX_REQUEST": "true"}, {"HTTP_ACCEPT": "application/json"}])
def test_a_script_gets_json(ask, header):
    _, answer = ask(Refused("不可以。", link="/x/"), **header)
    assert answer.status_code == 422
    assert json.loads(answer.content) == {"sentence": "不可以。", "link": "/x/", "link_text": ""}
    assert ask(OutOfDate(), **header)[1].status_code == 409


def test_a_page_that_may_not_be_read_is_403(ask):
    assert ask(Refused("只由审计员查阅。"), method="get")[1].status_code == 403


def test_what_the_service_logged_is_not_logged_twice(ask):
    ask(Refused("密码不正确。", is_logged=True))
    assert not Act.objects.exists()


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/replies/7/?a=1#x", "/replies/7/?a=1"),
        ("http://testserver/a/", "/a/"),
        ("http://testserver//evil.example/", ""),
        ("//evil.example/", ""),
        ("/\\evil.example", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_safe_address(rf, address, path):
    assert safe_address(rf.get("/"), address) == path
