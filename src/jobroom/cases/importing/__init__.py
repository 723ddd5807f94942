"""Taking in the funds' settlements: reading a file, checking it, planning what changes, writing it.

All or nothing (CONTRACT): a file with one fault changes nothing, and every fault is named with its line.
Checks run column by column in polars; the same rules of `rules.numbers` judge each distinct number once.
Given up: reading row by row with model validation (minutes for 100,000 rows).
"""
