"""Pages of the power of attorney: finding the employer, one's own requests, the form, and take-overs."""
