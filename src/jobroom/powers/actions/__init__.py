"""Everything that people, officers and time do with a power of attorney; one file per side."""
