"""Everything that changes cases and resets; one module per subject."""
