"""Which entries of the UID register may receive a letter, and how the service is left alone."""

from datetime import UTC, datetime, timedelta

import pytest

from jobroom.rules.register import NoLetter, next_token, no_letter, pause_after, tokens_at

NOW = datetime(2026, 11, 23, 13, 7, 32, tzinfo=UTC)


def asked(
    status: int, legal_form: str = "0106", *, struck_off: bool | None = False, has_address: bool = True
) -> NoLetter | None:
    return no_letter(status, legal_form=legal_form, struck_off=struck_off, has_address=has_address)


@pytest.mark.parametrize("status", [3, 4])
def test_T_REG_2_definitive_entries_and_those_in_mutation_get_a_letter(status: int) -> None:
    assert asked(status) is None


def test_T_REG_2_every_other_status_has_its_own_reason() -> None:
    reasons = [asked(status) for status in (1, 2, 5, 6, 7, 0, 9)]
    assert reasons == [
        NoLetter.PROVISIONAL, NoLetter.REACTIVATION, NoLetter.DELETED, NoLetter.DEFINITIVELY_DELETED,
        NoLetter.ANNULLED, NoLetter.UNKNOWN_STATUS, NoLetter.UNKNOWN_STATUS,
    ]  # fmt: skip


@pytest.mark.parametrize("legal_form", ["0111", "0151"])
def test_T_REG_1_a_branch_is_told_so_whatever_its_status(legal_form: str) -> None:
    assert asked(3, legal_form) is NoLetter.BRANCH
    assert asked(5, legal_form) is NoLetter.BRANCH


def test_T_REG_2_a_company_struck_off_the_commercial_register_gets_none() -> None:
    assert asked(3, struck_off=True) is NoLetter.STRUCK_OFF


def test_what_the_commercial_register_does_not_say_grants_nothing() -> None:
    assert asked(3, struck_off=None) is NoLetter.UNKNOWN_STATUS


def test_a_company_without_an_address_gets_none() -> None:
    assert asked(3, has_address=False) is NoLetter.NO_ADDRESS


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (1, 8), (2, 16), (3, 32), (9, 2048), (10, 3600), (99, 3600)]
)
def test_pauses_double_up_to_an_hour(failures: int, seconds: int) -> None:
    assert pause_after(failures) == timedelta(seconds=seconds)


def test_the_bucket_fills_with_a_call_every_six_seconds_and_holds_five() -> None:
    assert tokens_at(0.0, NOW, NOW + timedelta(seconds=6)) == 1.0
    assert tokens_at(4.5, NOW, NOW + timedelta(hours=1)) == 5.0
    assert tokens_at(3.0, NOW, NOW - timedelta(seconds=9)) == 3.0
    assert next_token(0.0, NOW) == NOW + timedelta(seconds=6)
    assert next_token(2.0, NOW) == NOW
