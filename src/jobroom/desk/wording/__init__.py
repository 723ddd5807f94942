"""How the office's pages say things: signals, remaining time, history, comparison, text blocks."""
