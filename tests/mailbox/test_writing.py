"""One notice becomes plain text and HTML in the receiver's language, in the transaction of its act."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from jobroom.journal import clock
from jobroom.mailbox.actions import Notice, send
from jobroom.mailbox.models import Message
from jobroom.mailbox.queries import oldest_waiting, waiting
from tests import page_rules
from tests.mailbox.notices import TEXTS, in_own_language, put
from tests.world import NOW

pytestmark = pytest.mark.django_db

TEXT = """First & foremost.

Second sentence.

Reference : ER-7K4M-9QXP
Company : Müller & Söhne

Open the request :
http://localhost:8000/fr/requests/ER-7K4M-9QXP/

Last sentence.

--"""


def test_the_plain_text_says_everything_without_markup() -> None:
    assert put().text.startswith(f"{TEXT} \n")


def test_the_html_says_the_same_and_escapes_what_people_wrote() -> None:
    html = put().html
    assert "<h1>Camille &lt;Rochat&gt; asks for 2 periods</h1>" in html
    assert "<p>First &amp; foremost.</p>" in html
    assert "<td>Müller &amp; Söhne</td>" in html
    assert '<a href="http://localhost:8000/fr/requests/ER-7K4M-9QXP/">Open the request</a>' in html
    page = page_rules.Page(html)
    assert page.all("html") == [{"lang": "fr-CH"}]
    assert page.title == TEXTS.subject
    assert not page.all("script") + page.all("img") + page.all("link")


@pytest.mark.parametrize(
    ("language", "footer"),
    [
        ("de", "Wir fragen nie per E-Mail nach Ihrer PIN."),
        ("fr", "Nous ne demandons jamais votre PIN par e-mail."),
        ("it", "Non chiediamo mai il Suo PIN per e-mail."),
        ("en", "We never ask for your PIN by e-mail."),
    ],
)
def test_a_mail_is_written_in_the_language_of_its_receiver(language: str, footer: str) -> None:
    with translation.override("it" if language == "de" else "de"), transaction.atomic():
        send("try", to="a@b.example", language=language, write=in_own_language)
    message = Message.objects.get()
    assert message.language == language
    assert message.text.count(footer) == 2
    assert footer in message.html


def test_a_subject_stays_one_line_however_it_was_made() -> None:
    message = put(notice=Notice(subject="Hello\r\nBcc: all@b.example\n  world", sentences=["Text."]))
    assert message.subject == "Hello Bcc: all@b.example world"
    assert len(put(notice=Notice(subject="x" * 500, sentences=["Text."])).subject) == 200


def test_a_notice_without_facts_and_link_has_none() -> None:
    message = put(notice=Notice(subject="Short", sentences=["Only this."]))
    assert "<table>" not in message.html
    assert "<a " not in message.html
    assert message.text.startswith("Only this.\n\n-- \n")


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_no_mail_is_written() -> None:
    with pytest.raises(RuntimeError, match="transaction of its act"):
        send("try", to="a@b.example", language="de", write=in_own_language)
    assert waiting() == 0


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_takes_its_mail_with_it() -> None:
    with pytest.raises(ZeroDivisionError):
        _send_and_fail()
    assert waiting() == 0


@transaction.atomic
def _send_and_fail() -> None:
    send("try", to="a@b.example", language="de", write=in_own_language)
    raise ZeroDivisionError


def test_how_much_waits_and_since_when() -> None:
    assert (waiting(), oldest_waiting()) == (0, None)
    with clock.at(NOW + timedelta(hours=1)):
        put()
    with clock.at(NOW):
        put()
    assert (waiting(), oldest_waiting()) == (2, NOW)


@pytest.mark.parametrize(("state", "sent"), [("sent", None), ("waiting", NOW), ("failed", NOW)])
def test_the_table_knows_no_sent_mail_without_a_time_and_no_time_without_sending(
    state: str, sent: object
) -> None:
    message = put()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(state=state, sent_at=sent)
    assert str(message) == "access-asked to camille@hotel.example"
