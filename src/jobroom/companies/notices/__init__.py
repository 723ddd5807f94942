"""Mails about the people of a company (N-4, N-5, N-6 of design note 4.N, and T-ROLE-5).

Every join, change of role, departure and refused wish is told to the main administrators, the deputy and the
person. No link carries a secret; each leads to a page that asks for the sign-in.
"""
