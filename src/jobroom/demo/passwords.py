"""The demo's password is printed on its front page, so hashing it slowly would protect nobody.

Everything else about it is as in production; sixty people with it are made in a second.
"""

from django.contrib.auth.hashers import ScryptPasswordHasher


class KnownPassword(ScryptPasswordHasher):
    """Scrypt with a small work factor, under a name of its own."""

    algorithm = "scrypt_demo"
    work_factor = 2**8
    parallelism = 1
