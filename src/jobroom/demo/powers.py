"""Powers of attorney of the demo: one form to check, one letter on its way, one take-over in its window."""

from datetime import timedelta
from io import BytesIO

import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile

from jobroom.accounts.models import Account
from jobroom.demo import paper, stories
from jobroom.demo.models import PrintedLetter
from jobroom.files.actions import take_in
from jobroom.journal import clock
from jobroom.powers.actions.ordering import order_power
from jobroom.powers.actions.returning import keep_upload, send_form, try_code
from jobroom.powers.actions.taking_over import ask_take_over
from jobroom.powers.models import PowerOfAttorney
from jobroom.register.lookup import look_up

CLUB, HAIRDRESSER, CELLAR = "CHE200000165", "CHE200000159", "CHE145666213"


def tell_returned() -> None:
    """A form that waits for an officer; before letters are ordered that shall go on waiting."""
    with clock.at(clock.now() - timedelta(days=6)):
        asked = order_power(look_up(CLUB), actor=stories.person("president@club.example"))
        paper.print_letters()
    with clock.at(clock.now() - timedelta(days=1)):
        _return(asked, ["Kurt Muster", "Ann Sample"])


def tell_asked() -> None:
    """A letter that waits for the printer, and a take-over whose administrators can answer."""
    order_power(look_up(HAIRDRESSER), actor=stories.person("owner@hair.example"))
    cellar = stories.person("new-cellar@company-3.example")
    ask_take_over(look_up(CELLAR), actor=cellar, deputy_email="deputy@company-3.example")


def _return(power: PowerOfAttorney, signers: list[str]) -> None:
    actor: Account = power.requester
    printed = PrintedLetter.objects.get(subject=power.subject)
    file = take_in(_photo(printed.file_name), actor=actor.actor, matter=power.subject)
    draft = keep_upload(power, [file], [], actor=actor)
    try_code(draft, printed.pin.split(" ")[0], actor=actor, on_form=True)
    send_form(draft, actor=actor, signers=signers, signed_on=clock.today(), deputy_email="")


def _photo(file_name: str) -> SimpleUploadedFile:
    """The form on the back of the letter, as a picture."""
    path = paper.find(file_name)
    assert path is not None, "the letter was printed a moment ago"
    document = pypdfium2.PdfDocument(path)
    picture, out = document[len(document) - 1].render(scale=2).to_pil(), BytesIO()
    document.close()
    picture.save(out, "PNG")
    return SimpleUploadedFile("form.png", out.getvalue(), "image/png")
