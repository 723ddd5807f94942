"""What ties a person to this service, as higher rooms know it: memberships, mandates, periods, requests.

Each registers at start-up a function that answers, for many accounts at once, the last moment of each tie; a
tie that still holds answers now. What nobody speaks of counts from the account's own last use, and an answer
that fails stops the erasing: missing data never deletes.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import TypeAlias

LastTies: TypeAlias = Callable[[Collection[int]], Mapping[int, datetime]]
last_ties: list[LastTies] = []
