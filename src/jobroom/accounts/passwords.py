"""Password rules: at least 12 characters, and none of the 20,000 most common (NIST SP 800-63B-4)."""

from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator

from jobroom.pages.catalogue import fault

SHORTEST = 12


class LongEnough:
    """Refuses short passwords with the catalogue's text."""

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < SHORTEST:
            raise fault("password.short")

    def get_help_text(self) -> str:
        return ""


class NotCommon(CommonPasswordValidator):
    """Refuses passwords that many people use."""

    def validate(self, password: str, user: Any = None) -> None:
        if password.lower().strip() in self.passwords:
            raise fault("password.common")

    def get_help_text(self) -> str:
        return ""
