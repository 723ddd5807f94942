"""The last step of the editor: what is missing, what looks improbable and why it is right all the same."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from jobroom.accounts.held import held_fields
from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.models import Period
from jobroom.cases.queries import access_period, latest_version
from jobroom.cases.writing import check_may_write
from jobroom.claims.actions import confirm_warnings, save_staff
from jobroom.claims.computing import Computed
from jobroom.claims.forms.checking import CheckForm, mark_of
from jobroom.claims.merging import Edits
from jobroom.claims.queries.computed import computed_of
from jobroom.claims.queries.editor import editor_facts
from jobroom.claims.queries.staff import entries_at
from jobroom.claims.queries.warnings import confirmed, key_of
from jobroom.claims.steps import CHECK
from jobroom.claims.views.answers import saved_text
from jobroom.claims.views.editor import after_completing
from jobroom.rules.checks import Finding, Severity


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind; `reason` is empty as long as nobody has confirmed them."""

    mark: str
    findings: Sequence[Finding]
    reason: str

    @property
    def first(self) -> Finding:
        """The one that says what all of them are."""
        return self.findings[0]


@signed_in
def check_period(request: SignedInRequest, slug: str, month: str) -> HttpResponseBase:
    """Show what is open, or take reasons and complete. Raises: WriteRefused, Http404."""
    period = access_period(request.user, slug, month)
    check_may_write(period, request.user)
    rows = entries_at(period, period.version)
    computed = computed_of(period, rows)
    groups = _groups(period, computed)
    latest = latest_version(period)
    form = CheckForm(
        request.POST if request.method == "POST" else held_fields(request),
        groups={one.mark: one.findings for one in groups if _asks(one)},
        initial={"note": latest.note if latest else ""},
    )
    if request.method == "POST" and form.is_valid():
        return _save(request, period, form)
    page = {
        **editor_facts(request.user, period, rows, computed, CHECK), "form": form, "groups": groups,
    }  # fmt: skip
    return render(request, "claims/check.html", page, status=422 if form.is_bound and form.errors else 200)


def _asks(group: Group) -> bool:
    return group.first.severity is Severity.WARNING and not group.reason


def _groups(period: Period, computed: Computed) -> list[Group]:
    """Errors first, then warnings, each kind once."""
    known = confirmed(period)
    kinds: dict[tuple[bool, str, str, str], list[Finding]] = defaultdict(list)
    for finding in computed.findings:
        reason = known[key_of(finding)].reason if key_of(finding) in known else ""
        warning = finding.severity is Severity.WARNING
        kinds[warning, finding.code.value, finding.field, reason].append(finding)
    return [
        Group(mark_of(findings), findings, kind[3])
        for kind, findings in sorted(kinds.items(), key=lambda pair: pair[0][0])
    ]


def _save(request: SignedInRequest, period: Period, form: CheckForm) -> HttpResponse:
    confirm_warnings(period, form.reasons, actor=request.user)
    complete = request.POST.get("act") == "complete"
    saved = save_staff(
        period, actor=request.user, version=period.version, edits=Edits(),
        note=form.cleaned_data["note"], complete=complete,
    )  # fmt: skip
    if complete:
        return after_completing(request, saved)
    if saved.changed:
        messages.success(request, saved_text(saved.period))
    return redirect("period_check", period.case.slug, period.month)
