"""The tables of the room; all names here."""

from jobroom.support.models.resets import Reset
from jobroom.support.models.tallies import StopTally
from jobroom.support.models.tickets import LIVING, Ticket, TicketNote

__all__ = ["LIVING", "Reset", "StopTally", "Ticket", "TicketNote"]
