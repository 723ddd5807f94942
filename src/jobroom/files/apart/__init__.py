"""Work on files of strangers, each in a process of its own with limits (decision 14). No Django here."""
