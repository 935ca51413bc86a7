"""Every number of the printed letter beside its clause of GB/T 9704-2012; the only file with numbers.

Lengths: ``_MM`` from the page's upper left corner or as a distance, ``_PT`` for type. Strength of a clause:
must (规定), usual (一般), suggested (推荐), practice (实务: not in the standard).
"""

from __future__ import annotations

from dataclasses import dataclass

MM_PER_PT = 25.4 / 72
PT_PER_MM = 72 / 25.4

# --- type sizes by their Chinese names
SIZE_2_PT = 22.0  # 2号
SIZE_3_PT = 16.0  # 3号
SIZE_4_PT = 14.0  # 4号
SIZE_SMALL_4_PT = 12.0  # 小四
SIZE_5_PT = 10.5  # 5号

# --- clause 3: units
SEVEN_EIGHTHS_PT = SIZE_3_PT * 7 / 8  # "7/8 of a 3号 character": 14 pt
SEVEN_EIGHTHS_MM = SEVEN_EIGHTHS_PT * MM_PER_PT  # 4.94

# --- 5.1, 5.2.1: paper and type area, must
PAGE_WIDTH_MM = 210.0
PAGE_HEIGHT_MM = 297.0
TOP_MM = 37.0  # 天头 37 ± 1: the top of the first line's box
LEFT_MM = 28.0  # 订口 28 ± 1
AREA_WIDTH_MM = 156.0
AREA_HEIGHT_MM = 225.0
RIGHT_MM = LEFT_MM + AREA_WIDTH_MM  # 184
BOTTOM_MM = TOP_MM + AREA_HEIGHT_MM  # 262

# --- 5.2.2, 5.2.3: 22 lines of 28 characters of 3号仿宋 fill the type area, usual
LINES_PER_PAGE = 22
CELLS_PER_LINE = 28
BODY_PT = SIZE_3_PT
LINE_MM = AREA_HEIGHT_MM / LINES_PER_PAGE  # 10.227, 一行
LINE_PT = LINE_MM * PT_PER_MM  # 28.99
CELL_PT = 15.79  # 一字: 28 of 16 pt would be 448 pt, the type area has 442.2
CELL_MM = CELL_PT * MM_PER_PT  # 5.570
BODY_SPACING_PT = CELL_PT - BODY_PT  # -0.21



@dataclass(frozen=True)
class Grid:
    """Where the 22 lines of a side stand: the top of the first line's box, and the height they share."""

    top_mm: float = TOP_MM
    height_mm: float = AREA_HEIGHT_MM

    @property
    def bottom_mm(self) -> float:
        """Lower edge of the last line's box."""
        return self.top_mm + self.height_mm

    @property
    def line_mm(self) -> float:
        """一行, the pitch of the lines."""
        return self.height_mm / LINES_PER_PAGE

    @property
    def line_pt(self) -> float:
        """The same in points."""
        return self.line_mm * PT_PER_MM

    @property
    def first_page_bottom_mm(self) -> float:
        """Lower edge of the last line's box on page 1, whose em box ends at FIRST_PAGE_BOTTOM_MM."""
        return FIRST_PAGE_BOTTOM_MM + (self.line_mm - BODY_PT * MM_PER_PT) / 2


BOX_GRID = Grid()  # 5.2.1: the lines' boxes fill the type area
INK_GRID = Grid(34.58, PAGE_HEIGHT_MM - 34.58 - 32.58)  # practice (GB/T 33476.2): the characters fill it, pitch 29.6 pt

# --- faces by class (5.2.2, 7, 10.1): names of letter.fonts
BODY_FACE = "fangsong"
BODY_BOLD_FACE = "fangsong_bold"
TITLE_FACE = "xiaobiaosong"
MARK_FACE = "xiaobiaosong"  # suggested
LABEL_FACE = "heiti"  # 密级, 紧急程度 and the word 附件
COPY_NUMBER_FACE = BODY_FACE  # 7.2.1 names none, so 5.2.2 holds
SIGNATORY_FACE = "kaiti"  # 7.2.6: the name after 签发人：
PAGE_NUMBER_FACE = "songti"
HEADING_FACES = ("heiti", "kaiti", "fangsong")  # 7.3.3: 一、 （一） 1.

