"""From the inbox to the moved periods: two officers, everybody told, nothing without a trace."""

from jobroom.journal.models import Event
from jobroom.journal.queries import verify
from jobroom.mailbox.models import Message
from jobroom.rights.actions import asking
from jobroom.rights.models import AccessRequest, Decision, Transfer
from tests.conftest import SignIn
from tests.desk import story
from tests.world import World


def test_two_officers_move_all_periods_and_tell_everybody(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    Message.objects.all().delete()
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    first = story.post(nadja, asked, decision="approve", reason="")
    assert (first.status_code, first.headers["Location"]) == (302, "/de/desk/")
    assert story.state_of(asked) == "approval-proposed"
    assert Message.objects.count() == 0
    assert Transfer.objects.count() == 0

    second = story.post(beat, asked, decision="confirm", reason="")
    assert (second.status_code, second.headers["Location"]) == (302, "/de/desk/second/")
    assert story.state_of(asked) == "approved"
    moved = list(
        Transfer.objects.order_by("period__month").values_list("period__month", "old_holder", "new_holder")
    )
    assert moved == [(month, world.sandrine.pk, world.camille.pk) for month in sorted(story.FILED)]
    assert {world.period(month).holder_id for month in story.FILED} == {world.camille.pk}
    mails = Message.objects.order_by("pk").values_list("kind", "recipient", "language", "subject")
    assert list(mails) == [
        ("N-9", "colleague@hotel.example", "fr", "Vous pouvez corriger 7 périodes"),
        ("periods-moved", "old-filer@hotel.example", "fr", "7 périodes ont un nouveau compte"),
        ("periods-moved", "main-admin@hotel.example", "fr", "7 périodes ont un nouveau compte"),
    ]
    assert "/fr/cases/00001203-99/2020-04/edit/" in Message.objects.get(kind="N-9").text
    verbs = Event.objects.filter(subject=f"access-request:{asked.reference}").order_by("number")
    assert list(verbs.values_list("verb", "actor")) == [
        ("request-access", world.camille.actor),
        ("decide-approve", world.nadja.actor),
        ("confirm-decision", world.beat.actor),
        ("move-periods", world.beat.actor),
    ]
    assert verify().fault == ""


def test_the_officers_read_what_happened_in_words(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    story.post(nadja, asked, decision="approve", reason="Téléphone avec Lea Favre.")
    page = beat.get(f"/en/desk/requests/{asked.reference}/").content.decode()
    assert "First decision: approve" in page
    assert page.count("Téléphone avec Lea Favre.") == 2
    story.post(beat, asked, decision="confirm", reason="")
    page = nadja.get(f"/en/desk/requests/{asked.reference}/").content.decode()
    lines = [
        "7 periods move from Sandrine Moret to Camille Rochat.",
        "Beat Huber confirms the decision.",
        "Nadja Frei decides first: approve.",
        "Camille Rochat files the request.",
        "Camille Rochat is refused at April 2020; the reference is made.",
        "Nadja Frei adds Camille Rochat to Hôtel Exemple SA.",
        "Last sign-in of Sandrine Moret.",
    ]
    places = [page.index(line) for line in lines]
    assert places == sorted(places)
    assert 'data-handle="decide"' not in page
    assert 'data-handle="confirm"' not in page


def test_a_refusal_is_confirmed_and_moves_nothing(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    Message.objects.all().delete()
    story.post(sign_in(world.nadja), asked, decision="refuse", reason="Adressez-vous à Lea Favre.")
    assert (story.state_of(asked), Message.objects.count()) == ("refusal-proposed", 0)
    story.post(sign_in(world.beat), asked, decision="confirm", reason="")
    assert story.state_of(asked) == "refused"
    assert {world.period(month).holder_id for month in story.FILED} == {world.sandrine.pk}
    mails = Message.objects.order_by("pk").values_list("kind", "recipient")
    assert list(mails) == [
        ("N-15", "colleague@hotel.example"),
        ("request-closed", "old-filer@hotel.example"),
        ("request-closed", "main-admin@hotel.example"),
    ]
    assert "Adressez-vous à Lea Favre." in Message.objects.get(kind="N-15").text
    assert list(Decision.objects.values_list("kind", "reason")) == [
        ("refuse", "Adressez-vous à Lea Favre."),
        ("confirm", "Adressez-vous à Lea Favre."),
    ]


def test_a_case_that_was_sent_back_begins_again(world: World, asked: AccessRequest, sign_in: SignIn) -> None:
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    story.post(nadja, asked, decision="approve", reason="")
    answer = story.post(beat, asked, decision="send-back", reason="")
    assert (answer.status_code, story.errors(answer)) == (422, [("reason", "dec.text")])
    assert story.state_of(asked) == "approval-proposed"
    story.post(beat, asked, decision="send-back", reason="Lea Favre n’a pas été entendue.")
    assert story.state_of(asked) == "open"
    story.post(beat, asked, decision="approve", reason="Lea Favre est d’accord.")
    story.post(nadja, asked, decision="confirm", reason="")
    assert story.state_of(asked) == "approved"
    assert verify().fault == ""


def test_a_question_goes_out_at_once_and_its_answer_comes_back_to_the_inbox(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    Message.objects.all().delete()
    nadja = sign_in(world.nadja)
    story.post(nadja, asked, decision="ask", reason="Depuis quand ?")
    assert story.state_of(asked) == "asked-back"
    message = Message.objects.get()
    assert (message.kind, message.recipient, message.language) == ("N-14", "colleague@hotel.example", "fr")
    assert "Depuis quand ?" in message.text
    assert story.listed(nadja, "/de/desk/") == []
    assert story.listed(nadja, "/de/desk/?state=asked-back") == [asked.reference]
    waiting = nadja.get(f"/en/desk/requests/{asked.reference}/").content.decode()
    assert "The clock stands until Camille Rochat answers." in waiting

    asking.answer(asked, actor=world.camille, text="Depuis le 1er mai.")
    assert story.state_of(asked) == "open"
    page = nadja.get(f"/en/desk/requests/{asked.reference}/").content.decode()
    assert page.index("Depuis le 1er mai.") < page.index("Depuis quand ?")
    assert story.listed(nadja, "/de/desk/") == [asked.reference]
