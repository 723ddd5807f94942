"""What comes in from the editor of a period."""
