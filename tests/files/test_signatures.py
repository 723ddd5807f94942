"""Electronic signatures: who, when, whole, trusted, and over how much of the file."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from jobroom.files.actions import take_in
from jobroom.files.reading import signatures_on
from jobroom.files.signatures import Coverage, Revocation, Signature, roots_in, signatures_of
from jobroom.journal import clock
from tests.files import samples
from tests.files.signing import YEAR, Identity, identity, signed, updated
from tests.world import NOW


@pytest.fixture(scope="module")
def authority() -> Identity:
    return identity("Sample Root")


@pytest.fixture(scope="module")
def lea(authority: Identity) -> Identity:
    return identity("Lea Favre", authority, qualified=True)


def found(pdf: bytes, *roots: Identity, now: datetime = NOW) -> list[Signature]:
    return signatures_of(pdf, [root.pem for root in roots], now=now)


def test_a_pdf_without_a_signature_has_none(authority: Identity) -> None:
    assert found(samples.pdf(), authority) == []


def test_a_good_signature_is_intact_trusted_qualified_and_covers_all(
    authority: Identity, lea: Identity
) -> None:
    (one,) = found(signed(samples.pdf(), lea), authority)
    assert (one.signer, one.intact, one.trusted, one.qualified) == ("Lea Favre", True, True, True)
    assert (one.coverage, one.covers_whole, one.holds, one.fault) == (Coverage.WHOLE, True, True, "")
    assert one.revocation == Revocation.UNKNOWN


def test_the_time_is_what_the_signer_claims(authority: Identity, lea: Identity) -> None:
    before = datetime.now(NOW.tzinfo) - timedelta(seconds=2)
    (one,) = found(signed(samples.pdf(), lea), authority)
    assert one.signed_at is not None
    assert before <= one.signed_at <= before + timedelta(seconds=30)
    assert not one.time_is_proven


def test_a_certificate_that_does_not_say_qualified_is_not(authority: Identity) -> None:
    (one,) = found(signed(samples.pdf(), identity("Nadja Sample", authority)), authority)
    assert (one.trusted, one.qualified, one.holds) == (True, False, True)


def test_a_signature_of_another_authority_is_not_trusted(authority: Identity) -> None:
    stranger = identity("Lea Favre", identity("Another Root"), qualified=True)
    (one,) = found(signed(samples.pdf(), stranger), authority)
    assert (one.intact, one.trusted, one.holds, one.fault) == (True, False, False, "untrusted")


def test_who_signs_for_himself_is_not_trusted(authority: Identity) -> None:
    (one,) = found(signed(samples.pdf(), identity("Lea Favre")), authority)
    assert (one.intact, one.trusted, one.holds, one.fault) == (True, False, False, "untrusted")


def test_without_roots_nothing_is_trusted(lea: Identity) -> None:
    (one,) = found(signed(samples.pdf(), lea))
    assert (one.intact, one.trusted, one.fault) == (True, False, "untrusted")


def test_one_changed_byte_breaks_it(authority: Identity, lea: Identity) -> None:
    whole = signed(samples.pdf(), lea)
    at = whole.index(b"100 100 200 200")
    (one,) = found(whole[:at] + b"900" + whole[at + 3 :], authority)
    assert (one.intact, one.holds, one.fault) == (False, False, "broken")


def test_a_signature_that_another_key_made_is_broken(authority: Identity, lea: Identity) -> None:
    whole = signed(samples.pdf(), lea)
    begins = whole.index(b"/Contents <") + len(b"/Contents <")
    value = whole[begins : whole.index(b">", begins)].rstrip(b"0")
    last = begins + len(value) - 2
    other = b"0" if whole[last : last + 1] != b"0" else b"1"
    (one,) = found(whole[:last] + other + whole[last + 1 :], authority)
    assert (one.intact, one.holds, one.fault) == (False, False, "broken")


def test_a_change_added_behind_is_told_although_what_was_signed_is_intact(
    authority: Identity, lea: Identity
) -> None:
    (one,) = found(updated(signed(samples.pdf(), lea)), authority)
    assert (one.intact, one.trusted) == (True, True)
    assert (one.coverage, one.holds, one.fault) == (Coverage.CHANGED, False, "changed")


def test_two_sign_one_after_the_other_and_both_hold(authority: Identity, lea: Identity) -> None:
    second = identity("Nadja Sample", authority)
    first, last = found(signed(signed(samples.pdf(), lea), second, "Signature2"), authority)
    assert (first.signer, first.coverage, first.holds) == ("Lea Favre", Coverage.LATER_SIGNED, True)
    assert (first.covers_whole, first.fault) == (False, "")
    assert (last.signer, last.coverage, last.holds) == ("Nadja Sample", Coverage.WHOLE, True)


def test_a_change_between_two_signatures_is_told_at_the_first(authority: Identity, lea: Identity) -> None:
    second = identity("Nadja Sample", authority)
    first, last = found(signed(updated(signed(samples.pdf(), lea)), second, "Signature2"), authority)
    assert (first.coverage, first.holds) == (Coverage.CHANGED, False)
    assert (last.coverage, last.holds) == (Coverage.WHOLE, True)


def test_an_expired_certificate_is_not_trusted(authority: Identity) -> None:
    old = identity("Lea Favre", authority, until=NOW - YEAR)
    (one,) = found(signed(samples.pdf(), old), authority)
    assert (one.intact, one.trusted, one.holds, one.fault) == (True, False, False, "expired")


def test_it_is_judged_at_the_moment_of_the_clock(authority: Identity, lea: Identity) -> None:
    pdf = signed(samples.pdf(), lea)
    (later,) = found(pdf, authority, now=NOW + 2 * YEAR)
    assert (later.trusted, later.fault) == (False, "expired")


def test_a_signature_that_cannot_be_read_is_told_and_does_not_hold(
    authority: Identity, lea: Identity
) -> None:
    whole = signed(samples.pdf(), lea)
    at = whole.index(b"/Contents <") + len(b"/Contents <")
    (one,) = found(whole[:at] + b"00" * 20 + whole[at + 40 :], authority)
    assert (one.intact, one.trusted, one.holds, one.fault) == (False, False, False, "unreadable")


def test_all_pem_files_of_the_folder_are_roots(tmp_path: Path, authority: Identity) -> None:
    (tmp_path / "one.pem").write_bytes(authority.pem)
    (tmp_path / "two.pem").write_bytes(identity("Another Root").pem + authority.pem)
    (tmp_path / "README.txt").write_text("no certificate")
    assert [pem.count(b"BEGIN") for pem in roots_in(tmp_path)] == [1, 2]
    assert roots_in(None) == []


@pytest.mark.django_db
def test_a_signed_pdf_is_stored_unchanged_and_its_signature_still_holds(
    settings: Settings, tmp_path: Path, authority: Identity, lea: Identity
) -> None:
    (tmp_path / "roots").mkdir()
    (tmp_path / "roots" / "root.pem").write_bytes(authority.pem)
    settings.HOME, settings.SIGNATURE_ROOTS = tmp_path, str(tmp_path / "roots")
    photo = samples.saved(samples.picture(), "PNG")
    with clock.at(NOW):
        stored = take_in(samples.upload(signed(samples.pdf(), lea)), actor="account:1", matter="power:KO-1")
        assert [one.holds for one in signatures_on(stored)] == [True]
        assert signatures_on(take_in(samples.upload(photo), actor="account:1", matter="power:KO-1")) == []
