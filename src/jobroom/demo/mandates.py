"""A mandate on paper of the demo: the fiduciary holds the letter of a client that nobody answers for."""

from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from jobroom.cases.models import Case
from jobroom.companies.queries import memberships_of
from jobroom.demo import stories
from jobroom.demo.people import NOBODY
from jobroom.files.checking import check
from jobroom.journal import clock
from jobroom.mandates.actions import Paper, Wish, show_mandate
from jobroom.register.lookup import look_up
from jobroom.rules.mandates import Scope, last_day_at_most

LINES = ("Procuration", "Papeterie Exemple SA", "Treuhand Beispiel AG", "Claire Modèle")


def tell_shown() -> None:
    """A paper that waits for an officer since yesterday."""
    uid = NOBODY[0]
    clerk = stories.person("clerk@fiduciary.example")
    (own,) = memberships_of(clerk)
    case = Case.objects.filter(establishment__company__uid=uid).order_by("pk")[0]
    with clock.at(clock.now() - timedelta(days=1)):
        stories.open_with_letter(clerk, case)
        look_up(uid)
        wish = Wish(Scope.SEND, last_day_at_most(clock.today()), "Claire Modèle")
        paper = Paper([check(_photo())], [wish.signatory], clock.today() - timedelta(days=3))
        show_mandate(own, actor=clerk, uid=uid, wish=wish, paper=paper)


def _photo() -> SimpleUploadedFile:
    """A page with a few lines, as a picture."""
    page, out = Image.new("RGB", (1240, 1754), "white"), BytesIO()
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(LINES):
        pen.text((140, 200 + 160 * number), line, fill="black", font_size=48)
    page.save(out, "PNG")
    return SimpleUploadedFile("procuration.png", out.getvalue(), "image/png")
