"""The pages of the office: officers decide, support reads."""
