"""Everything that changes accounts; one module per subject, all names here."""

from jobroom.accounts.actions.ahv import enter_ahv_number, forget_ahv_numbers
from jobroom.accounts.actions.factors import (
    note_added_factor,
    note_added_identity,
    note_removed_factor,
    note_removed_identity,
)
from jobroom.accounts.actions.people import change_language, create_account, give_role
from jobroom.accounts.actions.sessions import (
    end_all_sessions,
    end_sessions,
    forget_held_form,
    forget_held_forms,
    hold_form,
    note_seen,
    note_start,
    note_time_out,
)
from jobroom.accounts.actions.signing_in import (
    count_sign_in,
    note_failed_sign_in,
    note_registration,
    note_sign_out,
    note_verified_address,
    set_password,
)
from jobroom.accounts.actions.sleeping import sleep_audience, warn_sleepy_accounts
from jobroom.accounts.actions.waking import (
    NotByCode,
    Refusal,
    Refused,
    send_wake_code,
    wake,
    wake_by_request,
)

__all__ = [
    "NotByCode",
    "Refusal",
    "Refused",
    "change_language",
    "count_sign_in",
    "create_account",
    "end_all_sessions",
    "end_sessions",
    "enter_ahv_number",
    "forget_ahv_numbers",
    "forget_held_form",
    "forget_held_forms",
    "give_role",
    "hold_form",
    "note_added_factor",
    "note_added_identity",
    "note_failed_sign_in",
    "note_registration",
    "note_removed_factor",
    "note_removed_identity",
    "note_seen",
    "note_sign_out",
    "note_start",
    "note_time_out",
    "note_verified_address",
    "send_wake_code",
    "set_password",
    "sleep_audience",
    "wake",
    "wake_by_request",
    "warn_sleepy_accounts",
]
