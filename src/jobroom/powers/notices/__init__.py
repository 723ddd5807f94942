"""Mails about a power of attorney; codes never stand in one (promise 5)."""
