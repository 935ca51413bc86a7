"""The JSON schema (2020-12) of LetterContent, made from its dataclasses so that it cannot lag behind them."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any, Literal

from letter import content
from letter.clean import LETTER_LIMIT, PARAGRAPH_LIMIT, SECTION_LIMIT
from letter.decoding import DATES, content_to, field_kinds, required_fields
from letter.limits import DEPTH_LIMIT, ENTRIES_LIMIT, LIST_LIMITS, NUMBER_LIMITS

DATE_PATTERN = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"

RECORDS: dict[type, str] = {
    content.LetterContent: f"一份答复函的全部内容。全文不超过 {LETTER_LIMIT} 字，标题不超过 {SECTION_LIMIT} 个。",
    content.Paragraph: "自然段。",
    content.Item: "“一是……”一类的事项：加粗的领句，接排的正文，另起的段落。序号由位置得出，不写入文字。",
    content.Section: f"标题及其下的内容。所在层次决定“一、”“（一）”“1.”，序号由位置得出；最多 {DEPTH_LIMIT} 级。",
    content.Proposer: "提案者。",
    content.Proposal: "所答复的提案或建议，按登记簿填写。",
    content.Outcome: "办理结果分类中的一类。",
    content.OutcomeScheme: "办理结果分类方案，各类按顺序排列。",
    content.Issuer: "署名的发文机关。",
    content.Copy: "分送件：同一正文、同一字号，主送只写这一位。",
    content.DocNumber: "发文字号：机关代字〔年份〕序号号。",
    content.Attachment: "附件：名称与附件说明一致，另有自己的段落或表格。",
    content.ContactPerson: "联系人，印作附注。",
    content.FeedbackQuestion: "征询意见表上由提案者勾选的一行。",
    content.SheetRow: "征询意见表上的一栏。",
    content.FeedbackTemplate: "征询意见表的文字；其中的事实取自本函内容。",
}

FIELDS: dict[type, dict[str, str]] = {
    content.LetterContent: {
        "kind": "所答复的是政协提案（cppcc）还是人大建议（npc）。",
        "purpose": "答复函（reply）、会办意见函（opinion）、再次答复函（second）、申退说明（decline）、延期说明（extension）。",
        "issuer_mark": "发文机关标志，不带“文件”二字。",
        "doc_number": "发文字号；编号之前为空值。",
        "outcome": "本件的办理结果分类。",
        "scheme": "本件所用的办理结果分类方案。",
        "disclosure": "公开属性：未选（空）、主动公开（public）、依申请公开（on_request）、不予公开（withheld）。",
        "disclosure_reason": "不予公开或依申请公开的理由。",
        "urgency": "紧急程度；一般为空。",
        "copy_number": "份号，印作六位数字；0 为不印。",
        "classification": "密级和保密期限，如“机密★1年”。只留位置：本系统不处理涉密事项，请勿填写；填写的不能签发。",
        "title": "标题；人工回行处用换行符。",
        "addressees": "主送机关或人员，不带冒号。",
        "copies": "分送：每位提案者一份，主送只写其一人；空则合送一份。",
        "opening": "引据段。",
        "passages": "正文：自然段、标题、事项，可按需要混排。",
        "closing": "结束语，每项一段。",
        "attachments": "附件。",
        "issuers": "署名的发文机关，按排列顺序；印章与之一一对应。",
        "dated_on": "成文日期，如 2026-06-09；草稿为空。",
        "signatory": "签发人；版式要求标注时印出。",
        "contact": "联系人及电话。",
        "copied_to": "抄送机关。",
        "print_run": "随签发批准的印制份数，不印出；0 为未定。",
        "proposals": "所答复的提案或建议；并案答复时有多件，每件一张征询意见表。",
        "feedback": "征询意见表；空值则不附表。",
        "schema": "内容格式的版本。",
    },
    content.Paragraph: {"text": "文字。", "key": "程序用的标识，不印出。", "type": "固定为 paragraph。"},
    content.Item: {
        "lead_in": "领句，加粗。",
        "text": "领句之后接排的文字。",
        "more": "另起的段落。",
        "key": "程序用的标识，不印出。",
        "type": "固定为 item。",
    },
    content.Section: {
        "heading": "标题文字，不带序号。",
        "passages": "标题下的内容。",
        "key": "程序用的标识，不印出。",
        "type": "固定为 section。",
    },
    content.Proposer: {
        "name": "姓名或名称。",
        "kind": "委员（member）、代表（deputy）、党派（party）、团体（body）、界别（sector）、专门委员会（committee）。",
        "lead": "是否为第一提案者。",
        "address": "通讯地址，只印在征询意见表上。",
        "phone": "联系电话，只印在征询意见表上。",
    },
    content.Proposal: {
        "number": "提案编号。",
        "title": "提案标题。",
        "session": "届次，照印。",
        "kind": "政协提案（cppcc）或人大建议（npc）。",
        "proposers": "提案者，第一提案者与联名者。",
        "lead_unit": "主办单位。",
        "assisting_units": "会办单位。",
        "contact_ways": "与提案者的沟通方式，如“面商”“电话”，在征询意见表上预先勾出。",
    },
    content.Outcome: {"code": "代码，如 A1。", "label": "名称。", "definition": "说明，印在征询意见表上。"},
    content.OutcomeScheme: {"code": "方案代码。", "name": "方案名称。", "outcomes": "各类，按顺序。"},
    content.Issuer: {
        "name": "署名，全称或规范化简称。",
        "seal_mm": "印章的实际直径，毫米。",
        "signer_title": "签发人职务全称，加盖签名章时标注。",
        "stamp_mm": "签名章的实际宽度，毫米；高为宽的一半。",
    },
    content.Copy: {"addressee": "这一份的主送，不带冒号。", "with_feedback": "这一份是否附征询意见表。"},
    content.DocNumber: {"issuer_code": "机关代字。", "year": "年份，四位数字。", "serial": "序号，不编虚位。"},
    content.Attachment: {
        "name": "附件名称，不带标点结尾。",
        "paragraphs": "附件的段落。",
        "rows": "附件的表格，首行为表头。",
    },
    content.ContactPerson: {"name": "联系人。", "phone": "联系电话。"},
    content.FeedbackQuestion: {"label": "问题，如“办理态度”。", "options": "可勾选的各项。"},
    content.SheetRow: {
        "field": "这一栏填什么，如 proposers（全部提案者）、question（勾选）、opinion（意见）、signature（签名或盖章）。",
        "label": "栏名；空则用通常的名称。",
        "beside": "与上一栏排在同一行。",
        "group": "左侧竖排的栏名；相邻几栏相同的合并为一格。",
        "options": "勾选的各项；空则用通常的几项。",
    },
    content.FeedbackTemplate: {
        "title": "表名。",
        "proposer_label": "提案者一栏的名称。",
        "title_label": "提案标题一栏的名称。",
        "number_label": "提案编号一栏的名称。",
        "questions": "由提案者勾选的各行。",
        "opinion_label": "意见一栏的名称。",
        "person_signature": "个人提案者签名处的文字。",
        "body_signature": "集体提案者盖章处的文字。",
        "notes": "表后的说明。",
        "with_definitions": "是否印出各类办理结果的说明。",
        "rows": "各栏，按排列顺序；空则用传统的各栏。",
        "joint_signature": "几人联名时签名处的文字；空则同个人提案者。",
        "joint_signs": "联名的由谁签名：领衔者（lead）或每一位（all）。",
        "body_signer": "集体提案者盖章之外由谁签名，如“负责人签名”；空则只盖章。",
        "kept_by": "表填好后由谁各存一份；有几个就是一式几份。",
    },
}


def schema() -> dict[str, Any]:
    """The JSON schema of a content file, with its limits and a Chinese description of every field."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "答复函内容",
        "$ref": "#/$defs/LetterContent",
    }
    return head | {"$defs": {record.__name__: _record(record) for record in RECORDS}}


