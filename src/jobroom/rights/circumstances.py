"""What is written down with a refusal, so that nobody has to describe it (design note 4.F).

Captured: method and path, page before, session age, second factor, language, browser, request id.
Not captured: what the screen shows, other sites, the place of the person.
"""

from urllib.parse import urlsplit

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest

from jobroom.journal import clock
from jobroom.journal.context import request_id
from jobroom.pages import formats

LONGEST = 200


def circumstances_of(request: HttpRequest) -> dict[str, str]:
    """Plain text values, each cut at 200 characters."""
    records = get_authentication_records(request)
    signed_in = min((float(record["at"]) for record in records), default=0.0)
    facts = {
        "method": request.method or "",
        "path": request.path,
        "page_before": _own_path(request),
        "session_minutes": str(max(0, round((clock.now().timestamp() - signed_in) / 60)))
        if signed_in
        else "",
        "second_factor": ", ".join(
            sorted({str(r.get("type", "")) for r in records if r.get("method") == "mfa"})
        ),
        "language": formats.language(),
        "browser": request.headers.get("User-Agent", ""),
        "request_id": request_id.get(),
    }
    return {name: value[:LONGEST] for name, value in facts.items()}


def _own_path(request: HttpRequest) -> str:
    before = urlsplit(request.headers.get("Referer", ""))
    return before.path if before.netloc == request.get_host() else ""
