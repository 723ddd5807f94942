"""The columns of an import file (CONTRACT, "The jobroom command") and the limits of what they may hold.

Lengths come from the tables. The limits of figures are far above any real establishment; they catch a
shifted column or a missing decimal point.
"""

from jobroom.companies.models import Company, Establishment

FIGURES = ("entitled_employees", "affected_employees", "target_hours", "lost_hours", "wage_sum", "paid")
COUNTS = FIGURES[:2]
HUNDREDTHS = FIGURES[2:]
ADDRESS = ("care_of", "street", "house_number", "po_box", "zip", "town")
PLACE = ("establishment_name", *ADDRESS)
TEXTS = ("company_name", *PLACE)
NUMBERS = ("uid", "ree", "fund_number", "period", "language")
COLUMNS = (
    "uid", "company_name", "ree", *PLACE, "language", "fund_number", "period", *FIGURES,
)  # fmt: skip
REQUIRED_TEXTS = frozenset({"company_name", "establishment_name", "zip", "town"})
LANGUAGES = tuple(Company.Language.values)

MOST_EMPLOYEES = 100_000
MOST_HOURS = MOST_EMPLOYEES * 400
MOST_FRANCS = MOST_EMPLOYEES * 12_350
MOST = {
    "entitled_employees": MOST_EMPLOYEES,
    "affected_employees": MOST_EMPLOYEES,
    "target_hours": MOST_HOURS,
    "lost_hours": MOST_HOURS,
    "wage_sum": MOST_FRANCS,
    "paid": MOST_FRANCS,
}


def _length(model: type[Company] | type[Establishment], field: str) -> int:
    return int(getattr(model._meta.get_field(field), "max_length", 0))


LENGTHS = {
    "company_name": _length(Company, "name"),
    "establishment_name": _length(Establishment, "name"),
    **{name: _length(Establishment, name) for name in ADDRESS},
}
