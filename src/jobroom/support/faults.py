"""Why an act on a case, on its matter or on a reset is not possible; pages turn each into words."""


class NotPossible(Exception):
    """It does not stand where this act begins (any more)."""


class NotEntitled(Exception):
    """The actor may not do this, or is concerned in person."""


class SameOfficer(Exception):
    """The second pair of eyes cannot be the first."""


class NeedsReason(Exception):
    """The act needs a reason in words."""
