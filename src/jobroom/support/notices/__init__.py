"""The mails of this room, one module per subject."""
