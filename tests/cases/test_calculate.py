"""`jobroom calculate`: figures in the same order, or every fault and no figure. Never a database."""

import io
import json
import sys
from collections.abc import Mapping
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from jobroom.rules import parameters

EMPLOYEE: Mapping[str, Any] = {
    "wage_type": "monthly", "wage": "5416.67", "target_hours": "180.00", "lost_hours": "90.00",
    "vacation_days": 25, "public_holidays": 6, "workload_percent": 100, "flat_rate": False,
}  # fmt: skip
PERIOD: Mapping[str, Any] = {
    "period": "2020-03",
    "employees": [EMPLOYEE, EMPLOYEE, {**EMPLOYEE, "wage": "5416.66"}],
    "paid": "7017.95",
}
ANSWER = {
    "loss_ratio": "0.500000",
    "wage_sum": "16250.00",
    "wage_sum_with_ffe": "18440.21",
    "loss_of_earnings": "9220.11",
    "compensation": "7376.08",
    "waiting": "0.00",
    "employer_contributions": "587.78",
    "claim": "7963.85",
    "paid": "7017.95",
    "back_payment": "945.90",
    "parameters": parameters.current().recorded(),
    "flags": [],
}


def run(text: str | bytes, folder: Path) -> tuple[int, str, str]:
    """The exit code, and what stands on stdout and on stderr."""
    file = folder / "periods.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    out, err = StringIO(), StringIO()
    try:
        call_command("calculate", str(file), stdout=out, stderr=err, no_color=True)
    except SystemExit as ended:
        return int(str(ended.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def period(**changes: Any) -> dict[str, Any]:
    return {**PERIOD, **changes}


def with_employee(**changes: Any) -> dict[str, Any]:
    return period(employees=[EMPLOYEE, {**EMPLOYEE, **changes}])


def without(content: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != key}


def refused(content: Any, folder: Path) -> list[str]:
    """The lines of faults; nothing may stand on stdout."""
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    code, out, err = run(text, folder)
    assert (code, out) == (1, "")
    return err.splitlines()


def test_one_period_is_answered_with_one_object(tmp_path: Path) -> None:
    code, out, err = run(json.dumps(PERIOD), tmp_path)
    assert (code, err) == (0, "")
    assert json.loads(out) == ANSWER
    assert list(json.loads(out)) == list(ANSWER)


def test_a_list_is_answered_with_a_list_in_the_same_order(tmp_path: Path) -> None:
    paid = [str(number) for number in (3, 1, 2)]
    code, out, _err = run(json.dumps([period(paid=amount) for amount in paid]), tmp_path)
    assert code == 0
    assert [one["paid"] for one in json.loads(out)] == ["3.00", "1.00", "2.00"]
    assert run("[]", tmp_path) == (0, "[]\n", "")


def test_what_is_piped_in_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(json.dumps(PERIOD).encode())))
    out = io.StringIO()
    call_command("calculate", "-", stdout=out)
    assert json.loads(out.getvalue()) == ANSWER


def test_numbers_may_be_numbers_or_texts_as_people_type_them(tmp_path: Path) -> None:
    rows = [{**EMPLOYEE, "wage": wage} for wage in (5416.67, "5’416,67", "CHF 5'416.66")]
    changed = [{**row, "vacation_days": "25.00", "target_hours": 180} for row in rows]
    code, out, _err = run(json.dumps(period(employees=changed, paid=7017.95)), tmp_path)
    assert (code, json.loads(out)) == (0, ANSWER)


def test_a_number_is_read_as_it_is_written_and_never_as_a_float(tmp_path: Path) -> None:
    text = json.dumps(PERIOD).replace('"7017.95"', "1234999999.99")
    assert json.loads(run(text, tmp_path)[1])["paid"] == "1234999999.99"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert run(b"\xef\xbb\xbf" + json.dumps(PERIOD).encode(), tmp_path)[0] == 0


def test_switches_beside_a_period_are_turned_and_recorded(tmp_path: Path) -> None:
    _code, out, _err = run(json.dumps(period(parameters={"year_days": 262})), tmp_path)
    answer = json.loads(out)
    assert (answer["claim"], answer["back_payment"]) == ("7959.75", "941.80")
    assert answer["parameters"] == {**ANSWER["parameters"], "year_days": 262}  # type: ignore[dict-item]


