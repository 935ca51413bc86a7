"""The JSON schema against the dataclasses and the example."""

import json
import re
from dataclasses import fields

import pytest

from letter.choices import CHOICES, profile_schema
from letter.content import LetterContent
from letter.decoding import ContentError, content_from
from letter.example import example_json
from letter.profile import Profile, ProfileError, profile_from, profile_to
from letter.schema import FIELDS, RECORDS, schema


def accepts(kind: dict, data, defs: dict) -> bool:
    """The part of JSON Schema 2020-12 that our schema uses."""
    if "$ref" in kind:
        return accepts(defs[kind["$ref"].removeprefix("#/$defs/")], data, defs)
    if "anyOf" in kind:
        return any(accepts(option, data, defs) for option in kind["anyOf"])
    if "enum" in kind:
        return data in kind["enum"]
    return SHAPES[kind["type"]](kind, data, defs)


def is_object(kind, data, defs):
    return (
        isinstance(data, dict)
        and set(kind["required"]) <= set(data) <= set(kind["properties"])
        and all(accepts(kind["properties"][name], value, defs) for name, value in data.items())
    )


def is_array(kind, data, defs):
    return (
        isinstance(data, list)
        and len(data) <= kind["maxItems"]
        and all(accepts(kind["items"], entry, defs) for entry in data)
    )


def is_number(kind, data, defs):
    whole = isinstance(data, int) or kind["type"] == "number"
    return whole and not isinstance(data, bool) and kind["minimum"] <= data <= kind["maximum"]


def is_text(kind, data, defs):
    return isinstance(data, str) and len(data) <= kind.get("maxLength", 10**9) and bool(re.search(kind.get("pattern", ""), data))


SHAPES = {
    "object": is_object,
    "array": is_array,
    "string": is_text,
    "integer": is_number,
    "number": is_number,
    "boolean": lambda kind, data, defs: isinstance(data, bool),
    "null": lambda kind, data, defs: data is None,
}


def valid(data) -> bool:
    whole = schema()
    return accepts({"$ref": whole["$ref"]}, data, whole["$defs"])


def read(data) -> bool:
    try:
        content_from(data)
    except ContentError:
        return False
    return True


def test_the_example_validates():
    assert valid(json.loads(example_json()))


@pytest.mark.parametrize(
    "change",
    [
        {"title": 1},
        {"unknown": ""},
        {"kind": "x"},
        {"passages": [{"text": "甲"}]},
        {"passages": [{"type": "section", "heading": "甲", "passages": [{"type": "item", "lead": ""}]}]},
        {"doc_number": {"issuer_code": "云函", "year": 2026}},
        {"doc_number": {"issuer_code": "云函", "year": 2026, "serial": 0}},
        {"issuers": [{"name": "甲", "seal_mm": 5}]},
        {"issuers": [{"name": "甲"}] * 21},
        {"opening": "长" * 5001},
        {"dated_on": "6月9日"},
        {"feedback": {"title": "表", "with_definitions": "yes"}},
        {"outcome": {"label": "无代码"}},
    ],
)
def test_schema_and_reader_refuse_the_same(change):
    data = json.loads(example_json()) | change
    assert not valid(data)
    assert not read(data)


def test_every_record_and_field_is_described():
    for record, described in FIELDS.items():
        assert list(described) == [field.name for field in fields(record)], record.__name__
    assert RECORDS.keys() == FIELDS.keys()
    assert LetterContent in RECORDS


def test_references_lead_somewhere():
    whole = schema()
    names = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(whole)))
    assert names == set(whole["$defs"])
    assert whole["$defs"]["Section"]["properties"]["passages"]["items"]["anyOf"][0] == {"$ref": "#/$defs/Section"}


def test_defaults_are_valid_and_those_of_the_dataclasses():
    defaults = {
        name: kind["default"] for name, kind in schema()["$defs"]["LetterContent"]["properties"].items()
    }
    assert content_from(defaults) == LetterContent()


# --- the layout settings


def test_every_choice_of_a_layout_is_in_its_schema():
    found = profile_schema()
    assert list(found["properties"]) == [field.name for field in fields(Profile)]
    assert accepts(found, {}, {}) and accepts(found, profile_to(Profile()), {})
    assert {name: one["default"] for name, one in found["properties"].items()} == profile_to(Profile())
    for name, one in found["properties"].items():
        for value in one.get("enum", [0, 4] if one.get("type") == "integer" else []):
            assert accepts(found, {name: value}, {})
            profile_from({name: value})
    for name, choice in CHOICES.items():
        assert choice.label in found["properties"][name]["description"]
        assert all(said in found["properties"][name]["description"] for said in choice.options.values())


@pytest.mark.parametrize(
    "data",
    [{"margins": "wide"}, {"title_gap_lines": 5}, {"title_gap_lines": True}, {"preprinted": 1}, {"nothing": 1}, {"draft_mark": "草" * 28}, {"seal": None}],
)
def test_what_is_no_layout_fits_neither_the_schema_nor_the_reader(data):
    assert not accepts(profile_schema(), data, {})
    with pytest.raises(ProfileError):
        profile_from(data)
