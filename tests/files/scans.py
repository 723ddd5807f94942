"""200 ways in which a signed form comes back: scanned, faxed, photographed, crumpled by compression.

Each is made from the real form, with its own code, by a seed: rotation, quarter turns, noise, blur, shadow,
perspective on a table, 150 to 300 dots per inch, JPEG down to quality 40, black and white fax.
"""

import random
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

KINDS = (
    "straight", "slightly turned", "quarter turn", "upside down", "skewed", "noisy", "grainy jpeg", "fax",
    "blurred", "photo", "photo with shadow", "small photo", "signed over", "low resolution",
)  # fmt: skip


@dataclass(frozen=True)
class Scan:
    """One file as it would be uploaded."""

    kind: str
    seed: int
    content: bytes


def page_picture(pdf: bytes, number: int, dots: int) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    picture: Image.Image = document[number].render(scale=dots / 72, grayscale=True).to_pil()
    document.close()
    return picture


def scan(pdf: bytes, seed: int) -> Scan:
    """The second page of a letter, as seed `seed` would send it."""
    chance = random.Random(seed)
    kind = KINDS[seed % len(KINDS)]
    dots = 150 if kind == "low resolution" else chance.choice([150, 200, 240, 300])
    page = _signed(page_picture(pdf, 1, dots), chance, over=kind == "signed over")
    return Scan(kind, seed, _saved(_treated(page, kind, chance), kind, chance))


def _treated(page: Image.Image, kind: str, chance: random.Random) -> Image.Image:
    match kind:
        case "slightly turned":
            return _turned(page, chance.uniform(-4, 4))
        case "quarter turn":
            return _turned(page, chance.choice([90, 270]))
        case "upside down":
            return _turned(page, 180 + chance.uniform(-2, 2))
        case "skewed":
            return _turned(page, chance.uniform(5, 85))
        case "noisy" | "grainy jpeg":
            return _noise(page, chance.uniform(40, 140), chance)
        case "fax":
            return _turned(page, chance.uniform(-1, 1)).point(lambda value: 255 if value > 128 else 0)
        case "blurred":
            return page.filter(ImageFilter.GaussianBlur(page.width / 1240 * chance.uniform(1.0, 2.4)))
        case "photo" | "photo with shadow" | "small photo":
            return _photographed(page, kind, chance)
    return page


def _signed(page: Image.Image, chance: random.Random, *, over: bool) -> Image.Image:
    """A scribble on the line of the signature; `over` runs across the upper code too."""
    draw = ImageDraw.Draw(page)
    unit = page.width / 210
    places = [(40, 150)] if not over else [(40, 150), (165, 30)]
    for left, top in places:
        points = [
            ((left + chance.uniform(0, 35)) * unit, (top + chance.uniform(-12, 12)) * unit) for _ in range(12)
        ]
        draw.line(points, fill=30, width=max(2, round(unit * 0.5)))
    return page


def _turned(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)


def _noise(page: Image.Image, sigma: float, chance: random.Random) -> Image.Image:
    """Grain of a cheap sensor, from a seed."""
    small = Image.frombytes("L", (257, 263), chance.randbytes(257 * 263)).filter(ImageFilter.BoxBlur(0.4))
    grain = Image.new("L", page.size)
    for left in range(0, page.width, small.width):
        for top in range(0, page.height, small.height):
            grain.paste(small, (left, top))
    return ImageChops.add(page, grain.point(lambda value: round(128 + (value - 128) * sigma / 64)), 1, -128)


def _photographed(page: Image.Image, kind: str, chance: random.Random) -> Image.Image:
    """A sheet on a dark table, seen from the side, turned, perhaps half in the shadow."""
    width, height = page.size
    table = Image.new("L", (round(width * 1.3), round(height * 1.2)), 70)
    table.paste(page, (round(width * 0.15), round(height * 0.1)))
    near, far = chance.uniform(0.0, 0.1), chance.uniform(0.02, 0.12)
    across, down = table.size
    corners = (
        -far * across, -near * down, -near * across, down * (1 + near), across * (1 + near), down,
        across * (1 + far), -far * down / 2,
    )  # fmt: skip
    lens = Image.Resampling.BILINEAR
    photo = table.transform(table.size, Image.Transform.QUAD, corners, lens, fillcolor=70)
    if kind == "photo with shadow":
        shade = Image.linear_gradient("L").rotate(chance.choice([0, 90, 180])).resize(photo.size)
        photo = ImageChops.multiply(photo, shade.point(lambda value: 90 + round(value * 0.6)))
    photo = photo.rotate(chance.uniform(-8, 8), expand=True, fillcolor=60, resample=Image.Resampling.BICUBIC)
    longest = 1_250 if kind == "small photo" else 3_000
    photo.thumbnail((longest, longest))
    return _noise(photo, chance.uniform(3, 12), chance)


def _saved(page: Image.Image, kind: str, chance: random.Random) -> bytes:
    file = BytesIO()
    if kind == "fax":
        page.convert("1").save(file, "PNG")
    else:
        page.save(file, "JPEG", quality=chance.choice([40, 55, 75]))
    return file.getvalue()
