"""Two imports at the same time, and one that breaks in the middle."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from jobroom.cases.importing import actions
from jobroom.cases.models import Period
from jobroom.journal.queries import verify
from tests.cases.import_files import counted, csv_file, row, take_in

NOTHING = {"Company": 0, "Establishment": 0, "Case": 0, "Period": 0, "Letter": 0, "Event": 0}


@pytest.mark.django_db(transaction=True)
def test_the_same_file_twice_at_once_goes_in_once(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [row(), row(period="2020-05")])
    start = Barrier(2)

    def work(_number: int) -> int:
        start.wait()
        try:
            return take_in(path).counts["periods_new"]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(work, range(2))) == [0, 2]
    assert counted() == {"Company": 1, "Establishment": 1, "Case": 1, "Period": 2, "Letter": 1, "Event": 2}
    assert verify().fault == ""


@pytest.mark.django_db(transaction=True)
def test_what_breaks_at_the_very_end_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(_entries: object) -> None:
        assert Period.objects.count() == 1
        raise OSError

    monkeypatch.setattr(actions, "record_all", break_down)
    with pytest.raises(OSError):
        take_in(csv_file(tmp_path, [row()]))
    assert counted() == NOTHING
