"""Several people act in the same moment: acts on database connections of their own, started together."""

import threading
from collections.abc import Callable
from datetime import datetime

from django.db import connection

from jobroom.journal import clock
from tests.world import NOW


def at_once(*acts: Callable[[], object], moment: datetime = NOW) -> list[object]:
    """What each act answered or raised, in their order; each sees the clock stand at `moment`."""
    gate, results = threading.Barrier(len(acts)), dict[int, object]()

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            with clock.at(moment):
                gate.wait(10)
                results[number] = act()
        except Exception as error:
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return [results[number] for number in range(len(acts))]
