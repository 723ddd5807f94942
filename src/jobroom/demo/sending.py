"""A case of the demo that was sent: complete periods, one that is not claimed, and the receipt."""

from django.utils import translation

from jobroom.accounts.actions.signing_in import count_sign_in
from jobroom.accounts.models import Account
from jobroom.cases.models import Case
from jobroom.claims.actions import save_staff
from jobroom.claims.actions.declining import do_not_claim
from jobroom.claims.actions.sending import submit_case
from jobroom.claims.merging import Edits
from jobroom.claims.models import Submission
from jobroom.claims.queries.rounds import round_now
from jobroom.claims.sender import declared_for
from jobroom.demo.staff import employees_of
from jobroom.demo.stories import open_with_letter


def send_all(case: Case, keeper: Account) -> Submission:
    """The keeper comes back, completes all periods but the first one, and sends the case."""
    count_sign_in(keeper, ways=["password"])
    open_with_letter(keeper, case)
    first, *others = case.periods.order_by("month")
    do_not_claim(first, actor=keeper)
    for period in others:
        edits = Edits(added=employees_of(period))
        if not save_staff(period, actor=keeper, version=0, edits=edits, complete=True).completed:
            do_not_claim(period, actor=keeper)
    with translation.override(keeper.language):
        declared = declared_for(case)
    seen = round_now(case, keeper).said
    return submit_case(case, actor=keeper, seen=seen, declared=declared).submission
