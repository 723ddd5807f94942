"""Companies: find one by its number, enter one, link accounts to it. Support may look, officers change."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jobroom.accounts.http import SignedInRequest, staff
from jobroom.companies.actions import LastAdministrator, end_membership, enter_company, link_member
from jobroom.companies.labels import MEANINGS, ROLES
from jobroom.desk.forms.companies import EndForm, EnterCompanyForm, FindCompanyForm, LinkForm
from jobroom.desk.queries import companies
from jobroom.desk.queries.office import decides
from jobroom.desk.wording import labels
from jobroom.desk.wording.history import tell_company
from jobroom.pages.catalogue import fault
from jobroom.rules.numbers import NumberFault, parse_uid
from jobroom.rules.roles import Role, Staff


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_companies(request: SignedInRequest) -> HttpResponse:
    """The way to a company by its number."""
    form = FindCompanyForm(request.POST if request.method == "POST" else None)
    missing = ""
    if form.is_bound and form.is_valid():
        uid = form.cleaned_data["uid"]
        if companies.find_company(request.user, uid) is not None:
            return redirect("desk_company", uid)
        # The catalogue's text speaks of the UID register, which nobody has asked here.
        form.add_error("uid", ValidationError(_("No company here has this number"), code="uid.notfound"))
        missing = uid
    context = {"form": form, "missing": missing, "decides": decides(request.user)}
    return render(request, "desk/companies.html", context, status=422 if form.errors else 200)


@staff(Staff.OFFICER)
def enter(request: SignedInRequest) -> HttpResponse:
    """A company that is not in the service yet; one that is there already is shown."""
    if request.method != "POST":
        form = EnterCompanyForm(initial={"uid": _readable(request.GET.get("uid", ""))})
        return render(request, "desk/company_enter.html", {"form": form})
    form = EnterCompanyForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/company_enter.html", {"form": form}, status=422)
    data = form.cleaned_data
    made = enter_company(data["uid"], data["name"], data["language"], actor=request.user)
    return redirect("desk_company", made.uid)


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_company(request: SignedInRequest, uid: str) -> HttpResponse:
    """A company with its people; the form links an account or changes the role of a member."""
    if request.method != "POST":
        return _page(request, uid)
    if not decides(request.user):
        raise PermissionDenied
    company = companies.access_company(request.user, uid)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _page(request, uid, wrong=form)
    person, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
    try:
        link_member(person, company, role, actor=request.user)
    except LastAdministrator:
        form.add_error("role", fault("member.lastadmin", name=person.name))
        return _page(request, uid, wrong=form)
    values = {"name": person.name, "company": company.name, "role": ROLES[role]}
    messages.success(request, _("%(name)s now belongs to %(company)s: %(role)s.") % values)
    return redirect("desk_company", company.uid)


@staff(Staff.OFFICER)
def end(request: SignedInRequest, uid: str, key: int) -> HttpResponse:
    """A person has left the company; what they hold stays theirs until it moves."""
    if request.method != "POST":
        return redirect("desk_company", uid)
    member = companies.access_member(request.user, uid, key)
    try:
        end_membership(member, actor=request.user)
    except LastAdministrator:
        form = EndForm(request.POST)
        form.add_error(None, fault("member.lastadmin", name=member.account.name))
        return _page(request, uid, wrong=form)
    messages.success(request, _("The membership of %(name)s has ended.") % {"name": member.account.name})
    return redirect("desk_company", member.company.uid)


def _page(request: SignedInRequest, uid: str, *, wrong: LinkForm | EndForm | None = None) -> HttpResponse:
    facts = companies.company_facts(request.user, uid)
    context = {
        "facts": facts, "company": facts.company, "labels": labels, "roles": ROLES, "meanings": MEANINGS,
        "entries": tell_company(facts.events, facts.names), "form": wrong,
        "linking": wrong if isinstance(wrong, LinkForm) else LinkForm(),
    }  # fmt: skip
    return render(request, "desk/company.html", context, status=422 if wrong else 200)


def _readable(text: str) -> str:
    try:
        return parse_uid(text)
    except NumberFault:
        return ""
