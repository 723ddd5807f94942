"""How an upload comes in: its bytes are counted while they arrive, and no more of them is kept than may be.

The size that a sender claims is not believed. What passes the limit is thrown away while it is read, so
that a file of any size costs the memory of a permitted one and the page can still say how large it was.
Nothing touches the disk before it was checked. Given up: Django's handlers, which write any size to a
temporary file.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

if TYPE_CHECKING:
    Upload = UploadedFile[Any]  # generic in the type stubs only
else:
    Upload = UploadedFile

MOST_BYTES = 10_000_000
MOST_FILES = 5
MOST_OF_A_REQUEST = MOST_FILES * MOST_BYTES


class LimitedHandler(FileUploadHandler):
    """Keeps at most one byte more than a file may have, and five files' worth of a request."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept_before = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file, self.kept, self.counted = BytesIO(), 0, 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Answers nothing: no other handler gets the chunk."""
        self.counted += len(raw_data)
        room = min(MOST_BYTES + 1 - self.kept, MOST_OF_A_REQUEST - self.kept_before - self.kept)
        self.kept += self.file.write(raw_data[: max(0, room)])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """`size` tells how much arrived; where that is more than was kept, the content is not whole."""
        self.kept_before += self.kept
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file, self.field_name, self.file_name or "", self.content_type or "", self.counted,
            self.charset, self.content_type_extra,
        )  # fmt: skip
