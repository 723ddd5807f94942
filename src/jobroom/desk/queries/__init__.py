"""What the pages of the office read; each reader refuses people without a role at the office."""
