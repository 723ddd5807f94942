"""Both forms on a page: what is wrong stands in a table, and nothing that was typed is lost."""

import re

import pytest
from django.test import Client

from tests.claims.sheet_files import csv, row, table, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.claims.urls")]
ERROR = re.compile(r'data-handle="error" data-field="(\w*)" data-code="([\w.]+)"')
FAULT = re.compile(r'data-handle="sheet-fault" data-code="([\w.]+)" data-row="(\d+)" data-letter="(\w*)"')


def send_file(client: Client, content: bytes, language: str = "en") -> tuple[int, str]:
    response = client.post(f"/{language}/try/file/", {"file": upload(content)})
    return response.status_code, response.content.decode()


def test_a_good_file_becomes_rows(client: Client) -> None:
    assert send_file(client, table([row(), row(name="Meier")])) == (
        200,
        "2: Rochat, Camille, 9050\n3: Meier, 9050",
    )


def test_the_kinds_and_the_size_stand_before_the_field(client: Client) -> None:
    assert "XLSX or CSV, up to 10 MB" in client.get("/en/try/file/").content.decode()
    assert "XLSX ou CSV, jusqu’à 10 Mo" in client.get("/fr/try/file/").content.decode()


def test_no_file_is_an_error_beside_the_field_and_no_table(client: Client) -> None:
    response = client.post("/en/try/file/", {})
    text = response.content.decode()
    assert (response.status_code, ERROR.findall(text)) == (422, [("file", "sheet.none")])
    assert "sheet-faults" not in text


def test_what_is_wrong_with_the_file_as_a_whole_is_said_beside_the_field(client: Client) -> None:
    status, text = send_file(client, b"\x89PNG\r\n\x1a\n")
    assert (status, ERROR.findall(text)) == (422, [("file", "sheet.kind")])
    assert "sheet-faults" not in text


@pytest.mark.parametrize(
    ("language", "caption", "told"),
    [
        ("de", "Was im Blatt «April &lt;1&gt;» nicht lesbar ist",
         "Nicht lesbare Stellen: 2. Nichts wurde übernommen"),
        ("fr", "Ce qui est illisible dans la feuille «\u202fApril &lt;1&gt;\u202f»",
         "Endroits illisibles\u00a0: 2. Rien n’a été repris"),
        ("it", "Che cosa non si può leggere nel foglio «April &lt;1&gt;»",
         "Punti illeggibili: 2. Non è stato ripreso nulla"),
        ("en", "What cannot be read in the sheet «April &lt;1&gt;»",
         "Places that cannot be read: 2. Nothing was taken over"),
    ],
)  # fmt: skip
def test_faults_stand_in_a_table_in_the_language_of_the_page(
    client: Client, language: str, caption: str, told: str
) -> None:
    status, text = send_file(
        client, table([row(wage="<b>"), row(lost_hours="-1")], name="April <1>"), language
    )
    assert (status, ERROR.findall(text)) == (422, [("file", "sheet.faults")])
    assert FAULT.findall(text) == [("amount.format", "2", "D"), ("hours.format", "3", "F")]
    assert caption in text
    assert told in text
    assert "&lt;b&gt;" in text
    assert "<b>" not in text


@pytest.mark.parametrize(
    ("wrong", "listed", "more"),
    [
        (50, 50, ""),
        (51, 50, "1 more place is not listed. It is named once these are mended."),
        (1_200, 50, "1’150 more places are not listed. They are named once these are mended."),
    ],
)
def test_the_first_fifty_faults_are_listed_and_the_rest_is_counted(
    client: Client, wrong: int, listed: int, more: str
) -> None:
    _status, text = send_file(client, csv([row(wage="x")] * wrong))
    assert len(FAULT.findall(text)) == listed
    assert more in text
    assert ("more place" in text) == bool(more)


def test_a_fault_of_a_row_names_the_row(client: Client) -> None:
    _status, text = send_file(client, csv([{"wage": "1", "lost_hours": "2"}]))
    assert FAULT.findall(text) == [("sheet.lacks", "1", "")]
    assert '<th scope="row">Row 1</th>' in text


def test_pasted_rows_become_rows_in_the_order_of_the_step(client: Client) -> None:
    response = client.post("/en/try/pasted/", {"pasted": "Rochat\t90,5\r\n\t12"})
    assert response.content.decode() == "1: Rochat, 9050\n2: , 1200"


def test_pasted_rows_with_a_fault_stay_in_their_field(client: Client) -> None:
    pasted = "\t-1\r\nMeier\t<7>"
    response = client.post("/en/try/pasted/", {"pasted": pasted})
    text = response.content.decode()
    assert (response.status_code, ERROR.findall(text)) == (422, [("pasted", "sheet.faults")])
    assert FAULT.findall(text) == [("hours.format", "1", "B"), ("hours.format", "2", "B")]
    assert "\t-1\r\nMeier\t&lt;7&gt;</textarea>" in text


def test_nothing_pasted_is_an_error(client: Client) -> None:
    response = client.post("/en/try/pasted/", {"pasted": " \r\n\t"})
    assert ERROR.findall(response.content.decode()) == [("pasted", "sheet.pasted")]
