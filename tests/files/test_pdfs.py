"""A PDF that is locked, can act, is too long or breaks its reader is refused; a harmless one is taken."""

import time

import pypdfium2
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name

from jobroom.files import isolation
from jobroom.files.refusals import FileRefused
from tests.files import samples
from tests.files.samples import named, script

TEXT = generic.pdf_string


def pages(content: bytes, seconds: float = 60) -> int:
    said, parts = isolation.call("check", content, seconds=seconds, kind="pdf")
    assert parts == []
    return int(said["pages"])


def refusal(content: bytes, seconds: float = 60) -> tuple[str, dict[str, object]]:
    with pytest.raises(FileRefused) as caught:
        pages(content, seconds)
    return caught.value.key, caught.value.values


@pytest.mark.parametrize("stream_xrefs", [True, False])
def test_a_harmless_pdf_is_counted(stream_xrefs: bool) -> None:
    assert pages(samples.pdf(3, stream_xrefs=stream_xrefs)) == 3


def test_links_and_jumps_are_harmless() -> None:
    jump = named(S=pdf_name("/GoTo"), D=generic.ArrayObject())
    link = named(S=pdf_name("/URI"), URI=TEXT("https://jobroom.example/"))
    assert pages(samples.pdf_with("/OpenAction", jump)) == 1
    assert pages(samples.pdf_with("/Links", generic.ArrayObject([link, jump]))) == 1


@pytest.mark.parametrize("user_password", ["secret", ""])
def test_t_upl_1_an_encrypted_pdf_is_refused(user_password: str) -> None:
    assert refusal(samples.locked_pdf(user_password)) == ("file.locked", {})


ACTIVE = {
    "a script that opens with it": ("/OpenAction", script()),
    "a script at printing": ("/AA", named(WP=script())),
    "a script by name": ("/Names", named(JavaScript=named(Names=generic.ArrayObject()))),
    "a launch": ("/OpenAction", named(S=pdf_name("/Launch"), F=TEXT("cmd.exe"))),
    "a launch after a jump": ("/OpenAction", named(S=pdf_name("/GoTo"), Next=named(S=pdf_name("/Launch")))),
    "a launch in a list": ("/X", generic.ArrayObject([generic.ArrayObject([named(S=pdf_name("/Launch"))])])),
    "another document": ("/OpenAction", named(S=pdf_name("/GoToR"), F=TEXT("//host/share"))),
    "a form that sends": ("/OpenAction", named(S=pdf_name("/SubmitForm"), F=TEXT("https://a.example"))),
    "embedded files": ("/Names", named(EmbeddedFiles=named(Names=generic.ArrayObject()))),
    "a file description with a file": ("/AF", generic.ArrayObject([named(EF=named(F=named()))])),
    "an embedded file": ("/X", named(Type=pdf_name("/EmbeddedFile"))),
    "an attachment on the page": ("/X", named(Subtype=pdf_name("/FileAttachment"))),
    "an XFA form": ("/AcroForm", named(XFA=generic.ArrayObject())),
    "rich media": ("/X", named(Subtype=pdf_name("/RichMedia"))),
    "a film": ("/X", named(S=pdf_name("/Rendition"))),
}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "in an object stream"])
@pytest.mark.parametrize("what", ACTIVE)
def test_t_upl_1_an_active_pdf_is_refused(what: str, packed: bool) -> None:
    entry, value = ACTIVE[what]
    content = samples.pdf_with(entry, value, packed=packed)
    pypdfium2.PdfDocument(content).close()
    assert refusal(content) == ("file.active", {})


def test_a_name_written_in_codes_is_the_same_name() -> None:
    # Replaced by a spelling of the same length, so that every offset stays.
    spelt = samples.pdf_with("/OpenAction", named(S=pdf_name("/XXunchYY"), F=TEXT("cmd.exe")))
    assert spelt.count(b"/XXunchYY") == 1
    assert refusal(spelt.replace(b"/XXunchYY", b"/#4caunch")) == ("file.active", {})


def test_a_script_that_only_another_reader_would_find_is_found() -> None:
    whole = samples.pdf(stream_xrefs=False)
    assert pages(whole + b"%9 0 obj <</S/Launched>> endobj\n") == 1
    assert refusal(whole + b"%9 0 obj <</S/JavaScript>> endobj\n") == ("file.active", {})


def test_a_launch_in_an_older_revision_is_found() -> None:
    assert refusal(samples.pdf_with_replaced_launch()) == ("file.active", {})


def test_more_than_20_pages_are_too_many() -> None:
    assert pages(samples.pdf(20)) == 20
    assert refusal(samples.pdf(21)) == ("file.pages", {"n": 21, "m": 20})


@pytest.mark.parametrize("box", [(15_000, 100), (100, 1_000_000), (0.1, 500)])
def test_a_page_of_no_human_size_is_refused(box: tuple[float, float]) -> None:
    assert refusal(samples.pdf(1, box)) == ("file.unreadable", {})


def test_a_picture_that_unpacks_to_too_many_pixels_is_refused() -> None:
    assert refusal(samples.pdf_with_picture(30_000, 30_000)) == ("file.pixels", {"n": 900, "m": 50})


def test_a_cut_off_pdf_is_refused() -> None:
    assert refusal(samples.pdf(3)[:-200]) == ("file.unreadable", {})


def test_pages_that_lead_in_a_circle_end() -> None:
    began = time.monotonic()
    assert refusal(samples.pdf_in_a_circle(), seconds=20)[0] == "file.unreadable"
    assert time.monotonic() - began < 20


def test_deep_nesting_ends() -> None:
    deep = b"%PDF-1.7\n1 0 obj " + b"[" * 300_000 + b"]" * 300_000 + b" endobj\n"
    content = deep + b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer <</Size 2/Root 1 0 R>>\n"
    content += f"startxref\n{len(deep)}\n%%EOF\n".encode()
    assert refusal(content, seconds=20) == ("file.unreadable", {})


def test_who_takes_too_long_is_ended() -> None:
    began = time.monotonic()
    assert refusal(samples.pdf(20), seconds=0.01) == ("file.unreadable", {})
    assert time.monotonic() - began < 5
