"""Punctuation by GB/T 15834: marks of the wrong width, unpaired, doubled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.proof.reading import PRINTED, Hit, Read
from letter.proof.rule import Example, rule

STANDARD = "GB/T 15834—2011"
HAN = "㐀-鿿豈-﫿〇"
WIDE = f"{HAN}、。，；：？！“”‘’《》〈〉（）【】〔〕—…％"
"""Chinese characters and marks: beside one of them a half-width mark is out of place."""
FULL = dict(zip(",:;()!?.", "，：；（）！？。", strict=True))
HALF = re.compile(
    rf"(?<=[{WIDE}])[,:;!?]|[,:;!?](?=\s*[{WIDE}])|(?<=[{HAN}])\.(?=[{HAN}]|\s*\Z)"
    rf"|(?<=[{WIDE}])[()]|[()](?=[{WIDE}])"
)
BRACKETS = re.compile(r"\(([^()]*)\)")


@rule(
    "PUN-01E", "半角标点",
    source=f"{STANDARD} 第4章、第5.1条", basis="国标",
    bad=Example("截至5月底,各项任务已经完成。", at=","),
    good=Example("截至5月底，网址https://www.yunchuan.example/a,b已经开通，日均访问1,200人次，上午9:30开放。"),
    note="数字之间的逗号和冒号（1,200、9:30）、网址和外文里的标点不算。",
)  # fmt: skip
def half_width(read: Read) -> Iterator[Hit]:
    """A bracket is looked at together with its other half."""
    for flow in read.paragraphs(PRINTED):
        spots = {match.start() for match in HALF.finditer(flow.masked)}
        for pair in BRACKETS.finditer(flow.masked):
            ends = {pair.start(), pair.end() - 1}
            if spots & ends or re.search(f"[{HAN}]", pair[1]):
                spots |= ends
        for spot in sorted(spots):
            mark = flow.text[spot]
            yield flow.hit(spot, spot + 1, f"半角的“{mark}”", f"改用全角的“{FULL[mark]}”", FULL[mark])
