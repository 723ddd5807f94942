"""The facts of a mandate on paper, gathered for the rule: a fixed number of queries per mandate."""

from jobroom.companies.models import Company
from jobroom.companies.queries import administrators_of, members_of
from jobroom.journal import clock
from jobroom.mandates.models import Mandate, SignedMandate
from jobroom.mandates.papers import paper_of
from jobroom.mandates.queries import mandates_asked_by, people_of_fiduciaries
from jobroom.mandates.ways import pin_holders
from jobroom.register.entries import Entry
from jobroom.register.lookup import last_answer
from jobroom.rules.mandate_signals import PaperFacts, paper_signals
from jobroom.rules.powers import signatures_needed
from jobroom.rules.register import NoLetter
from jobroom.rules.signals import Signal, most_in_a_day


def signals_of(mandate: Mandate) -> list[Signal]:
    """What holds now; nothing where no paper was shown."""
    paper = paper_of(mandate)
    return [] if paper is None else paper_signals(_facts(mandate, paper))


def seen_mark(mandate: Mandate, found: list[Signal]) -> str:
    """A short mark of what an officer sees: state, paper, words said so far, and signals."""
    paper = mandate.papers.order_by("-pk").values_list("pk", flat=True).first()
    said = mandate.decisions.count()
    return "-".join([mandate.state, str(paper), str(said), *(signal.id for signal in found)])


def _facts(mandate: Mandate, paper: SignedMandate) -> PaperFacts:
    answer = last_answer(mandate.client.uid)
    entry = answer.entry if answer else None
    signatories = entry.signatories if entry else ()
    asker = mandate.asked_by_id
    asked = [(moment, company) for _account, moment, company in mandates_asked_by({asker})]
    return PaperFacts(
        today=clock.today(), until=mandate.until, signers=tuple(paper.signers),
        signatures=signatures_needed([person.joint for person in signatories]),
        signatories=tuple(person.name for person in signatories), colleagues=_people_of(mandate.fiduciary),
        register=_against(entry), pin_holders=len(pin_holders(mandate.fiduciary, mandate.client)),
        administrators=len(administrators_of(mandate.client)),
        companies_in_a_day=most_in_a_day(asked, mandate.asked_at),
        known_fiduciary=asker in people_of_fiduciaries({asker}),
        seals=tuple(bool(seal["holds"]) for seal in paper.seals),
    )  # fmt: skip


def _against(entry: Entry | None) -> str:
    """Why the register speaks against the company; that it names no address is no reason here."""
    if entry is None:
        return "unknown"
    reason = entry.no_letter()
    return reason.value if reason is not None and reason is not NoLetter.NO_ADDRESS else ""


def _people_of(company: Company) -> tuple[str, ...]:
    return tuple(row.account.name for row in members_of(company) if row.ended_at is None)
