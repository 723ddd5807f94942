"""What comes in on the office's pages; parsing only."""
