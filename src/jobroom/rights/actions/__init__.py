"""Everything that changes who may write: one module per kind of person who acts."""
