"""Reading accounts."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session

from jobroom.accounts.devices import device_name
from jobroom.accounts.models import HELD_FOR, Account, AhvNumber, HeldForm, WakeCode
from jobroom.accounts.ties import last_ties
from jobroom.journal import clock
from jobroom.rules.calendar import ZURICH
from jobroom.rules.retention import YEARS, Kept, is_over
from jobroom.rules.roles import Staff
from jobroom.rules.sleep import SleepDays, sleep_days


def roles_of(account: Account) -> frozenset[Staff]:
    """The staff roles of a person; asked once per account object, so once per request."""
    cached = account.__dict__.get("_staff_roles")
    if cached is None:
        cached = frozenset(Staff(role) for role in account.staff_roles.values_list("role", flat=True))
        account.__dict__["_staff_roles"] = cached
    return cached


def find_account(email: str) -> Account | None:
    """The account with this address, whatever its case."""
    return Account.objects.filter(email=email.strip().lower()).first()


def verified_addresses(account: Account) -> frozenset[str]:
    """The addresses that this person has proven to be theirs, in lower case."""
    rows = EmailAddress.objects.filter(user=account, verified=True)
    return frozenset(address.lower() for address in rows.values_list("email", flat=True))


def days_of(account: Account) -> SleepDays:
    """When the account is warned and when it falls asleep."""
    return sleep_days(account.last_counted_sign_in.astimezone(ZURICH).date())


def factors_of(account: Account) -> list[Authenticator]:
    """All second factors of a person, recovery codes included, oldest first."""
    return list(Authenticator.objects.filter(user=account).order_by("created_at", "pk"))


def waking_factors(account: Account) -> list[Authenticator]:
    """The factors that count for waking: those set up before the account fell asleep.

    Else somebody who has left an employer could sign in by password and add one to wake with.
    """
    asleep_from = datetime.combine(days_of(account).sleeps, time(), ZURICH)
    return [factor for factor in factors_of(account) if factor.created_at < asleep_from]


def has_second_factor(account: Account) -> bool:
    """Whether a sleeping account can be woken without officers: it has a factor of before its sleep."""
    codes = Authenticator.Type.RECOVERY_CODES
    return any(factor.type != codes for factor in waking_factors(account))


def may_wake_by_code(account: Account) -> bool:
    """Policy P2: asleep, and with a second factor."""
    return settings.POLICY_WAKE_BY_CODE and account.asleep_at(clock.now()) and has_second_factor(account)


def code_was_sent(account: Account) -> bool:
    """Whether the page is to ask for a code, be it one that has ended."""
    return WakeCode.objects.filter(account=account).exists()


def latest_held_form(account: Account, path: str, *, token: str = "") -> HeldForm | None:
    """What this person typed at an address and could not send: by its token, else the latest."""
    rows = HeldForm.objects.filter(account=account, path=path, held_at__gt=clock.now() - HELD_FOR)
    return (rows.filter(token=token) if token else rows).order_by("-held_at", "token").first()


def ahv_numbers_over(only: int | None = None) -> list[int]:
    """The accounts whose AHV number nothing asks for any more (T-DPA-1), or this one alone.

    Neither they themselves nor any tie that a room knows of has given it a use for five years.
    """
    rows = AhvNumber.objects.filter(account=only) if only is not None else AhvNumber.objects.all()
    long_ago = clock.now() - timedelta(days=365 * YEARS[Kept.CASE_DATA])  # the rule itself decides to the day
    rows = rows.filter(account__last_counted_sign_in__lt=long_ago, account__staff_roles=None)
    kept = list(rows.select_related("account").order_by("pk"))
    ties = [known([row.account_id for row in kept]) for known in last_ties]
    return [
        row.account_id
        for row in kept
        if is_over(
            Kept.CASE_DATA,
            [
                row.entered_at, row.account.created_at, row.account.last_counted_sign_in,
                row.account.last_login or row.account.created_at,
                *(tie[row.account_id] for tie in ties if row.account_id in tie),
            ],
            clock.now(),
        )
    ]  # fmt: skip


def count_held_forms_over() -> int:
    """How many held forms nobody came back for within a day."""
    return HeldForm.objects.filter(held_at__lte=clock.now() - HELD_FOR).count()


@dataclass(frozen=True, slots=True)
class OwnSession:
    """One line of the list of own sessions."""

    number: int
    key: str
    started: datetime
    seen: datetime
    device: str
    current: bool


def sessions_of(account: Account, current_key: str, *, since: datetime) -> list[OwnSession]:
    """The sessions that are still open and were used since a moment, the latest first; two queries."""
    rows = list(
        UserSession.objects.filter(user=account, last_seen_at__gte=since).order_by("-last_seen_at", "-pk")
    )
    keys = [row.session_key for row in rows]
    open_keys = set(Session.objects.filter(session_key__in=keys).values_list("session_key", flat=True))
    return [
        OwnSession(
            row.pk, row.session_key, row.created_at, row.last_seen_at, device_name(row.user_agent),
            row.session_key == current_key,
        )
        for row in rows
        if row.session_key in open_keys
    ]  # fmt: skip
