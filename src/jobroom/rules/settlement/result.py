"""What comes out of a settlement: two columns, the difference, and flags."""

from dataclasses import dataclass
from fractions import Fraction

from jobroom.rules.parameters import Parameters
from jobroom.rules.settlement.column import Column
from jobroom.rules.settlement.flags import Flag
from jobroom.rules.settlement.hours import Hours
from jobroom.rules.settlement.lines import Line
from jobroom.rules.settlement.person import Person


@dataclass(frozen=True, slots=True)
class Settlement:
    """One period, computed. Amounts are Rappen: exact fractions, but `claim`, `paid`, `back_payment` whole.

    `with_ffe` is what is claimed; `without_ffe` what was presumably paid, for comparison. `persons` stand in
    the order of the inputs. `lines` is the whole bill of the claim; that of the other column lies with it.
    """

    month: str
    parameters: Parameters
    persons: tuple[Person, ...]
    hours: Hours
    with_ffe: Column
    without_ffe: Column
    paid: int
    flags: tuple[Flag, ...]
    lines: tuple[Line, ...]

    @property
    def loss_ratio(self) -> Fraction:
        """Lost hours by target hours."""
        return self.hours.ratio

    @property
    def wage_sum(self) -> Fraction:
        """Capped wages, those of monthly staff without FFE."""
        return self.without_ffe.wage_sum

    @property
    def wage_sum_with_ffe(self) -> Fraction:
        """The same with FFE for all."""
        return self.with_ffe.wage_sum

    @property
    def loss_of_earnings(self) -> Fraction:
        """With FFE, as far as the loss counts."""
        return self.with_ffe.loss_of_earnings

    @property
    def compensation(self) -> Fraction:
        """With FFE, before the waiting time."""
        return self.with_ffe.compensation

    @property
    def waiting(self) -> Fraction:
        """What of the compensation the employer bears."""
        return self.with_ffe.waiting

    @property
    def employer_contributions(self) -> Fraction:
        """The employer's share that is refunded."""
        return self.with_ffe.employer_contributions

    @property
    def claim(self) -> int:
        """Rounded to five Rappen."""
        return self.with_ffe.claim

    @property
    def difference(self) -> int:
        """Claim less what was paid; may be negative."""
        return self.claim - self.paid

    @property
    def back_payment(self) -> int:
        """What is still to be paid; never negative."""
        return max(0, self.difference)
