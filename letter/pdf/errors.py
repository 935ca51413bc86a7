"""What can go wrong while a PDF is written: every message is a Chinese sentence for the person."""

from __future__ import annotations

NAMED_AT_MOST = 20


class RenderError(Exception):
    """No PDF was made."""


class UncoveredCharacters(RenderError):
    """The letter holds characters that no font of the set can draw; ``characters`` lists them."""

    def __init__(self, characters: list[str]) -> None:
        self.characters = tuple(characters)
        listed = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in characters[:NAMED_AT_MOST])
        more = f"等{len(characters)}个字符" if len(characters) > NAMED_AT_MOST else ""
        super().__init__(
            f"字库中没有这些字，不能印出：{listed}{more}。请改用其他写法，或请系统管理员补充字库。"
        )
