"""The page of one's own AHV number: entered or changed after showing once more who one is.

The number travels in the body of a POST alone. Where the proof of who somebody is has grown old, the form is
thrown away rather than kept until it is renewed, as allauth would keep it, in clear, in the session.
"""

from datetime import timedelta

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from jobroom.accounts.actions import enter_ahv_number
from jobroom.accounts.ahv import masked_number
from jobroom.accounts.forms import AhvForm
from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.accounts.views import safe_next
from jobroom.journal import clock
from jobroom.pages.catalogue import fault
from jobroom.pages.errors import too_many

WINDOW = timedelta(hours=1)


@never_cache
@signed_in
def ahv_number(request: SignedInRequest) -> HttpResponse:
    """Enter or change it. Raises: Http404 where this installation does not ask for it."""
    if settings.AHV_NUMBER == "off":
        raise Http404
    after = safe_next(request)
    if not did_recently_reauthenticate(request):
        here = reverse("ahv_number") + (f"?{urlencode({'next': after})}" if after else "")
        return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': here})}")
    form = AhvForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if not ratelimit.consume(request, action="ahv_number"):
            return too_many(request, clock.now() + WINDOW)
        if enter_ahv_number(request.user, form.cleaned_data["ahv_number"], actor=request.user):
            messages.success(request, _("The AHV number was saved."))
            return redirect(after or "my_account")
        form.add_error("ahv_number", fault("ahv.support"))
    page = {"form": form, "masked": masked_number(request.user), "next": after}
    return render(request, "accounts/ahv.html", page, status=422 if form.errors else 200)
