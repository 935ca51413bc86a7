"""Refused: the one exception by which a service says no."""

from django.db import models


class Refused(Exception):
    """A refusal with a Chinese sentence for the user and, where there is one, the link that mends it.

    ``code`` names the reason for tests and logs; ``link`` is a URL path with ``link_text``. ``action`` and ``on`` say
    for the log what was refused; ``is_logged`` says that the service has written the row itself.
    """

    def __init__(
        self,
        sentence: str,
        *,
        code: str = "refused",
        link: str = "",
        link_text: str = "",
        action: str = "",
        on: models.Model | None = None,
        is_logged: bool = False,
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
        self.link = link
        self.link_text = link_text
        self.action = action
        self.on = on
        self.is_logged = is_logged


class OutOfDate(Refused):
    """The page was made before somebody else acted: nothing was changed."""

    def __init__(self, sentence: str = "页面已过期：他人刚刚办理了此件，请刷新后再办。", *, link: str = "") -> None:
        super().__init__(sentence, code="out_of_date", link=link, link_text="刷新")
