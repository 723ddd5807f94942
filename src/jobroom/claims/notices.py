"""N-11: a case was sent. To who sent it and to the administrators; no amount stands in a mail."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobroom.claims.models import Submission
from jobroom.companies.queries import administrators_of
from jobroom.mailbox.actions import Mail, Notice, send_all
from jobroom.pages import formats


def case_sent(made: Submission, months: list[str]) -> None:
    """One mail to each of them, in their language."""
    people = {made.sent_by.pk: made.sent_by}
    people |= {person.pk: person for person in administrators_of(made.case.establishment.company)}
    send_all([
        Mail("N-11", person.email, person.language, partial(_notice, made, months))
        for person in people.values()
    ])  # fmt: skip


def _notice(made: Submission, months: list[str]) -> Notice:
    place = made.case.establishment
    return Notice(
        subject=_subject(months),
        sentences=[
            _("%(name)s has sent the correction to the fund.") % {"name": made.sent_by.name},
            _("The receipt says what was sent. What was sent can no longer be changed."),
        ],
        facts=[
            (_("Reference"), made.reference),
            (_("Received on"), formats.second_with_offset(made.sent_at)),
            (_("Periods"), formats.month_list(months)),
            (_("Company"), place.company.name),
            (_("REE number"), place.shown_ree),
        ],
        link=(_("Open the receipt"), reverse("receipt", args=[made.case.slug, made.reference])),
    )


def _subject(months: list[str]) -> str:
    if len(months) == 1:
        return _("Correction %(month)s sent") % {"month": formats.month(months[0])}
    text = ngettext("Correction of %(num)s period sent", "Correction of %(num)s periods sent", len(months))
    return text % {"num": len(months)}
