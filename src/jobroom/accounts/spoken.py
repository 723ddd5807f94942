"""What a page says after something was done; allauth names these moments by its message templates."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TOO_OFTEN = _("The code was wrong too often. Request a new one.")

# A moment that is not named here passes in silence: the page that follows shows it anyway.
MESSAGES: dict[str, str | Promise] = {
    "account/messages/email_confirmed.txt": _("Your e-mail address is confirmed."),
    "account/messages/email_confirmation_failed.txt": _("This e-mail address cannot be used."),
    "account/messages/email_deleted.txt": _("The new e-mail address was discarded."),
    "account/messages/logged_out.txt": _("You are signed out."),
    "account/messages/password_changed.txt": _("Your password was changed."),
    "account/messages/password_set.txt": _("Your password was set."),
    "mfa/messages/totp_activated.txt": _("The authenticator app was added."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app was removed."),
    "mfa/messages/webauthn_added.txt": _("The passkey was added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey was removed."),
    "mfa/messages/recovery_codes_generated.txt": _("New recovery codes were made. Keep them safe."),
    "socialaccount/messages/account_connected.txt": _("The login was connected with your account."),
    "socialaccount/messages/account_connected_other.txt": _("This login belongs to another account."),
    "socialaccount/messages/account_disconnected.txt": _("The login was removed from your account."),
}
