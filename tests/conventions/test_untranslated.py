"""No template shows a word that no translation can change."""

import re

from tests.conventions.sources import shown, templates

# One page for all languages: it is written in the four of them, because nothing can be known any more.
# The pages of the demo speak English to whoever tries the product out.
SPEAKS_FOR_ITSELF = {"src/jobroom/pages/templates/pages/500.html"}
CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<[^>]*>|&\w+;", re.DOTALL)
SPOKEN = re.compile(r"""(?:alt|title|placeholder|aria-label)=["'][^"'{]*[A-Za-z]{2}""")
WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")


def test_every_word_on_a_page_can_be_translated() -> None:
    found = {}
    for path in templates():
        if shown(path) in SPEAKS_FOR_ITSELF or "/demo/" in shown(path):
            continue
        text = path.read_text()
        # Expressions go first: a ">" inside of one would end a tag too early.
        bare = CODE.sub(" ", re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL))
        words = WORD.findall(bare) + SPOKEN.findall(text)
        if words:
            found[shown(path)] = words
    assert found == {}
