"""A request has been decided: mails to the requester, the old holder and the company."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobroom.cases.models import Period
from jobroom.mailbox.actions import Notice
from jobroom.pages import formats
from jobroom.rights.models import AccessRequest
from jobroom.rights.notices.closed import nothing_moved
from jobroom.rights.notices.parts import administrators_to_tell, facts_of, request_link, tell


def access_granted(request: AccessRequest, periods: list[Period]) -> None:
    """N-9 to the requester with the way straight into the period; the old holder and the company are told."""
    count = len(periods)

    def to_requester() -> Notice:
        subject = ngettext("You can correct %(num)s period", "You can correct %(num)s periods", count) % {
            "num": count
        }
        place = request.case.slug
        return Notice(
            subject=subject if count else _("Your account is awake again"),
            sentences=[_("Your request %(reference)s has been approved.") % {"reference": request.reference}],
            facts=facts_of(request, periods),
            link=(
                _("Open %(month)s") % {"month": formats.month(request.clicked.month)},
                reverse("period_edit", args=[place, request.clicked.month]),
            ),
        )

    def to_others() -> Notice:
        return Notice(
            subject=ngettext(
                "%(num)s period has a new account", "%(num)s periods have a new account", count
            ) % {"num": count},
            sentences=[
                _("%(name)s can write these periods from now on.") % {"name": request.requester.name},
                _("If this is not right, write to support and name the reference."),
            ],
            facts=facts_of(request, periods),
        )  # fmt: skip

    tell("N-9", [request.requester], to_requester)
    if request.requester_id != request.holder_id:
        tell("periods-moved", [request.holder, *administrators_to_tell(request)], to_others)


def access_refused(request: AccessRequest, reason: str) -> None:
    """N-15 to the requester, with the reason and what can be done; the others are told that nothing moved."""

    def to_requester() -> Notice:
        return Notice(
            subject=_("Decision on %(reference)s") % {"reference": request.reference},
            sentences=[_("Your request has been refused."), reason],
            facts=facts_of(request, list(request.periods.all())),
            link=request_link(request),
            after=[_("You can ask again with new evidence, or send a complaint to support.")],
        )

    tell("N-15", [request.requester], to_requester)
    nothing_moved(request)


def request_overtaken(request: AccessRequest) -> None:
    """N-15 to somebody whose wish has nothing left to ask for."""

    def write() -> Notice:
        return Notice(
            subject=_("Decision on %(reference)s") % {"reference": request.reference},
            sentences=[
                _("The periods have gone to another account of the company in the meantime."),
                _("Your request is closed. Open a period to see who holds it and to ask again."),
            ],
            facts=facts_of(request, list(request.periods.all())),
            link=request_link(request),
        )

    tell("N-15", [request.requester], write)