# --- 5.2.4: black, unless the standard says red
BLACK = "#000000"
RED = "#e60012"  # 发文机关标志, double lines, seals
GREY = "#7f7f7f"  # practice: the word 草稿

# --- baseline of a line: the em box is centred in the line's box, its ascent is this part of the em
EM_ASCENT = 0.88

# --- 10.1: 信函格式, the letterhead
MARK_INK_TOP_MM = 30.0  # upper edge of the mark's ink to the page's edge
MARK_TALLEST_PT = 45.0  # practice
MARK_LOWEST_PT = 30.0  # practice: never smaller than the title (2号)
MARK_SCALE = 0.75  # practice: horizontal scale a long mark takes before its characters get lower
MARK_SCALE_LEAST = SIZE_4_PT / MARK_LOWEST_PT  # practice: narrower than 4号, the least type here, nobody reads it
MARK_WIDTH_MM = AREA_WIDTH_MM  # 8.2.2 by analogy: not wider than the type area
MARK_SPREAD_MM = 117.0  # practice: a short mark is spaced out up to this width …
MARK_SPREAD_EM = 0.6  # … with gaps up to this part of a character
RULE_GAP_MM = 4.0  # mark's ink to the first double line
RULE_LENGTH_MM = 170.0
RULE_LEFT_MM = (PAGE_WIDTH_MM - RULE_LENGTH_MM) / 2  # 20
THICK_RULE_PT = 2.25  # practice
THIN_RULE_PT = 0.75  # practice
RULE_INNER_GAP_PT = 1.0  # practice
DOUBLE_RULE_MM = (THICK_RULE_PT + RULE_INNER_GAP_PT + THIN_RULE_PT) * MM_PER_PT  # 1.41
SECOND_RULE_MM = 20.0  # second double line to the page's lower edge; its lower edge stands there
NUMBER_GAP_MM = SEVEN_EIGHTHS_MM  # first line to the em box of the 发文字号
COPY_NUMBER_DIGITS = 6  # 7.2.1, usual
CLASS_MARK_TOP_MM = 21.5  # practice: a class mark above the 发文机关标志, its em box clear of the word 草稿
TITLE_GAP_LINES = 2  # "下空二行"
FIRST_PAGE_BOTTOM_MM = PAGE_HEIGHT_MM - SECOND_RULE_MM - SEVEN_EIGHTHS_MM  # 272.06, to the em box
FIRST_PAGE_BOX_BOTTOM_MM = BOX_GRID.first_page_bottom_mm  # to the line's box

