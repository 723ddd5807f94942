"""A file of parameters that cannot be right is refused when it is read."""

import pytest

from jobroom.rules.parameters.reading import TableFault, read

WINDOW = """
version = "1"
[window]
first = "2020-03"
last = "2021-12"
filed_from = 2022-07-07
filed_until = 2022-12-31
mark = "S"
source = "s"
"""
SWITCH = """
[switches.s]
default = "{default}"
options = ["a", "b"]
mark = "{mark}"
source = "s"
"""
ROW = """
[[t]]
first = "{first}"
last = "{last}"
value = "0.1"
mark = "{mark}"
source = "{source}"
"""


def row(first: str = "2020-03", last: str = "2020-04", mark: str = "S", source: str = "s") -> str:
    return ROW.format(first=first, last=last, mark=mark, source=source)


def switch(default: str = "a", mark: str = "U") -> str:
    return SWITCH.format(default=default, mark=mark)


def test_a_good_file_is_read() -> None:
    assert read(WINDOW + switch() + row() + row("2020-05", "2020-05")).settings == {"s": "a"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (switch() + row("2020-04", "2020-03"), "t: 2020-04"),
        (switch() + row("2020-4", "2020-05"), "t: 2020-4"),
        (switch() + row("2020-04", "2020-13"), "t: 2020-04"),
        (switch() + row(mark="X"), "t: 2020-03 has no source"),
        (switch() + row(source=""), "t: 2020-03 has no source"),
        (switch() + row() + row("2020-04", "2020-05"), "t: rows overlap"),
        (switch(default="c"), "s: the default is no option"),
        (switch(mark=""), "s: no source"),
    ],
)
def test_a_bad_one_is_refused_with_its_place(text: str, fault: str) -> None:
    with pytest.raises(TableFault) as caught:
        read(WINDOW + text)
    assert str(caught.value) == fault