def test_recorded_parameters_can_be_sent_back(tmp_path: Path) -> None:
    turned = {"year_days": "weekdays", "waiting": "none", "reference_tolerance": 0}
    first = json.loads(run(json.dumps(period(parameters=turned)), tmp_path)[1])
    again = json.loads(run(json.dumps(period(parameters=first["parameters"])), tmp_path)[1])
    assert again == first


def test_flags_are_named(tmp_path: Path) -> None:
    rows = [{**EMPLOYEE, "wage": "3000"}, {**EMPLOYEE, "wage": "13000"}]
    content = period(period="2021-07", employees=rows, paid="100000")
    answer = json.loads(run(json.dumps(content), tmp_path)[1])
    assert answer["flags"] == ["negative_difference", "capped", "low_income", "waiting_time"]
    assert answer["back_payment"] == "0.00"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"wage": "abc"}, "wage: a number with up to two decimals and a point as decimal mark is needed"),
        ({"wage": ""}, "wage: a number is needed"),
        ({"wage": "-1"}, "wage: the number is below 0"),
        ({"wage": -1}, "wage: the number is below 0"),
        ({"wage": "1.234"}, "wage: more than two decimals"),
        ({"wage": 10**400}, "wage: the number is above the limit of 1000000.00"),
        ({"wage": 1e300}, "wage: a number with up to two decimals and a point as decimal mark is needed"),
        (
            {"wage": float("nan")},
            "wage: a number with up to two decimals and a point as decimal mark is needed",
        ),
        (
            {"wage": float("-inf")},
            "wage: a number with up to two decimals and a point as decimal mark is needed",
        ),
        ({"wage": None}, "wage: a number is needed, not null"),
        ({"wage": True}, "wage: a number is needed, not true or false"),
        ({"wage": ["1"]}, "wage: a number is needed, not a list"),
        ({"wage": {}}, "wage: a number is needed, not an object"),
        ({"target_hours": "744.01"}, "target_hours: the number is above the limit of 744.00"),
        ({"lost_hours": "180.01"}, "lost_hours: more lost than target hours (180.00)"),
        ({"vacation_days": 101}, "vacation_days: the number is above the limit of 100.00"),
        ({"public_holidays": 31}, "public_holidays: the number is above the limit of 30.00"),
        ({"workload_percent": 0}, "workload_percent: the workload is 0"),
        ({"workload_percent": 101}, "workload_percent: the number is above the limit of 100.00"),
        ({"wage_type": "weekly"}, "wage_type: one of monthly, hourly is needed"),
        ({"wage_type": 1}, "wage_type: one of monthly, hourly is needed"),
        ({"wage_type": None}, "wage_type: one of monthly, hourly is needed"),
        ({"flat_rate": "yes"}, "flat_rate: true or false is needed, not a text"),
        ({"flat_rate": 0}, "flat_rate: true or false is needed, not a number"),
        ({"wages": 1}, "wages: this key is unknown"),
        ({"a\nb": 1}, "a\\nb: this key is unknown"),
        ({"\ud800": 1}, "\\ud800: this key is unknown"),
    ],
)
def test_each_fault_of_an_employee_is_named_at_its_place(
    changes: dict[str, Any], fault: str, tmp_path: Path
) -> None:
    assert refused(with_employee(**changes), tmp_path) == [f"employees[1].{fault}"]


@pytest.mark.parametrize("key", EMPLOYEE)
def test_every_key_of_an_employee_is_needed(key: str, tmp_path: Path) -> None:
    content = period(employees=[without(EMPLOYEE, key)])
    assert refused(content, tmp_path) == [f"employees[0].{key}: this key is missing"]


