"""Everything that reads what a company claims, one file for each matter."""
