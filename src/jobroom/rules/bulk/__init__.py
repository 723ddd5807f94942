"""The arithmetic of `rules.settlement` for millions of employees, column by column; equal to the Rappen.

For recalculating everything when a court or a version of the parameters says so. Whole numbers only, so that
equality with the single computation is no matter of luck. With what `limits` and the switches allow:

- In the rows 64 bits are enough (9.2e18): the largest product is twice a wage of 1e8 Rappen by 366 days in
  hundredths, 7.4e12; a wage with FFE is at most the ceiling by 200 / (200 - 130), 3.6e6 Rappen, and weighted
  with a rate in millionths 3.6e12; the sum over 100,000 employees is 3.6e17.
- In the periods 128 bits are used (1.7e38): everything stands over the one denominator `millionths x target x
  entitled x working days`, at most 1e6 x 7.5e9 x 2.3e6 = 1.8e22, and the largest numerator is the weighted
  wages by lost hours by entitled by working days, 3.6e17 x 7.5e9 x 2.3e6 = 6.3e33, thrice that when rounded.

Every division is the floor of a doubled numerator plus the denominator, which is half-up, as in `money`.
Given up: 64 bits throughout with split products (as fast, but nobody can read it), and float.
"""

from jobroom.rules.bulk.guarding import BulkRefused
from jobroom.rules.bulk.settling import settle_all

__all__ = ["BulkRefused", "settle_all"]
