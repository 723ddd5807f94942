"""Access requests in every state, spread over companies of all languages, for the officers' inbox."""

from collections.abc import Callable
from datetime import timedelta

from jobroom.accounts.actions.people import create_account
from jobroom.accounts.models import Account
from jobroom.accounts.stopping import StopLink
from jobroom.cases.models import Case
from jobroom.demo.people import PASSWORD
from jobroom.demo.stories import ask, join, person
from jobroom.journal import clock
from jobroom.rights.actions import asking, deciding, holding
from jobroom.rights.actions.asking import TO_THE_HOLDER, TO_THE_OFFICE
from jobroom.rights.models import STOPPABLE, AccessRequest
from jobroom.rights.signals import signals_of
from jobroom.support.actions import stopping
from jobroom.support.actions.stopping import Words

Step = Callable[[AccessRequest, Account, Account], None]
REASONS = {
    "de": "Bitte um einen Nachweis, dass Sie im Unternehmen arbeiten.",
    "fr": "Il manque une preuve que vous travaillez dans l’entreprise.",
    "it": "Manca una prova che Lei lavora nell’impresa.",
    "en": "A proof that you work in the company is missing.",
}
TEXTS = {
    "de": "Ich führe jetzt die Lohnbuchhaltung.",
    "fr": "Je tiens désormais la comptabilité des salaires.",
    "it": "Ora tengo io la contabilità dei salari.",
    "en": "I now keep the payroll accounts.",
}
OBJECTIONS = {
    "de": "Diese Person kennt bei uns niemand.",
    "fr": "Personne chez nous ne connaît cette personne.",
    "it": "Nessuno da noi conosce questa persona.",
    "en": "Nobody here knows this person.",
}
NAMES = [
    ("Selin", "Aydin"), ("Marc", "Oberson"), ("Giulia", "Ferrari"), ("Jonas", "Wyss"), ("Élodie", "Tissot"),
    ("Luca", "Rossi"), ("Petra", "Kunz"), ("Samuel", "Rey"), ("Nora", "Steiner"), ("Fabien", "Morel"),
]  # fmt: skip


def tell_all(cases: list[Case]) -> None:
    """One story per case, as many as there are; `cases` are held by bookkeepers."""
    officer, second = person("officer@seco.example"), person("second-officer@seco.example")
    for number, (case, (step, route)) in enumerate(zip(cases, STORIES, strict=False)):
        given, family = NAMES[number % len(NAMES)]
        language = case.establishment.company.language
        with clock.at(clock.now() - timedelta(days=12)):
            account = create_account(
                email=f"{given}.{family}-{number + 1}@company.example".lower().replace("é", "e"),
                given_name=given, family_name=family, language=language, password=PASSWORD,
            )  # fmt: skip
            join(account, case, officer)
        with clock.at(clock.now() - timedelta(hours=30 - 2 * number)):
            made = ask(account, case, why="left", route=route, text=TEXTS[language])
        if step is not None:
            step(AccessRequest.objects.get(pk=made.pk), officer, second)


def _decide(request: AccessRequest, officer: Account, decision: str) -> None:
    request.refresh_from_db()
    seen = deciding.fingerprint(request, signals_of(request))
    reason = REASONS[request.language]
    deciding.decide(request, actor=officer, decision=decision, reason=reason, seen=seen)


def _confirm(request: AccessRequest, officer: Account) -> None:
    request.refresh_from_db()
    seen = deciding.fingerprint(request, signals_of(request))
    deciding.confirm(request, actor=officer, decision="confirm", reason="", seen=seen)


def _ask_back(request: AccessRequest, officer: Account, second: Account) -> None:
    _decide(request, officer, "ask")


def _propose_approval(request: AccessRequest, officer: Account, second: Account) -> None:
    _decide(request, officer, "approve")


def _propose_refusal(request: AccessRequest, officer: Account, second: Account) -> None:
    _decide(request, officer, "refuse")


def _approve(request: AccessRequest, officer: Account, second: Account) -> None:
    _decide(request, officer, "approve")
    _confirm(request, second)


def _refuse(request: AccessRequest, officer: Account, second: Account) -> None:
    _decide(request, officer, "refuse")
    _confirm(request, second)


def _withdraw(request: AccessRequest, officer: Account, second: Account) -> None:
    asking.withdraw(request, actor=request.requester)


def _object(request: AccessRequest, officer: Account, second: Account) -> None:
    holding.object_to(request, actor=request.holder, text=REASONS[request.holder.language])


def _hand_over(request: AccessRequest, officer: Account, second: Account) -> None:
    holding.hand_over(request, actor=request.holder)


def _stop(request: AccessRequest, officer: Account, second: Account) -> None:
    """The holder follows the link of the mail, without signing in."""
    link = StopLink(STOPPABLE, request.reference, request.holder_id, clock.now())
    words = Words(request.holder.name, OBJECTIONS[request.holder.language], request.holder.language)
    stopping.stop(link, actor=None, words=words)


# What happens to each request, and who is asked first; None leaves it as it is. Cases at even places are
# held by people who work with them, at odd places by sleeping accounts.
STORIES: list[tuple[Step | None, str]] = [
    (None, TO_THE_OFFICE),
    (None, TO_THE_OFFICE),
    (None, TO_THE_HOLDER),
    (_ask_back, TO_THE_OFFICE),
    (_propose_approval, TO_THE_OFFICE),
    (None, TO_THE_OFFICE),
    (_propose_refusal, TO_THE_OFFICE),
    (_approve, TO_THE_OFFICE),
    (None, TO_THE_OFFICE),
    (_refuse, TO_THE_OFFICE),
    (_withdraw, TO_THE_OFFICE),
    (_object, TO_THE_OFFICE),
    (_hand_over, TO_THE_OFFICE),
    (None, TO_THE_OFFICE),
    (_stop, TO_THE_OFFICE),
]
