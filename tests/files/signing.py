"""An authority of our own that gives out certificates, and people who sign PDFs with them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

from asn1crypto import keys, x509
from cryptography import x509 as certs
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID, ObjectIdentifier
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.ades.qualified_asn1 import QcStatements
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.world import NOW

YEAR = timedelta(days=365)
QC_STATEMENTS = ObjectIdentifier("1.3.6.1.5.5.7.1.3")
QC = QcStatements([{"statement_id": "qc_compliance"}]).dump()


@dataclass(frozen=True)
class Identity:
    """A key and its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: certs.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


def identity(
    name: str, issuer: Identity | None = None, *, until: datetime = NOW + YEAR, qualified: bool = False
) -> Identity:
    """Signed by `issuer`, or by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = certs.Name([certs.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = certs.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=issuer is None, crl_sign=issuer is None, encipher_only=False,
        decipher_only=False,
    )  # fmt: skip
    made = (
        certs.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(certs.random_serial_number())
        .not_valid_before(NOW - 3 * YEAR)
        .not_valid_after(until)
        .add_extension(certs.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if qualified:
        made = made.add_extension(certs.UnrecognizedExtension(QC_STATEMENTS, QC), critical=False)
    return Identity(key, made.sign(issuer.key if issuer else key, hashes.SHA256()))


def signed(pdf: bytes, by: Identity, field: str = "Signature1") -> bytes:
    """The PDF with a signature added in a revision of its own."""
    key = by.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificate = x509.Certificate.load(by.certificate.public_bytes(Encoding.DER))
    signer = SimpleSigner(certificate, keys.PrivateKeyInfo.load(key), SimpleCertificateStore())
    out = BytesIO()
    sign_pdf(
        IncrementalPdfFileWriter(BytesIO(pdf)), PdfSignatureMetadata(field_name=field), signer, output=out
    )
    return out.getvalue()


def updated(pdf: bytes) -> bytes:
    """The PDF with other contents on its first page, added behind what was signed."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    other = writer.add_object(generic.StreamObject(stream_data=b"0 g 50 50 400 400 re f"))
    page = writer.root["/Pages"]["/Kids"][0]
    page[pdf_name("/Contents")] = other
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
