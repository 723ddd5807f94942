"""The mails of this room, each in its receiver's language (design note 4.N; ids stand at each function).

No PIN, no amount, no full address of the other person in a subject; links lead to pages that ask for the
sign-in. Everybody concerned is told: the requester, the old holder, the company's administrators.
"""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobroom.accounts.models import Account
from jobroom.cases.models import Case, Period
from jobroom.companies.models import Company
from jobroom.companies.queries import administrators_of
from jobroom.mailbox.actions import Notice, send
from jobroom.pages import formats
from jobroom.rights.models import AccessRequest
from jobroom.rules.lifecycle import RequestState


def _tell(kind: str, people: Iterable[Account], write: Callable[[], Notice]) -> None:
    for person in {person.pk: person for person in people}.values():
        send(kind, to=person.email, language=person.language, write=write)


def _administrators(request: AccessRequest) -> list[Account]:
    known = {request.requester_id, request.holder_id}
    people = administrators_of(request.case.establishment.company)
    return [person for person in people if person.pk not in known]


def _facts(request: AccessRequest, periods: list[Period]) -> list[tuple[str, str]]:
    place = request.case.establishment
    listed = formats.month_list([period.month for period in periods])
    return [
        (_("Reference"), request.reference),
        (_("Company"), f"{place.company.name}, {place.company.shown_uid}"),
        (_("REE number"), place.shown_ree),
        *([(_("Periods"), listed)] if listed else []),
    ]


def _request_link(request: AccessRequest) -> tuple[str, str]:
    return (_("Open the request"), reverse("request", args=[request.reference]))


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
            facts=_facts(request, periods),
            link=_request_link(request),
        )

    def to_administrators() -> Notice:
        return Notice(
            subject=_("%(name)s asks for write rights") % {"name": request.requester.name},
            sentences=[
                _("%(name)s asks to write settlement periods of your company.")
                % {"name": request.requester.name},
                _("If nobody of you knows this person, write to support and name the reference."),
            ],
            facts=_facts(request, periods),
            link=_request_link(request),
        )

    _tell("access-asked", [request.requester], to_requester)
    if not own:
        _tell("N-10", [request.holder], lambda: _to_holder(request, periods))
    _tell("access-asked-company", _administrators(request), to_administrators)


def _to_holder(request: AccessRequest, periods: list[Period]) -> Notice:
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
        facts=_facts(request, periods),
        link=_request_link(request),
    )


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
            facts=_facts(request, periods),
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
            facts=_facts(request, periods),
        )  # fmt: skip

    _tell("N-9", [request.requester], to_requester)
    if request.requester_id != request.holder_id:
        _tell("periods-moved", [request.holder, *_administrators(request)], to_others)


def access_refused(request: AccessRequest, reason: str) -> None:
    """N-15 to the requester, with the reason and what can be done; the others are told that nothing moved."""

    def to_requester() -> Notice:
        return Notice(
            subject=_("Decision on %(reference)s") % {"reference": request.reference},
            sentences=[_("Your request has been refused."), reason],
            facts=_facts(request, list(request.periods.all())),
            link=_request_link(request),
            after=[_("You can ask again with new evidence, or send a complaint to support.")],
        )

    _tell("N-15", [request.requester], to_requester)
    _nothing_moved(request)


def request_overtaken(request: AccessRequest) -> None:
    """N-15 to somebody whose wish has nothing left to ask for."""

    def write() -> Notice:
        return Notice(
            subject=_("Decision on %(reference)s") % {"reference": request.reference},
            sentences=[
                _("The periods have gone to another account of the company in the meantime."),
                _("Your request is closed. Open a period to see who holds it and to ask again."),
            ],
            facts=_facts(request, list(request.periods.all())),
            link=_request_link(request),
        )

    _tell("N-15", [request.requester], write)


def question_asked(request: AccessRequest, text: str) -> None:
    """N-14 to the requester; the clock stands until the answer."""

    def write() -> Notice:
        return Notice(
            subject=_("Question about %(reference)s") % {"reference": request.reference},
            sentences=[_("We need an answer from you before we can decide."), text],
            facts=_facts(request, list(request.periods.all())),
            link=(_("Answer the question"), reverse("request", args=[request.reference])),
        )

    _tell("N-14", [request.requester], write)


def request_withdrawn(request: AccessRequest) -> None:
    """The holder and the administrators were told of the request, so they are told of its end."""
    _nothing_moved(request)


def _nothing_moved(request: AccessRequest) -> None:
    def write() -> Notice:
        return Notice(
            subject=_("Request %(reference)s is closed") % {"reference": request.reference},
            sentences=[_("Nothing has changed: the periods stay with the account that held them.")],
            facts=_facts(request, list(request.periods.all())),
        )

    holder = [] if request.requester_id == request.holder_id else [request.holder]
    _tell("request-closed", [*holder, *_administrators(request)], write)


def objection_received(request: AccessRequest) -> None:
    """The requester learns that an objection has come in, and that an officer looks into it."""

    def write() -> Notice:
        return Notice(
            subject=_("Objection to %(reference)s") % {"reference": request.reference},
            sentences=[
                _("The person who holds the periods has objected. An officer looks into it before deciding.")
            ],
            facts=_facts(request, list(request.periods.all())),
            link=_request_link(request),
        )

    _tell("objection", [request.requester], write)


def write_right_asked(administrator: Account, person: Account, company: Company) -> None:
    """A reader asks an administrator of the company for the right to write."""

    def write() -> Notice:
        return Notice(
            subject=_("%(name)s asks for write rights") % {"name": person.name},
            sentences=[
                _("%(name)s may read in %(company)s and would like to write.")
                % {"name": person.name, "company": company.name},
                _("You decide on the page of your company."),
            ],
            link=(_("Open the page of the company"), reverse("company")),
        )

    _tell("write-right-asked", [administrator], write)


def periods_would_sleep(
    administrators: list[Account], person: Account, cases: list[tuple[Case, list[Period]]]
) -> None:
    """N-2 to the administrators: which periods would be locked when a colleague's account falls asleep."""

    def write() -> Notice:
        return Notice(
            subject=_("2 weeks left: the account of %(name)s") % {"name": person.name},
            sentences=[
                _("%(name)s has not signed in for five and a half months.") % {"name": person.name},
                _(
                    "After six months nobody can write these periods until the account is awake or the periods move."
                ),
            ],
            facts=[
                (
                    f"{_('REE number')} {case.establishment.shown_ree}",
                    formats.month_list([p.month for p in periods]),
                )
                for case, periods in cases
            ],
        )

    _tell("N-2-company", administrators, write)
