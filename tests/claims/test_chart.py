"""Where the bars of the chart stand and how high they are."""

import re

from hypothesis import given
from hypothesis import strategies as st

from jobroom.claims.chart import BOTTOM, TOP, WIDTH, chart_of
from jobroom.rules.months import claimable

BAR = re.compile(r"M(\d+) (\d+)h(\d+)v-(\d+)h-\d+z")
MONEY = st.integers(0, 2_000_000_00)


def bars(path: str) -> list[tuple[int, ...]]:
    """Left, bottom, width and height of each."""
    return [tuple(map(int, bar)) for bar in BAR.findall(path)]


def test_a_back_payment_stands_on_what_was_paid() -> None:
    chart = chart_of({"2020-03": (10_000_00, 2_500_00), "2020-05": (20_000_00, 0)})
    assert bars(chart.paid) == [(42, 104, 25, 48), (98, 104, 25, 96)]
    assert bars(chart.more) == [(42, 56, 25, 12)]
    assert [(mark.at, mark.text) for mark in chart.months] == [(54, "M"), (82, "A"), (110, "M")]
    assert [(mark.at, mark.text) for mark in chart.years] == [(54, "2020")]
    assert [(mark.at, mark.text) for mark in chart.scale] == [
        (104, "0"), (80, "5’000"), (56, "10’000"), (32, "15’000"), (8, "20’000"),
    ]  # fmt: skip


def test_a_case_that_was_paid_nothing_has_an_empty_chart() -> None:
    chart = chart_of({"2020-03": (0, 0)})
    assert (chart.paid, chart.more) == ("", "")
    assert [mark.text for mark in chart.scale] == ["0", "1"]


def test_the_year_begins_in_january() -> None:
    chart = chart_of({"2020-11": (1_00, 0), "2021-02": (1_00, 0)})
    assert [mark.text for mark in chart.years] == ["2020", "2021"]
    assert chart.years[1].at == chart.months[2].at


@given(st.dictionaries(st.sampled_from(claimable()), st.tuples(MONEY, MONEY), min_size=1))
def test_everything_stays_within_the_picture_between_two_and_six_lines(
    amounts: dict[str, tuple[int, int]],
) -> None:
    chart = chart_of(amounts)
    for left, bottom, width, height in (*bars(chart.paid), *bars(chart.more)):
        assert left + width <= WIDTH
        assert TOP <= bottom - height < bottom <= BOTTOM
    assert 2 <= len(chart.scale) <= 6
    assert (chart.scale[0].at, chart.scale[-1].at) == (BOTTOM, TOP)
