"""The number of a letter as it is typed or scanned, and why an envelope came back."""

from django.utils.translation import gettext_lazy as _

from jobroom.desk.wording.post import RETURNS
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import KeyedField, OneOfField, PageForm
from jobroom.rules.codes import parse_reference


class LetterNumberField(KeyedField):
    """`BR-7K4M-9QXP`; a scanner types it, people may forget the hyphens and the prefix."""

    def read(self, text: str) -> str:
        number = parse_reference(text, "BR")
        if number is None:
            raise fault("letter.number")
        return number


class FindLetterForm(PageForm):
    """One letter by its number."""

    number = LetterNumberField(empty="letter.number", label=_("Number of the letter"))


class ReturnForm(PageForm):
    """An envelope that came back; for a pile of them the reason stays chosen."""

    reason = OneOfField(empty="letter.why", choices=list(RETURNS.items()), label=_("Why did it come back?"))
    number = LetterNumberField(empty="letter.number", label=_("Number of the letter"))
