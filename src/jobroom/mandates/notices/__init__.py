"""Mails about mandates."""
