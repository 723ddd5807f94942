"""What the kinds of documents are called (domain note 3.3)."""

from django.utils.translation import gettext_lazy as _

from jobroom.rules.documents import DocumentKind, Proof

KINDS = {
    DocumentKind.STAFF_LIST: _("List of staff with their vacation entitlement"),
    DocumentKind.STAFF_RULES: _("Staff rules (extract)"),
    DocumentKind.AGREEMENT: _("Collective agreement (extract)"),
    DocumentKind.HOLIDAYS: _("List of public holidays"),
    DocumentKind.CALENDAR: _("Working-time calendar"),
    DocumentKind.PAYROLL: _("Payroll journal"),
    DocumentKind.HOURS: _("Report of hours"),
    DocumentKind.OTHER: _("Other document"),
}
PROOFS = {
    Proof.VACATION: _("Days of vacation"),
    Proof.PUBLIC_HOLIDAYS: _("Public holidays"),
}
