"""A content is erased while somebody else takes the same one in: no row is left without its content."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from jobroom.files import storage
from jobroom.files.actions import erase, keep, remove_erased, remove_strays, take_in
from jobroom.files.checking import Checked, check
from jobroom.files.models import StoredFile
from jobroom.journal import clock
from jobroom.journal.models import Event
from tests.at_once import at_once
from tests.files import samples
from tests.files.samples import upload
from tests.world import NOW

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def checked(transactional_db: None, settings: Settings, tmp_path: Path) -> Checked:
    settings.HOME = tmp_path
    return check(upload(samples.pdf()))


def kept(checked: Checked) -> StoredFile:
    return keep(checked, actor="account:1", matter="power:KO-7K4M-9QXP")


def test_the_same_content_at_once_is_one_file_and_two_rows(checked: Checked, tmp_path: Path) -> None:
    first, second = at_once(lambda: kept(checked), lambda: kept(checked))
    assert isinstance(first, StoredFile)
    assert isinstance(second, StoredFile)
    assert first.pk != second.pk
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [first.sha256]
    assert storage.read(first.sha256) == checked.content


@pytest.mark.parametrize("_time", range(5))
def test_taken_in_again_while_it_is_removed_it_is_there(checked: Checked, _time: int) -> None:
    with clock.at(NOW):
        erase(kept(checked), actor="system")
    removed, taken = at_once(remove_erased, lambda: kept(checked))
    assert isinstance(taken, StoredFile)
    assert removed in (0, 1)
    assert storage.read(taken.sha256) == checked.content
    assert Event.objects.filter(verb="remove-content").count() == removed


@pytest.mark.parametrize("_time", range(5))
def test_taken_in_while_its_stray_is_removed_it_is_there(checked: Checked, _time: int) -> None:
    name = hashlib.sha256(checked.content).hexdigest()
    storage.write(name, checked.content)
    hours = (int(name[:2], 16) - int(NOW.timestamp()) // 3600) % 256

    def removing() -> int:
        with clock.at(NOW + timedelta(hours=hours)):
            return remove_strays()

    removed, taken = at_once(removing, lambda: kept(checked))
    assert isinstance(taken, StoredFile)
    assert removed in (0, 1)
    assert storage.read(name) == checked.content


def test_a_rolled_back_removal_leaves_no_event(checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other taking-in is committed between the look at the rows and the lock."""
    with clock.at(NOW):
        erase(kept(checked), actor="system")
        real = storage.exists

        def taken_meanwhile(name: str) -> bool:
            monkeypatch.setattr(storage, "exists", real)
            take_in(checked, actor="account:2", matter="power:KO-7K4M-9QXP")
            return True

        monkeypatch.setattr(storage, "exists", taken_meanwhile)
        assert remove_erased() == 0
    assert StoredFile.objects.count() == 2
    assert Event.objects.filter(verb="remove-content").count() == 0
    assert storage.read(StoredFile.objects.latest("pk").sha256) == checked.content
