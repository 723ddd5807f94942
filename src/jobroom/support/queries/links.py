"""What the pages without sign-in read: the matter of a link, and its case. The link is what entitles."""

from dataclasses import dataclass

from jobroom.accounts.stopping import StopLink, read_stop_token
from jobroom.journal import clock
from jobroom.rules.support import link_works
from jobroom.support.known import matter_of
from jobroom.support.matters import Description, Matter
from jobroom.support.models import Ticket


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link leads to."""

    link: StopLink
    matter: Matter
    told: Description


def access_link(token: str) -> Linked | None:
    """The matter of a link; None where the link is broken, too old, or names nothing."""
    link = read_stop_token(token)
    if link is None or not link_works(link.made_at, clock.now()):
        return None
    matter = matter_of(link.kind)
    told = matter.describe(link.reference) if matter is not None else None
    return Linked(link, matter, told) if matter is not None and told is not None else None


def case_of(linked: Linked) -> Ticket | None:
    """The latest case of a matter."""
    rows = Ticket.objects.filter(matter_kind=linked.matter.kind, matter=linked.link.reference)
    return rows.order_by("-opened_at", "-pk").first()
