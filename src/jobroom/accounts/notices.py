"""The mails of this room, each in its receiver's language (design note 4.N for N-1 and N-2).

Codes stand in the text only, never in a subject. Whoever gets a notice about something they did not do
reads what to do next, because each of them is also the alarm for a stolen password.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.mailbox.actions import Mail, Notice, send
from jobroom.pages import formats
from jobroom.rules.calendar import ZURICH
from jobroom.rules.sleep import Stage, sleep_days


@dataclass(frozen=True, slots=True)
class Text:
    """A notice that needs no figures: subject, sentences, and where its link leads."""

    subject: Promise
    sentences: tuple[Promise, ...]
    label: Promise | None = None
    page: str = ""


ALARM = _("If it was not you, set a new password at once and write to support.")
CODES = {
    "verify-code": (
        _("Your code to confirm your e-mail address"),
        _("Enter this code on the page that is open."),
    ),
    "reset-code": (
        _("Your code for a new password"),
        _("Enter this code on the page that is open. Then choose a new password."),
    ),
    "wake-code": (
        _("Your code to wake your account"),
        _("Enter this code on the page that is open. Then your account is awake again."),
    ),
}
NOTICES = {
    "password-changed": Text(
        _("Your password was changed"),
        (_("The password of your account has been changed."), ALARM),
        _("Set a new password"),
        "account_reset_password",
    ),
    "factor-added": Text(
        _("A second factor was added to your account"),
        (_("A passkey or an authenticator app was added. You can sign in with it from now on."), ALARM),
        _("Look at your second factors"),
        "mfa_index",
    ),
    "factor-removed": Text(
        _("A second factor was removed from your account"),
        (
            _("A passkey or an authenticator app was removed. It cannot be used for signing in any more."),
            ALARM,
        ),
        _("Look at your second factors"),
        "mfa_index",
    ),
    "recovery-codes-replaced": Text(
        _("Your recovery codes were replaced"),
        (_("New recovery codes were made. The earlier ones cannot be used any more."), ALARM),
        _("Look at your second factors"),
        "mfa_index",
    ),
    "email-changed": Text(
        _("The e-mail address of your account was changed"),
        (
            _("From now on, sign in with the new address. Mails go to the new address too."),
            _("If it was not you, write to support at once."),
        ),
    ),
    "identity-added": Text(
        _("Another way to sign in was added"),
        (_("Your account was connected with another login. You can sign in with it from now on."), ALARM),
        _("Look at the connected logins"),
        "socialaccount_connections",
    ),
    "identity-removed": Text(
        _("A way to sign in was removed"),
        (_("The connection of your account with another login was removed."), ALARM),
        _("Look at the connected logins"),
        "socialaccount_connections",
    ),
    "ahv-entered": Text(
        _("The AHV number of your account was entered or changed"),
        (_("The number itself never stands in a mail. Your account shows its first and last digits."), ALARM),
        _("Look at your account"),
        "my_account",
    ),
    "awake": Text(
        _("Your account is awake again"),
        (_("You confirmed your e-mail address and your second factor. You can write again."), ALARM),
        _("Go to your periods"),
        "cases",
    ),
    "unknown-account": Text(
        _("There is no account with this e-mail address"),
        (
            _("Somebody asked for a new password for this address. No account has this address."),
            _("If it was you, try another address or create an account."),
            _("If it was not you, you do not have to do anything."),
        ),
        _("Create an account"),
        "account_signup",
    ),
    "account-exists": Text(
        _("You already have an account"),
        (
            _("Somebody wanted to create an account with this address. It has one already."),
            _("If it was you, sign in or set a new password."),
            _("If it was not you, you do not have to do anything."),
        ),
        _("Sign in"),
        "account_login",
    ),
}


def send_code(kind: str, account: Account, code: str) -> None:
    """One of the codes above, to the address of the account or the one that is being verified."""
    send_code_to(kind, account.email, account.language, code)


def send_code_to(kind: str, email: str, language: str, code: str) -> None:
    """A code to an address that need not be that of an account yet."""
    subject, what_to_do = CODES[kind]

    def write() -> Notice:
        return Notice(
            subject=str(subject),
            sentences=[str(what_to_do)],
            facts=[(gettext("Code"), code)],
            after=[
                gettext("The code can be used for 15 minutes. Give it to nobody."),
                gettext("If you did not ask for it, you do not have to do anything."),
            ],
        )

    send(kind, to=email, language=language, write=write)


def send_notice(kind: str, account: Account, *, to: str = "") -> None:
    """One of the notices above, to the person of an account (or to their earlier address)."""
    send_notice_to(kind, to or account.email, account.language)


def send_notice_to(kind: str, email: str, language: str) -> None:
    """One of the notices above, to an address of which we may know no account."""
    send(kind, to=email, language=language, write=_writer(NOTICES[kind]))


def _writer(text: Text) -> Callable[[], Notice]:
    def write() -> Notice:
        link = (str(text.label), reverse(text.page)) if text.label is not None else None
        return Notice(
            subject=str(text.subject),
            sentences=[str(sentence) for sentence in text.sentences],
            facts=[(gettext("Time"), formats.second(clock.now()))],
            link=link,
        )

    return write


def warning(account: Account, stage: Stage) -> Mail:
    """N-1 after five months without a sign-in, N-2 after five and a half."""
    subject = {
        Stage.FIRST_WARNING: _("Your account expires in 1 month"),
        Stage.SECOND_WARNING: _("2 weeks left: keep the account"),
    }[stage]
    kind = {Stage.FIRST_WARNING: "N-1", Stage.SECOND_WARNING: "N-2"}[stage]
    last = account.last_counted_sign_in
    sleeps = sleep_days(last.astimezone(ZURICH).date()).sleeps

    def write() -> Notice:
        return Notice(
            subject=str(subject),
            sentences=[
                gettext("You have not signed in since %(day)s.") % {"day": formats.day(last)},
                gettext("Sign in once, and your account stays as it is."),
                gettext("Otherwise it falls asleep: you can still read, but not write."),
            ],
            facts=[(gettext("Asleep from"), formats.day(sleeps))],
            link=(gettext("Sign in"), reverse("account_login")),
        )

    return Mail(kind, account.email, account.language, write)
