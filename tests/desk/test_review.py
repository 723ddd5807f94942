"""The review: signals first, old and new side by side, what was said, and what a decision will do."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobroom.cases.models import Case, CaseAccess
from jobroom.companies.actions import end_membership, link_member
from jobroom.companies.models import Company
from jobroom.journal import clock
from jobroom.rights.models import AccessRequest
from jobroom.rules.roles import Role
from jobroom.rules.writing import Refused
from tests.conftest import SignIn
from tests.desk import story
from tests.world import LONG_AGO, NOW, World, open_case, person


def signals_of(page: str) -> list[str]:
    return re.findall(r'data-signal="([^"]+)"', page)


def row_of(page: str, label: str) -> list[str]:
    """The cells of a row of the comparison, without markup."""
    row = page.split(f'<th scope="row">{label}</th>')[1].split("</tr>")[0]
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in row.split("</td>")[:3]]


def test_signals_stand_before_everything_else(world: World, asked: AccessRequest, sign_in: SignIn) -> None:
    page = sign_in(world.nadja).get(f"/de/desk/requests/{asked.reference}/").content.decode()
    assert signals_of(page) == ["R2", "G2"]
    assert "Das neue Konto ist heute entstanden." in page
    assert "Prüfen: Wer hat die Person wann zum Unternehmen hinzugefügt? Der Verlauf zeigt es." in page
    assert "Das bisherige Konto ist seit mehr als 6 Monaten unbenutzt." in page
    places = [page.index(f'id="{name}"') for name in ("signals-title", "reason-title", "history-title")]
    assert places == sorted(places)
    assert page.index('id="signals-title"') < page.index("<caption>") < page.index('id="reason-title"')


@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
def test_every_signal_has_its_words_in_every_language(
    world: World, asked: AccessRequest, sign_in: SignIn, language: str
) -> None:
    """R1 to R5, R9 to R12, R14 and G1, G2 as far as they can hold together: two pages show them all."""
    officer = sign_in(world.nadja)
    end_membership(world.camille.memberships.get(), actor=world.nadja)
    link_member(world.camille, world.hotel, Role.USER, actor=world.lea)
    open_case(world.camille, world.case)  # the end of the membership closed what she had opened
    CaseAccess.objects.filter(account=world.camille).update(attempts=4)
    first = officer.get(f"/{language}/desk/requests/{asked.reference}/").content.decode()
    assert signals_of(first) == ["R2", "R10", "G1", "G2"]

    Company.objects.filter(pk=world.hotel.pk).update(status=Company.Status.LIQUIDATION)
    Case.objects.filter(pk=world.case.pk).update(pin_issued_at=NOW - timedelta(days=2))
    world.sandrine.last_counted_sign_in = NOW - timedelta(days=3)
    world.sandrine.save(update_fields=["last_counted_sign_in"])
    stranger = person("jo@gmx.ch", "Jo", "Fremd", language)
    link_member(stranger, world.garage, Role.USER, actor=world.theo)
    refused = story.ask(stranger, world.case, reason=Refused.HOLDER_ACTIVE, text="Bonjour")
    story.post(officer, refused, decision="refuse", reason="Non.")
    story.post(sign_in(world.beat), refused, decision="confirm", reason="")
    again = story.ask(stranger, world.case, reason=Refused.HOLDER_ACTIVE, text="Encore")
    AccessRequest.objects.filter(pk=again.pk).update(objected_at=NOW, objection="Non.", frozen_at=NOW)
    second = officer.get(f"/{language}/desk/requests/{again.reference}/").content.decode()
    assert signals_of(second) == ["R5", "R12", "R1", "R9", "R14", "R2", "R3", "R10", "R11", "R4"]
    english = officer.get(f"/en/desk/requests/{again.reference}/").content.decode()
    told, plain = (re.findall(r'class="sig--.*?</li>', page, re.DOTALL) for page in (second, english))
    assert language == "en" or not set(told) & set(plain)


def test_an_overtaken_request_does_not_count_as_refused(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    mine = story.ask(world.lea, world.case)
    story.post(sign_in(world.nadja), asked, decision="approve", reason="")
    story.post(sign_in(world.beat), asked, decision="confirm", reason="")
    assert story.state_of(mine) == "refused"
    again = story.ask(world.lea, world.case, reason=Refused.HOLDER_ACTIVE, text="x")
    page = sign_in(world.nadja).get(f"/de/desk/requests/{again.reference}/").content.decode()
    assert "R11" not in signals_of(page)


def test_old_and_new_account_stand_side_by_side(world: World, asked: AccessRequest, sign_in: SignIn) -> None:
    page = sign_in(world.nadja).get(f"/de/desk/requests/{asked.reference}/").content.decode()
    assert row_of(page, "Person") == ["Sandrine Moret", "Camille Rochat", "Wechsel"]
    assert row_of(page, "E-Mail") == ["old-filer@hotel.example", "colleague@hotel.example", "gleiche Domain"]
    assert row_of(page, "UID des Kontos") == [
        "CHE-123.456.788",
        "CHE-123.456.788",
        "Unternehmen der Perioden",
    ]
    assert row_of(page, "Letzte Anmeldung") == ["14.03.2026, 09:41", "23.11.2026, 14:07", "8 Monate inaktiv"]
    assert row_of(page, "BUR, Kasse, PIN") == [
        "BUR 0000 1203, ALK 99",
        "gleich, PIN beim 1. Versuch richtig",
        "identisch",
    ]
    role = row_of(page, "Rolle im Unternehmen")
    assert (role[0].split(", ")[1], role[1].split(", ")[1]) == ("seit 14.03.2026", "seit 23.11.2026")
    assert role[2] == "neu"


def test_differences_are_marked_in_words(world: World, asked: AccessRequest, sign_in: SignIn) -> None:
    end_membership(world.sandrine.memberships.get(), actor=world.nadja)
    stranger = person("jo@garage.example", "Jo", "Fremd", "de")
    with clock.at(LONG_AGO):
        link_member(stranger, world.garage, Role.USER, actor=world.theo)
    request = story.ask(stranger, world.case)
    page = sign_in(world.nadja).get(f"/de/desk/requests/{request.reference}/").content.decode()
    assert row_of(page, "E-Mail")[2] == "andere Domain"
    assert row_of(page, "UID des Kontos") == ["CHE-123.456.788", "CHE-116.281.710", "anderes Unternehmen"]
    assert row_of(page, "Rolle im Unternehmen")[0].endswith("bis 23.11.2026")
    assert row_of(page, "Rolle im Unternehmen")[2] == "gehört nicht dazu"
    assert row_of(page, "BUR, Kasse, PIN")[1:] == ["nie eingegeben", "keine PIN"]
    CaseAccess.objects.create(account=stranger, case=world.case, granted_at=NOW, attempts=4)
    page = sign_in(world.nadja).get(f"/de/desk/requests/{request.reference}/").content.decode()
    assert row_of(page, "BUR, Kasse, PIN")[1:] == ["gleich, PIN beim 4. Versuch richtig", "viele Versuche"]


def test_the_form_speaks_the_language_of_the_person_who_asked(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    page = sign_in(world.nadja).get(f"/de/desk/requests/{asked.reference}/").content.decode()
    assert ">Text an Camille Rochat (Französisch)</label>" in page
    assert re.search(r'<textarea[^>]*name="reason"[^>]*lang="fr"', page)
    blocks = page.split('<ul class="blocks" lang="fr">')
    assert len(blocks) == 4
    assert "Depuis quand êtes-vous responsable de ces périodes" in blocks[2]
    assert '<blockquote class="said" lang="fr">Sandrine est partie en avril.</blockquote>' in page
    assert "Camille Rochat erhält die Schreibrechte und einen Link zu April 2020." in page
    assert "Alle Perioden, die Sandrine Moret in diesem Fall hält, werden zusammen übertragen." in page
    assert 'type="checkbox"' not in page


def test_the_five_most_urgent_requests_stand_on_top(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    more = story.more_requests(world, 6)
    page = sign_in(world.nadja).get(f"/de/desk/requests/{asked.reference}/").content.decode()
    queue = page.split("</aside>")[0].split("<aside")[1]
    found = re.findall(r'href="/de/desk/requests/([^/]+)/"', queue)
    assert found == [asked.reference, *(request.reference for request in more[:4])]
    assert queue.count('aria-current="true"') == 1
    assert f'href="/de/desk/requests/{more[0].reference}/">Nächstes Gesuch</a>' in page


def test_what_a_confirmation_does_stands_beside_it(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    story.post(sign_in(world.nadja), asked, decision="refuse", reason="Adressez-vous à Lea Favre.")
    page = sign_in(world.beat).get(f"/de/desk/requests/{asked.reference}/").content.decode()
    panel = page.split('data-handle="confirm"')[1].split("</form>")[0]
    assert "Erster Entscheid: ablehnen" in panel
    assert "Nadja Frei" in panel
    assert "23.11.2026, 14:07" in panel
    assert "Adressez-vous à Lea Favre." in panel
    assert "Camille Rochat erhält die Ablehnung mit der Begründung des ersten Entscheids." in panel


def test_waking_an_own_account_is_shown_as_such(world: World, asked: AccessRequest, sign_in: SignIn) -> None:
    own = story.ask(world.sandrine, world.case, reason=Refused.OWN_ACCOUNT_ASLEEP)
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    page = nadja.get(f"/de/desk/requests/{own.reference}/").content.decode()
    assert signals_of(page) == []
    assert "Aktivierung des eigenen Kontos" in page
    assert row_of(page, "Person") == ["Sandrine Moret", "Sandrine Moret", "gleiche Person"]
    assert "Das Konto von Sandrine Moret wird aktiviert und kann wieder schreiben." in page
    story.post(nadja, own, decision="approve", reason="")
    story.post(beat, own, decision="confirm", reason="")
    world.sandrine.refresh_from_db()
    assert not world.sandrine.asleep_at(NOW)
    assert {world.period(month).holder_id for month in story.FILED} == {world.sandrine.pk}


def test_the_review_takes_the_same_queries_with_1_and_with_many_periods_and_people(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    small = story.more_requests(world, 1)[0]
    officer = sign_in(world.nadja)
    counts = []
    for request in (small, asked):
        address = f"/de/desk/requests/{request.reference}/"
        officer.get(address)
        with CaptureQueriesContext(connection) as captured:
            officer.get(address)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 28


def test_the_reference_leads_officers_to_the_review_or_to_the_refusal(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    officer = sign_in(world.nadja)
    answer = officer.get(f"/r/{asked.reference.lower()}")
    assert answer.headers["Location"] == f"/de/desk/requests/{asked.reference}/"
    unasked = story.refuse(world.lea, world.case)
    answer = officer.get(f"/r/{unasked.reference}")
    assert answer.headers["Location"] == f"/de/desk/refusals/{unasked.reference}/"
    assert officer.get(answer.headers["Location"]).status_code == 200
