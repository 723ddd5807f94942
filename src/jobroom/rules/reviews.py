"""When a company is asked to go through its people: once in each quarter, from the first full one.

Source: identity note 8 (access review every 3 months to main administrators, after Les emplois). A company
that came in this quarter has just named its people, and one of a single person has nobody to look at.
Given up: removing people who are not confirmed; a forgotten mail must not take anybody's access away.
"""

from datetime import date


def quarter_of(day: date) -> str:
    """`2026-Q4`; quarters in this form sort by time."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def review_due(today: date, first_member: date, *, people: int, asked: bool) -> bool:
    """Whether the main administrators of a company are asked now."""
    return people > 1 and not asked and quarter_of(first_member) < quarter_of(today)
