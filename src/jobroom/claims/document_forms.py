"""What comes in about documents: files with what they are, and which ones are to serve here too.

Several files come at once, and one of them may be no good. The others were chosen, sent and checked, so
they are kept (P-10: a file survives another one's error). For the same reason nothing has to be said of
what they are.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobroom.claims.document_labels import KINDS
from jobroom.files.checking import Checked, clean_name
from jobroom.files.fields import FormUpload
from jobroom.files.kinds import PAPER_AND_SHEETS
from jobroom.files.uploads import MOST_FILES, Upload
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import PageForm
from jobroom.rules.documents import DocumentKind


class EachUpload(FormUpload):
    """Several files, each judged for itself; `good` are those that can be kept although others cannot."""

    good: Sequence[Checked] = ()

    def clean(self, value: list[Upload]) -> list[Checked]:
        """Raises: ValidationError with a key of the catalogue for each file that is no good."""
        if len(value) < 2 or len(value) > self.most:
            self.good = only = super().clean(value)
            return only
        good: list[Checked] = []
        faults: list[ValidationError] = []
        for upload in value:
            try:
                good += super().clean([upload])
            except ValidationError as error:
                faults.append(_of(upload, error))
        self.good = good
        if faults:
            raise ValidationError(faults)
        return good


def _of(upload: Upload, error: ValidationError) -> ValidationError:
    """The same error, with the name of the file in front."""
    return ValidationError(f"{clean_name(upload.name or '')} – {' '.join(error.messages)}", code=error.code)


class KindField(forms.ChoiceField):
    """One of the kinds; nothing said means that it is another document."""

    widget = forms.RadioSelect

    def clean(self, value: Any) -> DocumentKind:
        return DocumentKind(value) if value in list(DocumentKind) else DocumentKind.OTHER


class DocumentForm(PageForm):
    """Files, and what they are where the person says so."""

    kind = KindField(
        choices=[(kind.value, label) for kind, label in KINDS.items()], label=_("What is it? (optional)")
    )
    file = EachUpload(most=MOST_FILES, kinds=PAPER_AND_SHEETS, empty="document.none", label=_("Files"))

    @property
    def good(self) -> Sequence[Checked]:
        """The files that can be kept, also where the form has errors."""
        field = self.fields["file"]
        assert isinstance(field, EachUpload)
        return field.good


class AgainField(forms.MultipleChoiceField):
    """One box per document of the case; at least one is ticked."""

    widget = forms.CheckboxSelectMultiple
    documents: Sequence[int] = ()

    def clean(self, value: Any) -> list[int]:
        """Raises: ValidationError with a key of the catalogue."""
        known = {str(number): number for number in self.documents}
        found = [known[text] for text in value or [] if text in known]
        if not found:
            raise fault("document.again")
        return found


class AgainForm(PageForm):
    """Which documents of elsewhere are to serve here too."""

    document = AgainField(label=_("Documents"))

    def __init__(self, *args: Any, documents: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["document"]
        assert isinstance(field, AgainField)
        field.documents = documents