@pytest.mark.parametrize("key", PERIOD)
def test_every_key_of_a_period_is_needed(key: str, tmp_path: Path) -> None:
    assert refused(without(PERIOD, key), tmp_path) == [f"{key}: this key is missing"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"period": "2020-02"}, "period: only 2020-03 to 2021-12 can be claimed"),
        ({"period": "2020-3"}, "period: only 2020-03 to 2021-12 can be claimed"),
        ({"period": 202003}, "period: only 2020-03 to 2021-12 can be claimed"),
        ({"period": None}, "period: a period is written YYYY-MM, not null"),
        ({"paid": "-0.05"}, "paid: the number is below 0"),
        ({"paid": "1235000000.01"}, "paid: the number is above the limit of 1235000000.00"),
        ({"employees": []}, "employees: at least one employee is needed"),
        ({"employees": {}}, "employees: a list is needed, not an object"),
        ({"employees": None}, "employees: a list is needed, not null"),
        ({"employees": [1]}, "employees[0]: an object is needed, not a number"),
        ({"paids": 1}, "paids: this key is unknown"),
        ({"parameters": 262}, "parameters: an object is needed, not a number"),
        ({"parameters": {"year_days": 199}}, "parameters.year_days: possible are 200 to 366, weekdays"),
        ({"parameters": {"year_days": "262"}}, "parameters.year_days: possible are 200 to 366, weekdays"),
        ({"parameters": {"year_days": 262.5}}, "parameters.year_days: possible are 200 to 366, weekdays"),
        ({"parameters": {"year_days": True}}, "parameters.year_days: possible are 200 to 366, weekdays"),
        ({"parameters": {"version": "1"}}, "parameters.version: one of 2022-07-07.1 is needed"),
        ({"parameters": {"version": 1}}, "parameters.version: one of 2022-07-07.1 is needed"),
    ],
)
def test_each_fault_of_a_period_is_named_at_its_place(
    changes: dict[str, Any], fault: str, tmp_path: Path
) -> None:
    assert refused(period(**changes), tmp_path) == [fault]


def test_an_unknown_switch_is_told_which_there_are(tmp_path: Path) -> None:
    (fault,) = refused(period(parameters={"interest": 5}), tmp_path)
    assert fault.startswith(
        "parameters.interest: this switch is unknown; there are year_days, ceiling_applies,"
    )


def test_without_any_target_hours_nothing_can_be_computed(tmp_path: Path) -> None:
    idle = {**EMPLOYEE, "target_hours": 0, "lost_hours": 0}
    assert refused(period(employees=[idle]), tmp_path) == [
        "target_hours: the target hours of all employees together are 0"
    ]


def test_a_flat_rate_ends_in_may_2020(tmp_path: Path) -> None:
    content = {**with_employee(flat_rate=True), "period": "2020-06"}
    assert refused(content, tmp_path) == ["employees[1].flat_rate: there is no flat rate in this period"]


def test_all_faults_of_all_periods_are_named_at_once(tmp_path: Path) -> None:
    bad = period(period="2022-01", employees=[{**EMPLOYEE, "wage": "x", "lost_hours": "-1"}, EMPLOYEE, 7])
    assert refused([PERIOD, bad, 5, period(paid=None)], tmp_path) == [
        "[1].employees[0].wage: a number with up to two decimals and a point as decimal mark is needed",
        "[1].employees[0].lost_hours: the number is below 0",
        "[1].employees[2]: an object is needed, not a number",
        "[1].period: only 2020-03 to 2021-12 can be claimed",
        "[2]: an object is needed, not a number",
        "[3].paid: a number is needed, not null",
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "input: not JSON: Expecting value in line 1, column 1"),
        ('{"period": ', "input: not JSON: Expecting value in line 1, column 12"),
        (b"\xff\xfe{", "input: not UTF-8 (byte 0)"),
        ("[" * 100_000, "input: not the JSON that is needed: it is nested too deeply"),
        ('{"paid": 1, "paid": 2}', "input: the key 'paid' stands twice in one object"),
        ("5", "input: an object is needed, not a number"),
        ("NaN", "input: an object is needed, not a number"),
        ('"text"', "input: an object is needed, not a text"),
    ],
)
def test_what_is_no_such_json_is_refused_in_one_line(
    content: str | bytes, fault: str, tmp_path: Path
) -> None:
    assert refused(content, tmp_path) == [fault]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere\.json: No such file or directory") as caught:
        call_command("calculate", str(tmp_path / "nowhere.json"))
    assert caught.value.returncode == 1
