"""The template environment: an unknown name fails, what people wrote is escaped, formats are at hand."""

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import UndefinedError


def rendered(source: str, **values: object) -> str:
    return str(engines["jinja2"].from_string(source).render(values))


@pytest.mark.parametrize("source", ["{{ nothing }}", "{% if nothing %}a{% endif %}", "{{ thing.nothing }}"])
def test_an_unknown_name_fails_and_is_never_empty(source: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(source, thing=object())


def test_what_people_wrote_is_escaped() -> None:
    assert rendered("{{ text }}", text="<b>\"'&") == "&lt;b&gt;&#34;&#39;&amp;"


def test_translations_take_values_and_escape_them() -> None:
    with translation.override("de"):
        assert rendered('{{ _("Page %(n)s of %(all)s", n=2, all="<3>") }}') == "Seite 2 von &lt;3&gt;"


def test_links_carry_the_language_of_the_page() -> None:
    with translation.override("it"):
        assert rendered("{{ link('help') }}") == "/it/help/"


def test_formats_are_filters() -> None:
    with translation.override("fr"):
        numbers = {"c": "CHE123456788", "d": "00001203"}
        shown = rendered("{{ a|money }} {{ b|month }} {{ c|uid }} {{ d|ree }}", a=5, b="2020-04", **numbers)
    assert shown == "CHF\u00a00.05 avril 2020 CHE-123.456.788 0000 1203"
