"""The pages of a company's people; one module per subject."""
