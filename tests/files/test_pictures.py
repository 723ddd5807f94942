"""A photo is kept as pixels alone: upright, on white, without what was put beside them."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from jobroom.files import isolation
from jobroom.files.apart.pictures import page_of_photo
from jobroom.files.kinds import kind_of
from jobroom.files.refusals import FileRefused
from tests.files import samples
from tests.files.samples import picture, saved


def cleaned(content: bytes) -> bytes:
    kind = kind_of(content)
    said, parts = isolation.call("check", content, kind=kind)
    assert (said["pages"], len(parts), kind_of(parts[0])) == (1, 1, kind)
    return parts[0]


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def refusal(content: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(FileRefused) as caught:
        cleaned(content)
    return caught.value.key, caught.value.values


@pytest.mark.parametrize("made", [samples.jpeg_with_secrets, samples.png_with_secrets])
def test_t_upl_1_nothing_is_left_beside_the_pixels(made: Callable[[], bytes]) -> None:
    sent = made()
    assert b"Secret" in sent
    clean = cleaned(sent)
    assert b"Secret" not in clean
    assert b"<script" not in clean
    assert b"%PDF" not in clean
    kept = opened(clean)
    assert dict(kept.getexif()) == {}
    assert {"comment", "icc_profile", "exif", "Comment"} & set(kept.info) == set()


def test_a_photo_on_its_side_is_turned_upright() -> None:
    assert opened(samples.jpeg_with_secrets()).size == (600, 800)
    assert opened(cleaned(samples.jpeg_with_secrets())).size == (800, 600)


def test_a_second_picture_in_the_file_is_gone() -> None:
    phone = saved(picture(), "MPO", save_all=True, append_images=[Image.new("RGB", (600, 800), "red")])
    kept = opened(cleaned(phone))
    assert (kept.format, getattr(kept, "n_frames", 1)) == ("JPEG", 1)


def on_a_clear_ground(mode: str) -> bytes:
    """A dark square at the upper left; the rest is transparent black."""
    if mode == "P":
        made = Image.new("P", (40, 40), 0)
        made.putpalette([0, 0, 0, 10, 10, 10])
        made.paste(1, (0, 0, 20, 20))
        return saved(made, "PNG", transparency=0)
    made = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    made.paste((10, 10, 10, 255), (0, 0, 20, 20))
    return saved(made.convert(mode), "PNG")


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_a_transparent_ground_becomes_white(mode: str) -> None:
    content = on_a_clear_ground(mode)
    for page in (opened(cleaned(content)).convert("L"), page_of_photo(content)):
        assert (page.getpixel((5, 5)), page.getpixel((30, 30))) == (10, 255)


def test_sixteen_bits_of_grey_stay_grey() -> None:
    deep = Image.new("I;16", (20, 20), 32_768)
    assert opened(cleaned(saved(deep, "PNG"))).getpixel((5, 5)) == 128


@pytest.mark.parametrize("mode", ["CMYK", "L", "1"])
def test_other_colours_are_taken(mode: str) -> None:
    kind = "PNG" if mode == "1" else "JPEG"
    assert opened(cleaned(saved(picture().convert(mode), kind))).mode in ("RGB", "L")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_truncated_picture_is_refused(kind: str) -> None:
    whole = saved(Image.effect_noise((400, 400), 50), kind)
    assert refusal(whole[: len(whole) // 2]) == ("file.unreadable", {})


def test_more_than_50_megapixels_are_refused_before_they_are_unpacked() -> None:
    assert len(cleaned(saved(Image.new("1", (10_000, 5_000)), "PNG"))) > 0
    bomb = saved(Image.new("1", (10_000, 5_001)), "PNG")
    assert refusal(bomb) == ("file.pixels", {"n": 51, "m": 50})


def test_a_claim_of_impossible_size_is_refused() -> None:
    small = bytearray(saved(picture((10, 10)), "PNG"))
    small[16:24] = (2_000_000_000).to_bytes(4) * 2
    assert refusal(bytes(small))[0] in ("file.pixels", "file.unreadable")


def test_a_page_of_a_photo_opens_nothing_but_jpeg_and_png() -> None:
    for kind in ("GIF", "BMP", "TIFF", "WEBP"):
        with pytest.raises(OSError, match="cannot identify"):
            page_of_photo(saved(picture(), kind))
