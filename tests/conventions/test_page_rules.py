"""The rules that look at every page find what they are for."""

import pytest
from django.http import HttpResponse, HttpResponseRedirect

from tests import page_rules

GOOD = (
    '<!doctype html><html lang="fr-CH"><head><title>Aide – Service</title></head><body><h1 id="t">Aide</h1>'
    '<form method="post" novalidate aria-labelledby="t"><input type="hidden" name="csrfmiddlewaretoken">'
    '<label for="a">A</label><input id="a" name="a"><button>Envoyer</button></form>'
    '<a href="#t">Haut</a><img src="/static/mark.svg" alt="">'
    '<script src="/static/js/a.js"></script></body></html>'
)
POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'self'"}


def faults(text: str, path: str = "/fr/help/", headers: dict[str, str] = POLICY) -> list[str]:
    return page_rules.faults(HttpResponse(text, headers=headers), path)


def test_a_good_page_has_no_fault() -> None:
    assert faults(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Aide – Service", " – Service", "the title says nothing"),
        ("<title>Aide – Service</title>", "", "the title says nothing"),
        ('lang="fr-CH"', 'lang="de-CH"', "html lang is 'de-CH'"),
        ('lang="fr-CH"', "", "html lang is ''"),
        ("</body>", "<h1>Encore</h1></body>", "2 h1 instead of one"),
        ('<h1 id="t">Aide</h1>', '<p id="t">Aide</p>', "0 h1 instead of one"),
        ("</body>", '<p id="a"></p></body>', "id 'a' stands 2 times"),
        ('labelledby="t"', 'labelledby="t u"', "names 'u', which is not there"),
        ('href="#t"', 'href="#u"', "link to '#u'"),
        ('<label for="a">A</label>', "", "no label for input 'a'"),
        (' alt=""', "", "an image without alt"),
        ("<button>", "<button disabled>", "a button that is disabled"),
        (" novalidate", "", "a form without novalidate"),
        ('<input type="hidden" name="csrfmiddlewaretoken">', "", "a form without its token"),
        ("<h1", '<h1 style="color:red"', "h1 has style"),
        ("<button>", '<button onclick="a()">', "button has onclick"),
        ("</body>", "<script>a()</script></body>", "an inline script"),
        ("</body>", "<style>p{}</style></body>", "an inline style"),
        ("/static/js/a.js", "https://cdn.example/a.js", "script src names another site"),
        ("/static/js/a.js", "//cdn.example/a.js", "script src names another site"),
    ],
)
def test_each_rule_finds_its_fault(old: str, new: str, fault: str) -> None:
    found = faults(GOOD.replace(old, new, 1))
    assert fault in " ".join(found)


@pytest.mark.parametrize(
    "policy", ["", "default-src 'none'; style-src 'unsafe-inline'", "default-src 'self'"]
)
def test_the_policy_is_looked_at(policy: str) -> None:
    assert len(faults(GOOD, headers={"Content-Security-Policy": policy})) == 1


def test_what_is_no_page_is_left_alone() -> None:
    assert page_rules.faults(HttpResponseRedirect("/fr/"), "/fr/") == []
    assert page_rules.faults(HttpResponse("ok", content_type="text/plain"), "/healthz") == []


def test_a_link_may_lead_to_another_site() -> None:
    assert faults(GOOD.replace('href="#t"', 'href="https://fund.example/"')) == []


def test_a_label_around_its_input_is_a_label() -> None:
    around = '<label>A <input id="a" name="a"></label>'
    assert faults(GOOD.replace('<label for="a">A</label><input id="a" name="a">', around)) == []