# --- 7.3.1: 标题
TITLE_PT = SIZE_2_PT
TITLE_LINE_PT = TITLE_PT + SEVEN_EIGHTHS_PT  # 一行 of 2号: one character and 7/8
TITLE_LINE_MM = TITLE_LINE_PT * MM_PER_PT
# --- 7.3.2: 主送机关, one line below the title
ADDRESSEE_GAP_LINES = 1
# --- 7.3.3: 正文, 左空二字
INDENT_CELLS = 2
# --- 7.3.4: 附件说明, one line below the text, 左空二字
ATTACHMENT_NOTE_GAP_LINES = 1
NOTE_ENTRIES_WITH_SEAL = 8  # practice: so many go whole to the page of the signature
# --- 7.3.5: 署名, 成文日期, seal
DATE_RIGHT_CELLS = 4  # with a seal
PLAIN_RIGHT_CELLS = 2  # without a seal: 右空二字
PLAIN_GAP_LINES = 1  # without a seal: one line below the text
PLAIN_DATE_SHIFT_CELLS = 2  # without a seal: the date's first character beside the name's
SEAL_ABOVE_MM = 3.0  # practice: name and date stand this much below the seal's centre
SEAL_TOP_WITHIN_MM = LINE_MM  # seal's top within one line of the text above
SEAL_CLEAR_MM = 0.5  # practice: seal's top below the characters of that text
SEAL_GAP_LEAST_LINES = 0.5  # practice: a name of several lines, whose seal stands low, keeps this from the text
SEAL_NAME_LINES = 2  # practice: of a long name the seal presses the last two lines, with the date
SEALS_A_ROW = 3  # at most
SEAL_ROWS = 3  # practice: names are broken rather than set in more rows, which would fill a page
SEAL_APART_MM = 2.0  # practice: seals never touch
SEAL_ROWS_APART_MM = 4.0  # practice: between rows, where there is room
BODY_LINES_WITH_SEAL = 2  # practice: body lines that go along to the page of the signature
SHORT_PARAGRAPH_LINES = 3  # practice: a paragraph of so many lines goes along whole
# --- 7.3.5.3: 签发人签名章
STAMP_GAP_LINES = 2  # two lines below the text
STAMP_RIGHT_CELLS = 4  # 右空四字, the stamp and the date
STAMP_TITLE_CELLS = 2  # the signer's title left of the stamp: 左空二字
STAMP_DATE_GAP_LINES = 1  # one line below the stamp
STAMP_BETWEEN_LINES = 1  # practice: between the stamps of a joint letter, which stand one below the other
STAMP_MM = 40.0  # practice: its width …
STAMP_HEIGHT_PART = 0.5  # … and the part of it that is its height: 40 × 20 mm
# --- 7.3.5.5: 调整行距、字距, before lines of the text are carried over; how far is practice
LINE_PT_LEAST = 28.0  # 28 pt is the line pitch many offices write with: beside 28.99 nobody sees it on one page
CELL_TIGHTEST_PT = CELL_PT - 0.6  # 29 characters a line, no more: squeezed further they would look another size
TIGHTENED_PARAGRAPHS = 2  # a line is pulled back in so many paragraphs at most
# --- 7.3.6: 附注, 左空二字, the line below the date
FOOTNOTE_INDENT_CELLS = 2
# --- 7.3.7: 附件 on a page of its own
ATTACHMENT_TITLE_LINE = 3
# --- 7.4.2: 抄送, 4号, 左右各空一字
COPIED_TO_PT = SIZE_4_PT
COPIED_TO_LINE_PT = COPIED_TO_PT + SEVEN_EIGHTHS_PT
COPIED_TO_LINE_MM = COPIED_TO_LINE_PT * MM_PER_PT
COPIED_TO_SIDE_CELLS = 1  # of 4号
COPIED_TO_GAP_MM = SEVEN_EIGHTHS_MM  # practice: least distance from what stands above
# --- 7.5: page number, 4号 half-width 宋体 between two 一字线
PAGE_NUMBER_PT = SIZE_4_PT
PAGE_NUMBER_BELOW_MM = 7.0  # the dash below the type area: 269.0
PAGE_NUMBER_SIDE_CELLS = 1  # odd 右空一字, even 左空一字; a cell of 3号

# --- practice: the word 草稿 in the head of every page
DRAFT_TOP_MM = 15.0
DRAFT_PT = SIZE_3_PT

# --- practice: tables (feedback sheet, attachments)
TABLE_RULE_PT = 0.75
TABLE_PADDING_MM = 1.5
TABLE_LARGEST_PT = SIZE_4_PT
ATTACHMENT_TABLE_PT = SIZE_SMALL_4_PT
TABLE_SMALLEST_PT = 9.0
TABLE_LEADING = 1.35  # line height of table text in ems
TICK_SIDE_EM = 0.78
SHEET_NOTE_PT = SIZE_5_PT
SHEET_TITLE_GAP_MM = LINE_MM / 2
SHEET_ROW_MM = 9.0  # lowest row of the feedback sheet
SHEET_OPINION_MM = 26.0  # least room for the proposer's opinion
SHEET_SIGNATURE_MM = 24.0  # room for a signature or a stamp
SHEET_PADDING_MM = 1.0  # in its cells, where the place chose its rows
SHEET_STAMP_MM, SHEET_STAMP_LEAST_MM = 32.0, 24.0  # room for a body's stamp; at the smallest type
SHEET_ROW_LEAST_MM, SHEET_OPINION_LEAST_MM, SHEET_SIGNATURE_LEAST_MM = 6.5, 18.0, 18.0  # the same at the smallest type
