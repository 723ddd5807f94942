"""Everything that both sides, officers and time do with a mandate; one module per act, all names here."""

from jobroom.mandates.actions.answering import accept_mandate, end_mandate, refuse_mandate
from jobroom.mandates.actions.asking import ask_mandate, withdraw_mandate
from jobroom.mandates.actions.deciding import confirm, decide
from jobroom.mandates.actions.lapsing import lapse_unanswered
from jobroom.mandates.actions.showing import show_again, show_mandate
from jobroom.mandates.faults import NotAskable, NotEntitled, TooWide
from jobroom.mandates.wishes import Paper, Wish

__all__ = [
    "NotAskable",
    "NotEntitled",
    "Paper",
    "TooWide",
    "Wish",
    "accept_mandate",
    "ask_mandate",
    "confirm",
    "decide",
    "end_mandate",
    "lapse_unanswered",
    "refuse_mandate",
    "show_again",
    "show_mandate",
    "withdraw_mandate",
]
