"""Mails about a reset: to the person, and to the administrators who are there (T-ROLE-5)."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from jobroom.companies.models import Company
from jobroom.companies.queries import administrators_of
from jobroom.mailbox.actions import Mail, Notice, send_all
from jobroom.support.models import Reset


def access_reset(reset: Reset, companies: Sequence[Company]) -> None:
    """To the person and to the administrators who are still there."""
    _about_reset(
        "access-reset", reset, companies,
        subject=lambda: _("The access of %(name)s has been reset") % {"name": reset.account.name},
        sentence=lambda: _(
            "All sessions are closed, and %(name)s belongs to none of these companies any more. "
            "The periods stay with the account."
        ) % {"name": reset.account.name},
    )  # fmt: skip


def reset_undone(reset: Reset, companies: Sequence[Company]) -> None:
    """To the same people."""
    _about_reset(
        "reset-undone", reset, companies,
        subject=lambda: _("%(name)s has access again") % {"name": reset.account.name},
        sentence=lambda: _("The reset was taken back: %(name)s belongs to these companies again.")
        % {"name": reset.account.name},
    )  # fmt: skip


def _about_reset(
    kind: str, reset: Reset, companies: Sequence[Company], *,
    subject: Callable[[], str], sentence: Callable[[], str],
) -> None:  # fmt: skip
    def write() -> Notice:
        return Notice(
            subject=subject(),
            sentences=[sentence(), _("If this is not right, write to support.")],
            facts=[(_("Company"), f"{row.name}, {row.shown_uid}") for row in companies],
        )

    others = [person for company in companies for person in administrators_of(company)]
    known = {person.pk: person for person in [reset.account, *others]}
    send_all([Mail(kind, person.email, person.language, write) for person in known.values()])
