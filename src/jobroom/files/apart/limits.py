"""How large a picture may be once unpacked: 50 million pixels, more than a page at 600 dots per inch has."""

from jobroom.files.refusals import FileRefused

MOST_PIXELS = 50_000_000
MOST_PAGES = 20
MOST_POINTS = 14_400


def check_pixels(width: int, height: int) -> None:
    """Raises: FileRefused."""
    if width * height > MOST_PIXELS:
        raise FileRefused("file.pixels", n=-(-width * height // 1_000_000), m=MOST_PIXELS // 1_000_000)
