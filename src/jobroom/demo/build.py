"""Fills an empty database with the demo: through the import, the printer and the actions of people.

About forty companies, four languages, every state that a period, an account, a letter or a request can
have. Nothing is written past the actions, so the demo is also a test of them.
"""

from datetime import timedelta
from pathlib import Path

import structlog

from jobroom.accounts.actions.signing_in import count_sign_in
from jobroom.accounts.models import Account
from jobroom.cases.importing.actions import import_file
from jobroom.cases.models import Case
from jobroom.cases.pin_letters import order_pin_letter
from jobroom.demo import mandates, paper, people, powers, requests, sending, stories
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM
from jobroom.letters.actions import mark_posted, record_return
from jobroom.rules.letters import ReturnReason

log = structlog.get_logger(__name__)
DATA = Path(__file__).parent / "data"
MONTH = timedelta(days=31)


def is_filled() -> bool:
    """Whether somebody lives here already."""
    return Account.objects.exists()


def build() -> None:
    """Make the whole demo; the past first."""
    with clock.at(clock.now() - 9 * MONTH):
        officer = people.make_staff()[0]
        import_file(DATA / "cases.csv", actor=SYSTEM)
        batch = paper.print_letters()
        mark_posted(batch, actor=officer.actor)
    people.make_people(officer)
    stories.hotel()
    _books(officer)
    powers.tell_returned()
    _post(officer)
    powers.tell_asked()
    mandates.tell_shown()
    log.info("demo filled", accounts=Account.objects.count(), cases=Case.objects.count())


def _post(officer: Account) -> None:
    """The newest cases have a letter in each state between its order and its return."""
    waits, printed, posted, returned = Case.objects.order_by("-pk")[:4]
    with clock.at(clock.now() - timedelta(days=9)):
        letters = [order_pin_letter(case, actor=officer.actor) for case in (posted, returned)]
        mark_posted(paper.print_letters(), actor=officer.actor)
    with clock.at(clock.now() - timedelta(days=2)):
        record_return(letters[1], ReturnReason.MOVED, actor=officer.actor)
    with clock.at(clock.now() - timedelta(days=1)):
        order_pin_letter(printed, actor=officer.actor)
        paper.print_letters()
    order_pin_letter(waits, actor=officer.actor)


def _books(officer: Account) -> None:
    """Bookkeepers save periods, some long ago, some lately; some accounts are about to fall asleep."""
    with clock.at(clock.now() - 7 * MONTH):
        cases = _cases(people.make_bookkeepers(officer))
        for number, (case, keeper) in enumerate(cases):
            if number % 2:
                _work(case, keeper, number)
    with clock.at(clock.now() - timedelta(days=155)):
        for _case, keeper in [*cases[:24:2], cases[28]]:
            count_sign_in(keeper, ways=["password"])
    with clock.at(clock.now() - timedelta(days=20)):
        for number, (case, keeper) in enumerate(cases[:20:2]):
            count_sign_in(keeper, ways=["password"])
            _work(case, keeper, number)
        _fiduciary(cases)
        sending.send_all(*cases[28])
    requests.tell_all([case for case, _keeper in cases[:15]])


def _cases(keepers: dict[str, Account]) -> list[tuple[Case, Account]]:
    rows = Case.objects.select_related("establishment__company").order_by("establishment__company__uid", "pk")
    found: dict[str, tuple[Case, Account]] = {}
    for case in rows:
        uid = case.establishment.company.uid
        if uid in keepers:
            found.setdefault(uid, (case, keepers[uid]))
    return list(found.values())


def _work(case: Case, keeper: Account, number: int) -> None:
    stories.open_with_letter(keeper, case)
    for index, period in enumerate(case.periods.order_by("month")):
        if (index + number) % 3:
            stories.save(keeper, period, complete=(index + number) % 3 == 1)


def _fiduciary(cases: list[tuple[Case, Account]]) -> None:
    clerk = stories.person("clerk@fiduciary.example")
    for case, _keeper in cases[24:27]:
        stories.open_with_letter(clerk, case)
        for period in case.periods.filter(holder=None).order_by("month")[:2]:
            stories.save(clerk, period)
