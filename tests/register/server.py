"""A stand-in for the public UID register service: the same words over HTTP, faults included.

`answers` maps a number (`CHE…`) to the XML of its entry; `fault`, `status`, `wait`, `drip`, `leads_to` and
`prefix` make it fail in the ways in which a service fails. It listens on the loopback interface and counts
what it was asked.
"""

import re
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path
from urllib.parse import urlsplit

from tests.register.wsdl import E97, E98, E108, SHARED, TEXTS, WSE, WSE5, documents

ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"


@dataclass
class StandIn:
    """What the service says, and what it was asked."""

    address: str = ""
    named_address: str = ""  # how the service calls itself in its description
    answers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    fault: str = ""
    fault_kind: str = "BusinessFault"
    status: int = 200
    wait: float = 0.0
    drip: float = 0.0  # seconds between two signs of an answer
    drip_from: int = 0  # how many signs of the answer come at once before
    leads_to: str = ""  # where it redirects every question
    prefix: str = ""


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[StandIn]:
    """The service on a free port, with TLS where a file with key and certificate is given."""
    stand_in = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(200, documents(stand_in.named_address)[urlsplit(self.path).query])

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            stand_in.asked.append(body)
            time.sleep(stand_in.wait)
            status, text = _answer(stand_in, body)
            if stand_in.drip:
                _drip(stand_in, self.wfile, text.encode())
            else:
                self._send(status, text)

        def _send(self, status: int, text: str) -> None:
            content = text.encode()
            self.send_response(status)
            if stand_in.leads_to and self.command == "POST":
                self.send_header("Location", stand_in.leads_to)
            self.send_header("Content-Type", "text/xml; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    stand_in.address = f"{scheme}://localhost:{server.server_port}/V5.0/PublicServices.svc"
    stand_in.named_address = stand_in.address
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _drip(stand_in: StandIn, line: BufferedIOBase, content: bytes) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {len(content)}\r\n\r\n"
    written = head.encode() + content
    with suppress(OSError):
        line.write(written[: stand_in.drip_from])
        for sign in written[stand_in.drip_from :]:
            line.write(bytes([sign]))
            time.sleep(stand_in.drip)


def _answer(stand_in: StandIn, body: str) -> tuple[int, str]:
    if stand_in.leads_to:
        return 307, ""
    if stand_in.status != 200:
        return stand_in.status, "<html>away</html>"
    if stand_in.fault:
        return 500, _envelope(_fault(stand_in), stand_in.prefix)
    if "searchParameters" in body:
        return 200, _envelope(_search(stand_in, body), stand_in.prefix)
    digits = re.search(r"uidOrganisationId[^>]*>(\d+)<", body)
    found = stand_in.answers.get(f"CHE{digits[1].zfill(9)}") if digits else None
    rows = f"<w:organisationType>{found}</w:organisationType>" if found else ""
    result = f"<w:GetByUIDResult>{rows}</w:GetByUIDResult>"
    return 200, _envelope(f"<w:GetByUIDResponse>{result}</w:GetByUIDResponse>", stand_in.prefix)


def _fault(stand_in: StandIn) -> str:
    told = f"<sh:operation>op</sh:operation><sh:error>{stand_in.fault}</sh:error>"
    detail = f"<sh:{stand_in.fault_kind}>{told}</sh:{stand_in.fault_kind}>"
    return (
        f"<s:Fault><faultcode>s:Client</faultcode><faultstring>{stand_in.fault}</faultstring>"
        f"<detail>{detail}</detail></s:Fault>"
    )


def _search(stand_in: StandIn, body: str) -> str:
    wanted = re.search(r"organisationName[^>]*>([^<]*)<", body)
    words = (wanted[1] if wanted else "").lower().split()
    rows = [row for row in stand_in.answers.values() if all(word in row.lower() for word in words)]
    items = "".join(
        "<w5:uidEntitySearchResultItem><w5:rating>100</w5:rating>"
        f"<w5:organisation>{row}</w5:organisation></w5:uidEntitySearchResultItem>"
        for row in rows
    )
    return f"<w:SearchResponse><w:SearchResult>{items}</w:SearchResult></w:SearchResponse>"


def _envelope(body: str, prefix: str) -> str:
    names = {"s": ENVELOPE, "w": WSE, "w5": WSE5, "sh": SHARED, "e97": E97, "e98": E98, "e108": E108}
    declared = " ".join(f'xmlns:{short}="{name}"' for short, name in names.items())
    return f"{prefix}<s:Envelope {declared}><s:Body>{body}</s:Body></s:Envelope>"


def uid_xml(digits: str) -> str:
    """A number as the schema has it: without leading zeros."""
    category = "<e97:uidOrganisationIdCategorie>CHE</e97:uidOrganisationIdCategorie>"
    return f"{category}<e97:uidOrganisationId>{digits}</e97:uidOrganisationId>"


def address_xml(**parts: str) -> str:
    """One address block, its parts in the order of the schema."""
    rows = "".join(f"<e98:{name}>{parts[name]}</e98:{name}>" for name in TEXTS if name in parts)
    return f"<e98:address>{rows}</e98:address>"


def entry_xml(
    digits: str, name: str, *, status: int = 3, addresses: str = "", legal_form: str = "0106", more: str = ""
) -> str:
    """One entry; `more` stands in its uidregInformation."""
    identification = (
        f"<e97:uid>{uid_xml(digits)}</e97:uid><e97:organisationName>{name}</e97:organisationName>"
        f"<e97:legalForm>{legal_form}</e97:legalForm>"
    )
    return (
        "<e108:organisation><e98:organisationIdentification>"
        f"{identification}</e98:organisationIdentification><e98:NOGACode>551001</e98:NOGACode>"
        "<e98:foundation><e98:foundationDate><e98:yearMonthDay>1999-04-01</e98:yearMonthDay></e98:foundationDate></e98:foundation>"
        f"{addresses}<e98:languageOfCorrespondance>fr</e98:languageOfCorrespondance></e108:organisation>"
        f"<e108:uidregInformation><e108:uidregStatusEnterpriseDetail>{status}"
        "</e108:uidregStatusEnterpriseDetail><e108:uidregPublicStatus>1</e108:uidregPublicStatus>"
        f"{more}</e108:uidregInformation><e108:commercialRegisterInformation>"
        "<e108:commercialRegisterStatus>2</e108:commercialRegisterStatus>"
        "<e108:commercialRegisterEntryStatus>1</e108:commercialRegisterEntryStatus>"
        "</e108:commercialRegisterInformation>"
        "<e108:vatRegisterInformation><e108:vatStatus>2</e108:vatStatus></e108:vatRegisterInformation>"
    )
