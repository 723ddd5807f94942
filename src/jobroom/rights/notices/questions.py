"""A question of the office, an objection of the holder: mails to the requester."""

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.mailbox.actions import Notice
from jobroom.rights.models import AccessRequest
from jobroom.rights.notices.parts import facts_of, request_link, tell


def question_asked(request: AccessRequest, text: str) -> None:
    """N-14 to the requester; the clock stands until the answer."""

    def write() -> Notice:
        return Notice(
            subject=_("Question about %(reference)s") % {"reference": request.reference},
            sentences=[_("We need an answer from you before we can decide."), text],
            facts=facts_of(request, list(request.periods.all())),
            link=(_("Answer the question"), reverse("request", args=[request.reference])),
        )

    tell("N-14", [request.requester], write)


def objection_received(request: AccessRequest) -> None:
    """The requester learns that an objection has come in, and that an officer looks into it."""

    def write() -> Notice:
        return Notice(
            subject=_("Objection to %(reference)s") % {"reference": request.reference},
            sentences=[
                _("The person who holds the periods has objected. An officer looks into it before deciding.")
            ],
            facts=facts_of(request, list(request.periods.all())),
            link=request_link(request),
        )

    tell("objection", [request.requester], write)
