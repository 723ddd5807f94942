"""Fields take what people type and paste, and answer each fault with its own key."""

from typing import Any

import pytest
from django import forms

from jobroom.pages.catalogue import TEXTS
from jobroom.pages.forms import (
    HundredthsField,
    KeyedField,
    LongTextField,
    NumberField,
    OneOfField,
    PageForm,
)
from jobroom.rules.numbers import parse_uid


class Everything(PageForm):
    name = KeyedField(label="Name", empty="name.given")
    note = LongTextField(label="Note", limit=10)
    uid = NumberField(parse_uid, label="UID", empty="uid.empty")
    wage = HundredthsField("amount", label="Payroll", most=100_000_00)
    lost = HundredthsField("hours", label="Hours", most=10_000_00)
    why = OneOfField(label="Why", empty="req.reason", choices=[("left", "Left"), ("asleep", "Asleep")])


FINE = {
    "name": "  Camille ", "note": "", "uid": "che 123 456 788", "wage": "1234.5", "lost": "1092",
    "why": "left",
}  # fmt: skip


def form_with(**values: str) -> Everything:
    return Everything({**FINE, **values})


def code(field: str, typed: str) -> str:
    """The key of the one error that a value gets."""
    form = form_with(**{field: typed})
    assert not form.is_valid()
    ((name, key, text),) = form.field_errors()
    assert name == field
    assert key in TEXTS
    assert "%(" not in text
    return key


def clean(field: str, typed: str) -> Any:
    form = form_with(**{field: typed})
    assert form.is_valid(), form.field_errors()
    return form.cleaned_data[field]


def test_what_is_fine_is_cleaned_to_plain_values() -> None:
    form = form_with()
    assert form.is_valid()
    assert form.cleaned_data == {
        "name": "Camille", "note": "", "uid": "CHE123456788", "wage": 123_450, "lost": 109_200,
        "why": "left",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "rappen"),
    [
        ("1234.5", 123_450), ("1'234.50", 123_450), ("1’234,50", 123_450), ("1 234.55", 123_455),
        ("1\u00a0234.55", 123_455), ("CHF 1’234.55", 123_455), ("Fr. 1234.55", 123_455), ("fr 7", 700),
        ("0", 0), ("0.05", 5), ("1’234.–", 123_400), ("1\u202f234,50", 123_450), ("000012", 1_200),
        ("100000", 100_000_00),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(typed: str, rappen: int) -> None:
    assert clean("wage", typed) == rappen


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "amount.empty"), ("   ", "amount.empty"), ("abc", "amount.format"), ("1.2.3", "amount.format"),
        ("1,234,5", "amount.format"), ("1’23", "amount.format"), ("CHF", "amount.format"),
        ("1e5", "amount.format"), ("١٢", "amount.format"),
        (".5", "amount.format"), ("1.", "amount.format"), ("1.005", "amount.decimals"),
        ("-1", "amount.negative"), ("−1.50", "amount.negative"),
        ("100000.01", "amount.max"), ("9" * 5_000, "amount.max"),
    ],
)  # fmt: skip
def test_each_fault_of_an_amount_has_its_own_key(typed: str, key: str) -> None:
    assert code("wage", typed) == key


@pytest.mark.parametrize(
    ("typed", "hundredths"), [("1092", 109_200), ("1092.0 h", 109_200), ("1’092,25H", 109_225)]
)
def test_hours_are_read_as_people_write_them(typed: str, hundredths: int) -> None:
    assert clean("lost", typed) == hundredths


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "hours.empty"), ("ten", "hours.format"), ("1.005", "hours.format"), ("-1", "hours.format"),
        ("10001", "hours.max"),
    ],
)  # fmt: skip
def test_each_fault_of_hours_has_its_own_key(typed: str, key: str) -> None:
    assert code("lost", typed) == key


def test_the_other_fields_have_theirs() -> None:
    assert code("name", " ") == "name.given"
    assert code("note", "x" * 11) == "reason.long"
    assert code("uid", "CHE-123.456.789") == "uid.check"
    assert code("uid", "") == "uid.empty"
    assert code("why", "") == "req.reason"
    assert code("why", "else") == "req.reason"


def test_a_limit_names_the_field_and_the_limit_as_they_are_shown() -> None:
    form = form_with(wage="100000.01")
    assert [text for _name, _code, text in form.field_errors()] == [
        "Payroll liegt über der Grenze von CHF 100’000.00"
    ]


def test_signs_that_no_database_keeps_are_left_out() -> None:
    assert clean("name", "Ca\x00mil\x1fle") == "Camille"
    assert clean("note", "a\nb") == "a\nb"


def test_errors_come_in_the_order_of_the_fields_and_of_the_whole_form_last() -> None:
    class Strict(Everything):
        def clean(self) -> None:
            raise forms.ValidationError("whole", code="nochange")

    form = Strict({**FINE, "why": "", "name": ""})
    assert [(name, key) for name, key, _text in form.field_errors()] == [
        ("name", "name.given"), ("why", "req.reason"), ("__all__", "nochange")]  # fmt: skip


def test_no_field_asks_the_browser_to_check() -> None:
    assert "required" not in str(form_with())
