"""Nothing has moved: mails to those who had been told of the request."""

from django.utils.translation import gettext as _

from jobroom.mailbox.actions import Notice
from jobroom.rights.models import AccessRequest
from jobroom.rights.notices.parts import administrators_to_tell, facts_of, tell


def request_withdrawn(request: AccessRequest) -> None:
    """The holder and the administrators were told of the request, so they are told of its end."""
    nothing_moved(request)


def nothing_moved(request: AccessRequest) -> None:
    def write() -> Notice:
        return Notice(
            subject=_("Request %(reference)s is closed") % {"reference": request.reference},
            sentences=[_("Nothing has changed: the periods stay with the account that held them.")],
            facts=facts_of(request, list(request.periods.all())),
        )

    holder = [] if request.requester_id == request.holder_id else [request.holder]
    tell("request-closed", [*holder, *administrators_to_tell(request)], write)
