"""Employees of a period from a spreadsheet, or pasted from one, and the template to fill in.

Source: domain note 3.1 (fields of the form) and design note 4.E. Reading changes nothing: the editor gets
the rows and saves them as if they were typed.
"""
