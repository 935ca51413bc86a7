"""The visitor's address behind a proxy is the one the proxy wrote."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.middleware import ProxyAddress


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9"),  # the first entry is the visitor's own word
        ("2001:db8::1", "2001:db8::1"),
        ("", "127.0.0.1"),
        ("203.0.113.9, <script>", "127.0.0.1"),
    ],
)
def test_address(header, address):
    request = RequestFactory().get("/", headers={"X-Forwarded-For": header})
    ProxyAddress(lambda _request: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == address