def _record(record: type) -> dict[str, Any]:
    fields = {field.name: field for field in dataclasses.fields(record)}
    return {
        "type": "object",
        "description": RECORDS[record],
        "properties": {
            name: {"description": FIELDS[record][name]} | _kind(kind, (record, name)) | _default(fields[name])
            for name, kind in field_kinds(record).items()
        },
        # A passage says by its type which of the three it is.
        "required": [*required_fields(record), *(["type"] if "type" in fields else [])],
        "additionalProperties": False,
    }


def _kind(kind: Any, spot: tuple[type, str]) -> dict[str, Any]:
    origin = typing.get_origin(kind)
    if kind is str:
        return {"type": "string"} | ({"pattern": DATE_PATTERN} if spot in DATES else {"maxLength": PARAGRAPH_LIMIT})
    if kind is bool:
        return {"type": "boolean"}
    if kind in (int, float):
        low, high = NUMBER_LIMITS[spot]
        return {"type": "integer" if kind is int else "number", "minimum": low, "maximum": high}
    if origin is Literal:
        return {"enum": list(typing.get_args(kind))}
    if origin is tuple:
        items = _kind(typing.get_args(kind)[0], spot)
        return {"type": "array", "items": items, "maxItems": LIST_LIMITS.get(spot, ENTRIES_LIMIT)}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_kind(option, spot) for option in typing.get_args(kind)]}
    if kind is types.NoneType:
        return {"type": "null"}
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _default(field: dataclasses.Field[Any]) -> dict[str, Any]:
    if field.default_factory is not dataclasses.MISSING:
        return {"default": content_to(field.default_factory())}
    if field.default is dataclasses.MISSING:
        return {}
    return {"default": list(field.default) if isinstance(field.default, tuple) else field.default}
