"""A request has come in: mails to the requester, the holder and the company."""

from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.mailbox.actions import Notice
from jobroom.pages import formats
from jobroom.rights.models import AccessRequest
from jobroom.rights.notices.parts import (
    administrators_to_tell,
    facts_of,
    objection_link,
    request_link,
    tell,
    tell_each,
)
from jobroom.rules.lifecycle import RequestState


def access_asked(request: AccessRequest) -> None:
    """N-10 or N-12 to the holder, a confirmation to the requester, a note to the administrators."""
    periods = list(request.periods.all())
    own = request.requester_id == request.holder_id

    def to_requester() -> Notice:
        return Notice(
            subject=_("Your request %(reference)s has arrived") % {"reference": request.reference},
            sentences=[
                _("We have received your request on %(when)s.") % {"when": formats.second(request.filed_at)},
                _("You will hear from us by %(day)s.") % {"day": formats.minute(request.due_at)},
            ],
            facts=facts_of(request, periods),
            link=request_link(request),
        )

    def to_administrators(person: Account) -> Notice:
        return Notice(
            subject=_("%(name)s asks for write rights") % {"name": request.requester.name},
            sentences=[
                _("%(name)s asks to write settlement periods of your company.")
                % {"name": request.requester.name},
                _("If nobody of you knows this person, stop the request. You need not sign in for that."),
            ],
            facts=facts_of(request, periods),
            link=request_link(request),
            objection=objection_link(request, person),
        )

    tell("access-asked", [request.requester], to_requester)
    if not own:
        tell_each("N-10", [request.holder], lambda person: _to_holder(request, periods, person))
    tell_each("access-asked-company", administrators_to_tell(request), to_administrators)


def _to_holder(request: AccessRequest, periods: list[Period], holder: Account) -> Notice:
    names = {"name": request.requester.name}
    asked_first = request.state == RequestState.WITH_HOLDER
    return Notice(
        subject=(
            _("%(name)s asks you for periods")
            if asked_first
            else _("%(name)s asks to take over your periods")
        )
        % names,
        sentences=[
            _("%(name)s would like to write settlement periods that are linked to your account.") % names,
            _("You can hand them over with one click. If the request is not right, object to it there."),
        ],
        facts=facts_of(request, periods),
        link=request_link(request),
        objection=objection_link(request, holder),
    )
