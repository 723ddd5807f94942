"""The codes of the register in words: legal forms (eCH-0097) and why an entry cannot get a letter."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.rules.register import NoLetter

LEGAL_FORMS: Mapping[str, str | Promise] = {
    "0101": _("Sole proprietorship"),
    "0103": _("General partnership"),
    "0104": _("Limited partnership"),
    "0105": _("Partnership limited by shares"),
    "0106": _("Company limited by shares"),
    "0107": _("Limited liability company"),
    "0108": _("Cooperative"),
    "0109": _("Association"),
    "0110": _("Foundation"),
    "0111": _("Branch of a foreign company"),
    "0117": _("Institute under public law"),
    "0151": _("Branch of a Swiss company"),
}
OTHER_FORM = _("Other legal form")
REASONS: Mapping[NoLetter, str | Promise] = {
    NoLetter.PROVISIONAL: _("The entry is provisional. A letter can be sent once it is definitive."),
    NoLetter.REACTIVATION: _("The entry is being reactivated. A letter can be sent once it is definitive."),
    NoLetter.DELETED: _("This company was deleted from the register."),
    NoLetter.DEFINITIVELY_DELETED: _("This company was deleted from the register long ago."),
    NoLetter.ANNULLED: _("This entry was annulled, because the company has another number."),
    NoLetter.UNKNOWN_STATUS: _("The register says nothing about the state of this entry."),
    NoLetter.BRANCH: _("This is a branch. Enter the UID of the company that it belongs to."),
    NoLetter.STRUCK_OFF: _("This company was struck off the commercial register."),
    NoLetter.NO_ADDRESS: _("The register has no postal address for this company."),
}
SOURCES: Mapping[str, str | Promise] = {
    "commercial": _("the commercial register of the canton"),
    "vat": _("the register of value added tax"),
    "uid": _("the office that entered the company in the UID register"),
}
