"""What follows from a yes: the person is main administrator, others who asked are told, the codes are spent.

A take-over by letter replaces the main administrators that were there (design note 4.L); a hand-over by one
of them replaces nobody. Nothing is deleted: memberships end, requests close, and all of it stays readable.
"""

from jobroom.accounts.models import Account
from jobroom.companies import faults as companies
from jobroom.companies.actions import end_membership, enter_company, invite, link_member
from jobroom.companies.models import Company, Membership
from jobroom.companies.queries import administrators_of
from jobroom.journal import clock
from jobroom.letters.actions import mark_used, void
from jobroom.letters.queries import newest
from jobroom.powers.actions.steps import advance
from jobroom.powers.models import KIND, PENDING, PowerOfAttorney
from jobroom.powers.notices import reviewing as review_mails
from jobroom.register.lookup import answer_of
from jobroom.rules.powers import PowerEvent, holds_until
from jobroom.rules.roles import Role


def activate(row: PowerOfAttorney, *, actor: Account, event: PowerEvent) -> None:
    """Take a locked power to active, with all that follows. Raises: NotPossible."""
    company = _company_of(row, actor)
    before = administrators_of(company)
    replaced = _main_administrators(company) if row.takes_over and event is PowerEvent.APPROVE else []
    row.company, row.decided_by, row.decided_at = company, actor, clock.now()
    row.holds_until = holds_until(clock.today())
    row.code_fingerprint = ""  # the stop code still opens a case at support
    verb = "hand-over-power" if event is PowerEvent.HAND_OVER else "activate-power"
    advance(row, event, actor=actor, verb=verb, until=row.holds_until.isoformat())
    link_member(row.requester, company, Role.MAIN_ADMINISTRATOR, actor=actor)
    _invite_deputy(row, company)
    for membership in replaced:
        if membership.account_id != row.requester_id:
            end_membership(membership, actor=actor)
    _settle_letter(row)
    _close_others(row)
    review_mails.activated(row, before)


def _company_of(row: PowerOfAttorney, actor: Account) -> Company:
    entry = answer_of(row.answer).entry
    language = (
        entry.language if entry and entry.language in Company.Language.values else row.requester.language
    )
    return enter_company(row.uid, row.company_name, language, actor=actor)


def _invite_deputy(row: PowerOfAttorney, company: Company) -> None:
    """The new main administrator invites the deputy; who belongs to the company already needs no mail."""
    if not row.deputy_email:
        return
    try:
        invite(company, actor=row.requester, email=row.deputy_email, role=Role.ADMINISTRATOR)
    except companies.NotPossible:
        return


def _main_administrators(company: Company) -> list[Membership]:
    rows = Membership.objects.filter(company=company, ended_at=None, role=Role.MAIN_ADMINISTRATOR)
    return list(rows.select_related("account", "company").order_by("pk"))


def _settle_letter(row: PowerOfAttorney) -> None:
    letter = newest(KIND, row.subject)
    if letter is not None and letter.printed_at is not None:
        mark_used(letter)
    elif letter is not None:
        void(KIND, row.subject)


def _close_others(row: PowerOfAttorney) -> None:
    others = PowerOfAttorney.objects.filter(uid=row.uid, state__in=PENDING).exclude(pk=row.pk)
    for other in others.select_related("requester", "company").order_by("pk"):
        advance(other, PowerEvent.WITHDRAW, actor=None, verb="close-power", because=row.reference)
        void(KIND, other.subject)
        review_mails.closed_by_another(other)
