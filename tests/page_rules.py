"""What every page of the house must be; `tests/conftest.py` asks it of each answer that any test receives.

A page that breaks a rule fails the test that happened to fetch it, whatever that test was about.
Sources: design note P-04, P-06, P-18, 3.2 and ARCHITECTURE promise 9.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import HttpResponse

from jobroom.pages.formats import LOCALES

Attributes = dict[str, str]
UNLABELLED = {"hidden", "submit", "button", "image", "reset"}
THIRD_PARTY = re.compile(r"(?:https?:)?//(?!localhost|testserver)")
LOADS = {"src", "srcset", "action", "formaction", "data", "poster"}
LANGUAGE_OF_PATH = re.compile(r"^/(de|fr|it|en)(/|$)")


@dataclass
class Form:
    """A form as it stands in the page."""

    attributes: Attributes
    names: set[str] = field(default_factory=set)


class Page(HTMLParser):
    """Collects what the rules ask about."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, Attributes]] = []
        self.forms: list[Form] = []
        self.title = ""
        self.labelled: set[str] = set()
        self.bare_inputs: list[Attributes] = []
        self._inside: list[str] = []
        self._form: Form | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag in ("title", "label", "svg"):
            self._inside.append(tag)
        if tag == "form":
            self._form = Form(attributes)
            self.forms.append(self._form)
        if self._form is not None and "name" in attributes:
            self._form.names.add(attributes["name"])
        if tag == "label" and "for" in attributes:
            self.labelled.add(attributes["for"])
        if tag in ("input", "select", "textarea"):
            self._control(attributes)

    def _control(self, attributes: Attributes) -> None:
        named = "aria-label" in attributes or "aria-labelledby" in attributes or "label" in self._inside
        if attributes.get("type") not in UNLABELLED and not named:
            self.bare_inputs.append(attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            self._inside.remove(tag)
        if tag == "form":
            self._form = None

    def handle_data(self, data: str) -> None:
        if "title" in self._inside and "svg" not in self._inside:
            self.title += data

    def all(self, tag: str) -> list[Attributes]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]


def faults(response: HttpResponse, path: str) -> list[str]:
    """What this answer breaks, in words; nothing for an answer that is no page."""
    if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
        return []
    if response.status_code in (204, 304) or "Location" in response.headers:
        return []
    page = Page(response.content.decode())
    failed = response.status_code == 500  # one page for all, in four languages: nothing is known any more
    return [
        *_frame(page, "" if failed else path),
        *_ids(page),
        *_controls(page),
        *_forms(page),
        *_content_only(page),
        *_policy(response),
    ]


def _frame(page: Page, path: str) -> list[str]:
    found = []
    title = page.title.strip()
    if not title or title.startswith(("–", "-")):
        found.append(f"the title says nothing: {title!r}")
    if len(page.all("h1")) != 1:
        found.append(f"{len(page.all('h1'))} h1 instead of one")
    lang = page.all("html")[0].get("lang", "") if page.all("html") else ""
    wanted = LANGUAGE_OF_PATH.match(path)
    if lang not in LOCALES.values() or (wanted and lang != LOCALES[wanted[1]]):
        found.append(f"html lang is {lang!r}")
    return found


def _ids(page: Page) -> list[str]:
    ids = Counter(attributes["id"] for _tag, attributes in page.tags if "id" in attributes)
    found = [f"id {name!r} stands {times} times" for name, times in ids.items() if times > 1]
    for tag, attributes in page.tags:
        for name in ("aria-describedby", "aria-labelledby", "aria-controls", "for"):
            missing = [target for target in attributes.get(name, "").split() if target not in ids]
            found += [f"{tag} {name} names {target!r}, which is not there" for target in missing]
        if tag == "a" and attributes.get("href", "").startswith("#") and attributes["href"][1:] not in ids:
            found.append(f"link to {attributes['href']!r}, which is not there")
    return found


def _controls(page: Page) -> list[str]:
    bare = [row for row in page.bare_inputs if row.get("id") not in page.labelled]
    found = [f"no label for input {row.get('name') or row.get('id')!r}" for row in bare]
    found += ["an image without alt" for row in page.all("img") if "alt" not in row]
    found += ["a button that is disabled" for row in page.all("button") if "disabled" in row]
    return found


def _forms(page: Page) -> list[str]:
    found = []
    for form in page.forms:
        if "novalidate" not in form.attributes:
            found.append("a form without novalidate")
        if form.attributes.get("method", "").lower() == "post" and "csrfmiddlewaretoken" not in form.names:
            found.append("a form without its token")
    return found


def _content_only(page: Page) -> list[str]:
    found = []
    for tag, attributes in page.tags:
        found += [f"{tag} has {name}" for name in attributes if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in attributes):
            found.append(f"an inline {tag}")
        for name, value in attributes.items():
            # A link may lead elsewhere; nothing is loaded from there, and nothing is sent there.
            loads = name in LOADS or (name == "href" and tag != "a")
            if loads and THIRD_PARTY.match(value):
                found.append(f"{tag} {name} names another site: {value}")
    return found


def _policy(response: HttpResponse) -> list[str]:
    policy = response.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        return [f"the content security policy is {policy!r}"]
    return []
