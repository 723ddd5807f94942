"""The mails of this room, each in its receiver's language (design note 4.N for N-1 and N-2).

Codes stand in the text only, never in a subject. Whoever gets a notice about something they did not do
reads what to do next, because each of them is also the alarm for a stolen password.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.mailbox.actions import Mail, Notice, send
from jobroom.pages import formats
from jobroom.rules.sleep import Stage, sleep_days


@dataclass(frozen=True, slots=True)
class Text:
    """A notice that needs no figures: subject, sentences, and where its link leads."""

    subject: Promise
    sentences: tuple[Promise, ...]
    label: Promise | None = None
    page: str = ""


ALARM = lazy("If it was not you, set a new password at once and write to support.")
CODES = {
    "verify-code": (lazy("Your code to confirm your e-mail address"), lazy("Enter this code on the page that is open.")),
    "reset-code": (lazy("Your code for a new password"), lazy("Enter this code on the page that is open. Then choose a new password.")),
    "wake-code": (lazy("Your code to wake your account"), lazy("Enter this code on the page that is open. Then your account is awake again.")),
}  # fmt: skip
NOTICES = {
    "password-changed": Text(
        lazy("Your password was changed"),
        (lazy("The password of your account has been changed."), ALARM),
        lazy("Set a new password"), "account_reset_password",
    ),
    "factor-added": Text(
        lazy("A second factor was added to your account"),
        (lazy("A passkey or an authenticator app was added. You can sign in with it from now on."), ALARM),
        lazy("Look at your second factors"), "mfa_index",
    ),
    "factor-removed": Text(
        lazy("A second factor was removed from your account"),
        (lazy("A passkey or an authenticator app was removed. It cannot be used for signing in any more."), ALARM),
        lazy("Look at your second factors"), "mfa_index",
    ),
    "recovery-codes-replaced": Text(
        lazy("Your recovery codes were replaced"),
        (lazy("New recovery codes were made. The earlier ones cannot be used any more."), ALARM),
        lazy("Look at your second factors"), "mfa_index",
    ),
    "email-changed": Text(
        lazy("The e-mail address of your account was changed"),
        (lazy("From now on, sign in with the new address. Mails go to the new address too."),
         lazy("If it was not you, write to support at once.")),
    ),
    "identity-added": Text(
        lazy("Another way to sign in was added"),
        (lazy("Your account was connected with another login. You can sign in with it from now on."), ALARM),
        lazy("Look at the connected logins"), "socialaccount_connections",
    ),
    "identity-removed": Text(
        lazy("A way to sign in was removed"),
        (lazy("The connection of your account with another login was removed."), ALARM),
        lazy("Look at the connected logins"), "socialaccount_connections",
    ),
    "awake": Text(
        lazy("Your account is awake again"),
        (lazy("You confirmed your e-mail address and your second factor. You can write again."), ALARM),
        lazy("Go to your periods"), "cases",
    ),
    "unknown-account": Text(
        lazy("There is no account with this e-mail address"),
        (lazy("Somebody asked for a new password for this address. No account has this address."),
         lazy("If it was you, try another address or create an account."),
         lazy("If it was not you, you do not have to do anything.")),
        lazy("Create an account"), "account_signup",
    ),
    "account-exists": Text(
        lazy("You already have an account"),
        (lazy("Somebody wanted to create an account with this address. It has one already."),
         lazy("If it was you, sign in or set a new password."),
         lazy("If it was not you, you do not have to do anything.")),
        lazy("Sign in"), "account_login",
    ),
}  # fmt: skip


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
            facts=[(_("Code"), code)],
            after=[
                _("The code can be used for 15 minutes. Give it to nobody."),
                _("If you did not ask for it, you do not have to do anything."),
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
            facts=[(_("Time"), formats.second(clock.now()))],
            link=link,
        )

    return write


def warning(account: Account, stage: Stage) -> Mail:
    """N-1 after five months without a sign-in, N-2 after five and a half."""
    subject = {
        Stage.FIRST_WARNING: lazy("Your account expires in 1 month"),
        Stage.SECOND_WARNING: lazy("2 weeks left: keep the account"),
    }[stage]
    kind = {Stage.FIRST_WARNING: "N-1", Stage.SECOND_WARNING: "N-2"}[stage]
    last = account.last_counted_sign_in

    def write() -> Notice:
        return Notice(
            subject=str(subject),
            sentences=[
                _("You have not signed in since %(day)s.") % {"day": formats.day(last)},
                _("Sign in once, and your account stays as it is."),
                _("Otherwise it falls asleep: you can still read, but not write."),
            ],
            facts=[(_("Asleep from"), formats.day(sleep_days(last.astimezone(clock.ZURICH).date()).sleeps))],
            link=(_("Sign in"), reverse("account_login")),
        )

    return Mail(kind, account.email, account.language, write)
