"""What makes a printed letter an accessible archive file, read back from its objects with pikepdf."""

from io import BytesIO

import pikepdf

EMPTY = pikepdf.Dictionary()
MARKS = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}


def faults_of(pdf: bytes, *, language: str, title: str) -> list[str]:
    """Everything that a reader, an archive or a screen reader would stumble over; empty where nothing is."""
    with pikepdf.open(BytesIO(pdf)) as document:
        faults = [f"qpdf: {problem}" for problem in document.check_pdf_syntax()]
        root = document.Root
        with document.open_metadata() as metadata:
            faults += [
                f"{name} is {metadata.get(name)}"
                for name, value in MARKS.items()
                if metadata.get(name) != value
            ]
            if metadata.get("dc:title") != title:
                faults.append(f"the title is {metadata.get('dc:title')}")
        if str(root.get("/Lang")) != f"{language}-CH":
            faults.append(f"the language is {root.get('/Lang')}")
        if not root.get("/MarkInfo", EMPTY).get("/Marked"):
            faults.append("not marked as tagged")
        if not root.get("/ViewerPreferences", EMPTY).get("/DisplayDocTitle"):
            faults.append("the window shows the name of the file")
        faults += _tags(document) + _fonts(document)
    return faults


def tags_of(pdf: bytes) -> list[str]:
    """The types of all structure elements, in reading order."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [str(element.S)[1:] for element in _elements(document.Root.StructTreeRoot)]


def _elements(node: pikepdf.Object) -> list[pikepdf.Dictionary]:
    """All structure elements below a node."""
    kids: object = node.get("/K", [])
    listed = kids if isinstance(kids, pikepdf.Array) else [kids]
    found = []
    for kid in listed:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *_elements(kid)]
    return found


def _tags(document: pikepdf.Pdf) -> list[str]:
    elements = _elements(document.Root.StructTreeRoot)
    names = [str(element.S) for element in elements]
    faults = [
        f"a picture without words: {element}"
        for element in elements
        if element.S == "/Figure" and not str(element.get("/Alt", ""))
    ]
    if names.count("/H1") != 1:
        faults.append(f"{names.count('/H1')} main headings")
    return faults + [
        f"page {page.index + 1} has no tags" for page in document.pages if "/StructParents" not in page
    ]


def _fonts(document: pikepdf.Pdf) -> list[str]:
    """Fonts that are not in the file, by the name of the font."""
    faults = []
    for page in document.pages:
        for font in page.resources.get("/Font", {}).values():
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            described: pikepdf.Object = inner.get("/FontDescriptor", EMPTY)
            if not any(name in described for name in ("/FontFile", "/FontFile2", "/FontFile3")):
                faults.append(f"{font.BaseFont} is not embedded")
            if "/ToUnicode" not in font:
                faults.append(f"{font.BaseFont} cannot be read aloud")
    return faults
