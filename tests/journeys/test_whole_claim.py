"""The whole retroactive claim: twelve periods of thirty employees, from the overview to the receipt.

One period is typed, the others are uploaded, in each of the four languages; French with the script that saves
drafts by itself.
"""

from itertools import accumulate, pairwise

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.look import Look
from tests.journeys.site import Site
from tests.journeys.steps import open_case, press, sign_in

INN, KEEPER, STAFF = "00001219", "bookkeeper@inn.example", 30
SLUG = f"{INN}-02"
HEADER = "name;wage_type;wage;target_hours;lost_hours;vacation_days;public_holidays;workload_percent"


@pytest.mark.parametrize(("language", "script"), [("de", False), ("fr", True), ("it", False), ("en", False)])
def test_twelve_periods_of_thirty_employees_from_the_overview_to_the_receipt(
    site: Site, person: NewContext, language: str, script: bool
) -> None:
    page = sign_in(person(language, script=script), site, KEEPER, language)
    open_case(page, site, INN, language)
    case = f"{site.address}/{language}/cases/{SLUG}/"
    page.goto(case)
    months = page.locator("[data-period]").evaluate_all("rows => rows.map(row => row.dataset.period)")
    assert len(months) == 12
    first, *others = sorted(months)
    _type(page, f"{case}{first}/edit/", _staff(page, case, first))
    for month in others:
        _upload(page, f"{case}{month}/edit/", _staff(page, case, month))
    for month in months:
        _complete(page, f"{case}{month}/edit/check/")
    _send(page, case, Look(site) if language == "fr" else None)


def _staff(page: Page, case: str, month: str) -> list[list[str]]:
    """Thirty rows that add up to what the fund has settled, as its page for the period says."""
    page.goto(f"{case}{month}/")
    cells = page.locator("[data-period] table tbody tr").evaluate_all(
        "rows => rows.map(row => row.children[1].textContent.replace(/[^0-9]/g, ''))"
    )
    _entitled, affected, target, lost, wages = (int(cell) for cell in cells[:5])
    columns = (
        _parts(wages, STAFF),
        _parts(target, STAFF),
        [*_parts(lost, affected), *[0] * (STAFF - affected)],
    )
    return [
        [f"Person {place:02}", "monthly", *(f"{value / 100:.2f}" for value in row), "25", "6", "100"]
        for place, row in enumerate(zip(*columns, strict=True), start=1)
    ]


def _parts(total: int, count: int) -> list[int]:
    ends = accumulate((1 for _place in range(count)), initial=0)
    return [total * after // count - total * before // count for before, after in pairwise(ends)]


def _type(page: Page, editor: str, staff: list[list[str]]) -> None:
    """Cell by cell, step by step, with the buttons of the editor."""
    page.goto(f"{editor}?add={STAFF}")
    form = page.locator("form[data-handle=period]")
    rows = form.locator("tbody tr")  # by place: the script gives saved rows their numbers meanwhile
    for place, (name, wage_type, _wage, _target, _lost, vacation, holidays, workload) in enumerate(staff):
        row = rows.nth(place)
        row.locator("[name$=-name]").fill(name)
        row.locator("[name$=-wage_type]").select_option(wage_type)
        row.locator("[name$=-vacation_days]").fill(vacation)
        row.locator("[name$=-public_holidays]").fill(holidays)
        row.locator("[name$=-workload_percent]").fill(workload)
    press(page, form.locator("button[value=save]"))
    for step, columns in (("hours", {"target_hours": 3, "lost_hours": 4}), ("wages", {"wage": 2})):
        for number in (1, 2):
            page.goto(f"{editor}{step}/?page={number}")
            for row in form.locator("[data-employee]").evaluate_all(
                "rows => rows.map(row => row.dataset.employee)"
            ):
                for name, place in columns.items():
                    form.locator(f"[name=r{row}-{name}]").fill(staff[int(row) - 1][place])
            press(page, form.locator("button[value=save]"))
    expect(page.locator("[data-handle=error]")).to_have_count(0)


def _upload(page: Page, editor: str, staff: list[list[str]]) -> None:
    page.goto(f"{editor}upload/")
    text = "\n".join([HEADER, *(";".join(row) for row in staff)])
    file: FilePayload = {"name": "staff.csv", "mimeType": "text/csv", "buffer": text.encode()}
    form = page.locator("form[data-handle=upload-staff]")
    form.locator("[name=file]").set_input_files(file)
    press(page, form.locator("button[type=submit]"))
    assert page.url.endswith("/edit/all/")


def _complete(page: Page, check: str) -> None:
    page.goto(check)
    expect(page.locator("[data-finding]")).to_have_count(0)
    press(page, page.locator("form[data-handle=period] button[value=complete]"))
    assert page.url.endswith(f"/cases/{SLUG}/")


def _send(page: Page, case: str, look: Look | None) -> None:
    press(page, page.locator("a[data-handle=send]"))
    form = page.locator("form[data-handle=submit-case]")
    if look is not None:
        look.here(page, "130-fr_ready_to_send")
    form.locator("[name=declare]").check()
    press(page, form.locator("button[type=submit]"))
    receipt = page.locator("[data-handle=receipt]")
    assert (receipt.get_attribute("data-reference") or "").startswith("KR-")
    if look is not None:
        look.here(page, "131-fr_receipt_of_twelve_periods")
    page.goto(case)
    states = page.locator("[data-period]").evaluate_all("rows => rows.map(row => row.dataset.state)")
    assert states == ["submitted"] * 12
