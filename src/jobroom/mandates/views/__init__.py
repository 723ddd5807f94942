"""Pages of the mandates: clients and questions, what a client signed, and its files."""
