"""The spreadsheet to fill in: the numbers of the case above, under them the columns and who is known already.

What stands above the header is not read back. The file that comes back unchanged gives the same entries.
"""
