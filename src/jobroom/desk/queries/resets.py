"""Resets of access: what one would end, a page of them, and one with what it ended."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page
from django.db.models import F

from jobroom.accounts.models import Account
from jobroom.companies.models import Company, Membership
from jobroom.companies.queries import without_administrator
from jobroom.desk.paging import page_of
from jobroom.desk.queries.companies import access_member
from jobroom.desk.queries.office import check_office, decides
from jobroom.desk.queries.review import names_of
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.journal.queries import story
from jobroom.rules.support import ResetState, may_undo, undo_ends
from jobroom.support.models import Reset
from jobroom.support.queries.cases import access_reset


@dataclass(frozen=True, slots=True)
class ResetFacts:
    """One reset: what it would end or has ended, which companies it left alone, which acts its reader has."""

    reset: Reset
    memberships: list[Membership]
    unmanaged: list[Company]
    events: list[Event]
    names: dict[str, str]
    acts: frozenset[str]

    @property
    def until(self) -> datetime | None:
        """The last moment in which it can be undone; None where there is nothing to undo."""
        done = self.reset.state == ResetState.DONE
        return undo_ends(self.reset.decided_at) if done and self.reset.decided_at is not None else None


def person_of(actor: Account, uid: str, key: int) -> tuple[Account, list[Membership]]:
    """The person of a membership that has not ended, and everything they belong to. Raises: Http404."""
    account = access_member(actor, uid, key).account
    return account, _living(account)


def resets(actor: Account, *, page: str) -> Page[Reset]:
    """A page of resets, those that wait first, then the latest. Raises: UnknownPage."""
    check_office(actor)
    rows = Reset.objects.select_related("account", "asked_by", "decided_by")
    return page_of(rows.order_by(F("decided_at").desc(nulls_first=True), "-asked_at", "-pk"), page)


def reset_facts(actor: Account, key: int) -> ResetFacts:
    """One reset. Raises: Http404."""
    reset = access_reset(actor, key)
    events = story([reset.subject])
    ended = list(reset.ended.select_related("company").order_by("pk"))
    shown = _living(reset.account) if reset.state == ResetState.ASKED else ended
    return ResetFacts(
        reset=reset,
        memberships=shown,
        unmanaged=[row.company for row in ended if without_administrator(row.company)],
        events=events,
        names=names_of(events),
        acts=_acts(reset, actor),
    )


def _living(account: Account) -> list[Membership]:
    rows = Membership.objects.filter(account=account, ended_at=None).select_related("company")
    return list(rows.order_by("since", "pk"))


def _acts(reset: Reset, actor: Account) -> frozenset[str]:
    if actor.pk == reset.account_id:
        return frozenset()
    if reset.state == ResetState.ASKED:
        confirms = decides(actor) and reset.asked_by_id != actor.pk
        return frozenset({"drop", "confirm"} if confirms else {"drop"})
    done_at = reset.decided_at if reset.state == ResetState.DONE else None
    undoes = done_at is not None and may_undo(done_at, clock.now()) and decides(actor)
    return frozenset({"undo"} if undoes else ())
