"""Connects what Django and allauth tell, once all models are there."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "jobroom.accounts"

    def ready(self) -> None:
        import_module("jobroom.accounts.receivers").connect()
