"""Two printers at once: every letter once, and no letter lost."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from jobroom.cases.models import Case
from jobroom.cases.pin_letters import fingerprint
from jobroom.companies.models import Company
from jobroom.letters.models import Letter
from tests.letters.pin_letters import Printer, order
from tests.world import make_case

LETTERS = 6


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("folders", [("same", "same"), ("one", "two")])
def test_two_printers_share_the_letters(tmp_path: Path, folders: tuple[str, str]) -> None:
    company = Company.objects.create(uid="CHE123456788", name="Hôtel Exemple SA", language="fr")
    cases = [make_case(company, f"{number:08d}", "99", ["2020-04"]) for number in range(LETTERS)]
    letters = [order(case).pk for case in cases]
    start = Barrier(2)

    def work(folder: str) -> Printer:
        printer = Printer(tmp_path / folder)
        start.wait()
        try:
            assert printer.print().failed == []
            return printer
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        printers = list(pool.map(work, folders))
    printed = [pk for printer in printers for pk in printer.secrets]
    assert sorted(printed) == letters
    secrets = printers[0].secrets | printers[1].secrets
    for case, letter in zip(
        Case.objects.select_related("establishment").order_by("pk"), letters, strict=True
    ):
        assert case.pin_fingerprint == fingerprint(case.slug, secrets[letter])
    names = {path.name for path in tmp_path.glob("*/*.pdf")}
    assert names == set(Letter.objects.values_list("file", flat=True))
    listed = [line for path in tmp_path.glob("*/manifest.csv") for line in path.read_text().splitlines()[1:]]
    assert len(listed) == LETTERS
