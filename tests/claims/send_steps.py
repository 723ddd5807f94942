"""What tests of sending do over and over: make a case ready, send it, look at what changed."""

from django.test import Client

from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.claims.actions import save_staff
from jobroom.claims.actions.declining import do_not_claim
from jobroom.claims.actions.sending import Sent, submit_case
from jobroom.claims.merging import Edits
from jobroom.claims.models import DocumentUse, Submission, SubmittedPeriod
from jobroom.claims.queries.rounds import round_now
from jobroom.claims.sender import Declared
from jobroom.demo.staff import employees_of
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from tests.cases.reading import Answer, inputs, text_of
from tests.page_rules import Attributes, Page
from tests.world import MONTHS, World

CASE = "/en/cases/00001203-99/"
SEND = f"{CASE}send/"
DECLARED = Declared("I declare.", "en")


def complete(account: Account, period: Period) -> None:
    """Employees who add up to the figures of the fund, saved as ready."""
    edits = Edits(added=employees_of(period))
    saved = save_staff(period, actor=account, version=period.version, edits=edits, complete=True)
    assert saved.completed


def make_ready(world: World, account: Account | None = None, *, declined: tuple[str, ...] = ()) -> None:
    """Every period of the case is complete or not claimed, and held by one account."""
    for month in MONTHS:
        if month in declined:
            do_not_claim(world.period(month), actor=account or world.camille)
        else:
            complete(account or world.camille, world.period(month))


def send_directly(world: World, account: Account | None = None) -> Sent:
    """The act alone, as whoever has looked at the case just now."""
    actor = account or world.camille
    seen = round_now(world.case, actor).said
    return submit_case(world.case, actor=actor, seen=seen, declared=DECLARED)


def ask_again(world: World, *months: str) -> None:
    """The fund opens periods for correction."""
    Period.objects.filter(case=world.case, month__in=months).update(state="correction-requested")


def correct(world: World, month: str, note: str = "corrected") -> None:
    """Save another note, which is a change too."""
    period = world.period(month)
    save_staff(period, actor=world.camille, version=period.version, edits=Edits(), note=note)


def post(client: Client, at: str = SEND, **fields: str) -> Answer:
    """The form as the page holds it, with the tick."""
    seen = inputs(client.get(at)).get("seen", {}).get("value", "")
    return client.post(at, {"seen": seen, "declare": "on", **fields})


def lines(response: Answer) -> dict[str, Attributes]:
    """The periods of the page before the sending."""
    tags = Page(text_of(response)).tags
    return {row["data-period"]: row for _tag, row in tags if "data-goes" in row}


def hindered(response: Answer) -> list[str]:
    """Why nothing can be sent."""
    tags = Page(text_of(response)).tags
    return [row["data-code"] for _tag, row in tags if row.get("data-handle") == "hindered"]


def states(world: World) -> dict[str, str]:
    """Where each period stands."""
    return dict(world.case.periods.order_by("month").values_list("month", "state"))


def state_of(world: World) -> tuple[object, ...]:
    """Everything that a sending or a decision changes."""
    return (
        list(
            world.case.periods.order_by("month").values_list(
                "state", "sent_as", "holder", "version", "changed_at"
            )
        ),
        Submission.objects.count(), SubmittedPeriod.objects.count(),
        list(DocumentUse.objects.order_by("pk").values_list("sent_at")),
        Message.objects.count(), Event.objects.exclude(verb="refuse-write").count(),
    )  # fmt: skip
