"""A request stands still, or goes on: mails to the requester and to those who had been told of it.

Nobody learns who stopped it; whoever objects must not have to fear the person who asked.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from jobroom.mailbox.actions import Notice
from jobroom.pages import formats
from jobroom.rights.models import AccessRequest
from jobroom.rights.notices.parts import administrators_to_tell, facts_of, request_link, tell


def request_frozen(request: AccessRequest) -> None:
    """To the requester, the holder and the administrators."""
    _tell_everybody(
        request,
        "request-frozen",
        lambda: Notice(
            subject=_("Your request stands still"),
            sentences=[
                _("Somebody concerned has stopped your request %(reference)s.")
                % {"reference": request.reference},
                _("Support checks it. You need to do nothing; you will hear from us."),
            ],
            facts=facts_of(request, list(request.periods.all())),
            link=request_link(request),
        ),
        lambda: Notice(
            subject=_("Request %(reference)s stands still") % {"reference": request.reference},
            sentences=[
                _("Somebody concerned has stopped the request of %(name)s.")
                % {"name": request.requester.name},
                _("Nothing moves until support has checked it."),
            ],
            facts=facts_of(request, list(request.periods.all())),
            link=request_link(request),
        ),
    )


def request_released(request: AccessRequest) -> None:
    """To the same people: two officers decide now, as they do without an objection."""

    def goes_on(subject: str) -> Notice:
        return Notice(
            subject=subject,
            sentences=[
                _("Support has checked the objection to request %(reference)s. The request goes on.")
                % {"reference": request.reference},
                _("Nothing has moved yet. Two officers decide by %(day)s.")
                % {"day": formats.minute(request.due_at)},
            ],
            facts=facts_of(request, list(request.periods.all())),
            link=request_link(request),
        )

    values = {"reference": request.reference}
    _tell_everybody(
        request,
        "request-released",
        lambda: goes_on(_("Your request goes on")),
        lambda: goes_on(_("Request %(reference)s goes on") % values),
    )


def _tell_everybody(
    request: AccessRequest, kind: str, own: Callable[[], Notice], others: Callable[[], Notice]
) -> None:
    holder = [] if request.requester_id == request.holder_id else [request.holder]
    tell(kind, [request.requester], own)
    tell(kind, [*holder, *administrators_to_tell(request)], others)
