"""Text blocks for the person who asked, in their language: to be copied and made to fit.

Plain sentences, not finished letters: an officer answers for every word that goes out.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

BLOCKS: dict[str, list[Promise]] = {
    "approve": [
        _("The main administrator has confirmed by telephone that you are in charge of these periods now."),
        _("Your company has added you itself, and the previous account has not been used for over 6 months."),
    ],
    "ask": [
        _("Since when have you been in charge of these periods, and who did this work before you?"),
        _("Your address does not belong to the company. Which business address can you use?"),
        _("The previous account was used recently. Does this person agree that you take the periods over?"),
    ],
    "refuse": [
        _("The person who holds the periods still works on them. Ask this person to hand them over to you."),
        _("We could not confirm that you work for this company. Its main administrator can add you."),
        _("The company is no longer active. Send us a document that shows who acts for it, then ask again."),
    ],
}  # fmt: skip


def blocks(language: str) -> dict[str, list[str]]:
    """The blocks of each decision in a language."""
    with override(language):
        return {decision: [str(text) for text in texts] for decision, texts in BLOCKS.items()}
