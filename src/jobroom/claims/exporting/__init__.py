"""A case as a file to calculate with: every figure of every period, and the employees of one's own periods.

CSV holds the periods; a workbook has the employees on a second sheet, for whoever may write their period.
"""
