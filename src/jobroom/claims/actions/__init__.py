"""Everything that changes what a company claims, one file for each matter."""
