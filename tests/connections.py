"""Acts on connections of their own, started together: what two people do at the same moment."""

import threading
from collections.abc import Callable
from datetime import datetime

from django.db import connection

from jobroom.journal import clock


def at_once(now: datetime, *acts: Callable[[], object]) -> list[object]:
    """Run acts, each in a thread with its connection; answers results and errors in their order."""
    gate, results = threading.Barrier(len(acts)), dict[int, object]()

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            with clock.at(now):
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
