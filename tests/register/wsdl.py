"""A description of the public UID register service V5, as far as this project speaks to it.

Written for the tests from the names and namespaces in the identity note (3.2, 3.3): SOAP 1.1, document and
literal, `GetByUID` and `Search`, faults with operation, error and errorDetail. The real one is larger.
"""

import re

WSE = "http://www.uid.admin.ch/xmlns/uid-wse"
WSE5 = "http://www.uid.admin.ch/xmlns/uid-wse/5"
SHARED = "http://www.uid.admin.ch/xmlns/uid-wse-shared/2"
E97 = "http://www.ech.ch/xmlns/eCH-0097/5"
E98 = "http://www.ech.ch/xmlns/eCH-0098/5"
E108 = "http://www.ech.ch/xmlns/eCH-0108/5"
BEFORE = "addressCategory addressLine1 addressLine2 street houseNumber postOfficeBoxNumber town".split()
# A choice that repeats, as in eCH-0098/5: clients get these parts as a list without a name.
CHOICE = "swissZipCode swissZipCodeAddOn foreignZipCode cantonAbbreviation".split()
TEXTS = [*BEFORE, *CHOICE, "countryIdISO2"]


def _element(name: str, kind: str, most: str = "1") -> str:
    return f'<xs:element name="{name}" type="{kind}" minOccurs="0" maxOccurs="{most}"/>'


def _type(name: str, *elements: str) -> str:
    return f'<xs:complexType name="{name}"><xs:sequence>{"".join(elements)}</xs:sequence></xs:complexType>'


def _choice(*elements: str, repeated: bool = False) -> str:
    most = ' minOccurs="0" maxOccurs="unbounded"' if repeated else ""
    return f"<xs:choice{most}>{''.join(elements)}</xs:choice>"


def _schema(namespace: str, *parts: str) -> str:
    return (
        f'<xs:schema elementFormDefault="qualified" targetNamespace="{namespace}" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:w="{WSE}" xmlns:w5="{WSE5}" xmlns:s="{SHARED}" '
        f'xmlns:e97="{E97}" xmlns:e98="{E98}" xmlns:e108="{E108}">{"".join(parts)}</xs:schema>'
    )


def _import(*namespaces: str) -> str:
    return "".join(f'<xs:import namespace="{namespace}"/>' for namespace in namespaces)


def _holder(name: str, *elements: str) -> str:
    inner = f"<xs:sequence>{''.join(elements)}</xs:sequence>"
    return f'<xs:element name="{name}"><xs:complexType>{inner}</xs:complexType></xs:element>'


def _schemas() -> str:
    identification = _type(
        "organisationIdentificationType",
        _element("uid", "e97:uidStructureType"), _element("organisationName", "xs:string"),
        _element("organisationAdditionalName", "xs:string"), _element("legalForm", "xs:string"),
    )  # fmt: skip
    uid = _type(
        "uidStructureType",
        _element("uidOrganisationIdCategorie", "xs:string"),
        _element("uidOrganisationId", "xs:integer"),
    )
    dated = [
        _type(
            "datePartiallyKnownType",
            _choice(
                _element("year", "xs:gYear"),
                _element("yearMonth", "xs:gYearMonth"),
                _element("yearMonthDay", "xs:date"),
            ),
        ),
        _type("foundationType", _element("foundationDate", "e98:datePartiallyKnownType")),
        _type("liquidationType", _element("liquidationDate", "e98:datePartiallyKnownType")),
    ]
    organisation = _type(
        "organisationType",
        _element("organisationIdentification", "e97:organisationIdentificationType"),
        _element("NOGACode", "xs:string"), _element("foundation", "e98:foundationType"),
        _element("liquidation", "e98:liquidationType"), _element("address", "e98:addressType", "unbounded"),
        _element("languageOfCorrespondance", "xs:string"),
    )  # fmt: skip
    return "".join(
        [
            _schema(E97, uid, identification),
            _schema(
                E98, _import(E97), *dated, _address_type(),
                organisation,
            ),
            _schema(E108, _import(E97, E98), *_entry_types()),
            _schema(SHARED, *_shared_types()),
            _schema(WSE5, _import(E98, E108), *_search_types()),
            _schema(WSE, _import(E97, E108, WSE5, SHARED), *_messages()),
        ]
    )  # fmt: skip


def _address_type() -> str:
    before = [_element(name, "xs:string") for name in BEFORE]
    choice = _choice(*(_element(name, "xs:string") for name in CHOICE), repeated=True)
    return _type("addressType", *before, choice, _element("countryIdISO2", "xs:string"))


def _entry_types() -> list[str]:
    return [
        _type(
            "uidregInformationType",
            _element("uidregStatusEnterpriseDetail", "xs:string"),
            _element("uidregPublicStatus", "xs:string"),
            _element("uidReplacement", "e97:uidStructureType"),
        ),
        _type(
            "commercialRegisterInformationType",
            _element("commercialRegisterStatus", "xs:string"),
            _element("commercialRegisterEntryStatus", "xs:string"),
        ),
        _type("vatRegisterInformationType", _element("vatStatus", "xs:string")),
        _type(
            "organisationType",
            _element("organisation", "e98:organisationType"),
            _element("uidregInformation", "e108:uidregInformationType"),
            _element("commercialRegisterInformation", "e108:commercialRegisterInformationType"),
            _element("vatRegisterInformation", "e108:vatRegisterInformationType"),
        ),
    ]


def _shared_types() -> list[str]:
    fault = [_element(name, "xs:string") for name in ("operation", "error", "errorDetail")]
    return [
        _type(
            "searchConfiguration",
            _element("searchMode", "xs:string"),
            _element("maxNumberOfRecords", "xs:int"),
            _element("searchNameAndAddressHistory", "xs:boolean"),
        ),
        _holder("BusinessFault", *fault),
        _holder("InfrastructureFault", *fault),
        _holder("SecurityFault", *fault),
    ]


def _search_types() -> list[str]:
    return [
        _type(
            "uidEntitySearchParameters",
            _element("organisationName", "xs:string"),
            _element("address", "e98:addressType"),
        ),
        _type("searchParameters", _element("uidEntitySearchParameters", "w5:uidEntitySearchParameters")),
        _type(
            "uidEntitySearchResultItem",
            _element("rating", "xs:int"),
            _element("organisation", "e108:organisationType"),
        ),
        _type(
            "uidEntitySearchResponse",
            _element("uidEntitySearchResultItem", "w5:uidEntitySearchResultItem", "unbounded"),
        ),
    ]


def _messages() -> list[str]:
    many = _type("organisations", _element("organisationType", "e108:organisationType", "unbounded"))
    return [
        many,
        _holder("GetByUID", _element("uid", "e97:uidStructureType")),
        _holder("GetByUIDResponse", _element("GetByUIDResult", "w:organisations")),
        _holder(
            "Search", _element("searchParameters", "w5:searchParameters"),
            _element("config", "s:searchConfiguration"),
        ),
        _holder("SearchResponse", _element("SearchResult", "w5:uidEntitySearchResponse")),
    ]  # fmt: skip


def _operation(name: str) -> tuple[str, str, str]:
    messages = (
        f'<message name="{name}In"><part name="parameters" element="w:{name}"/></message>'
        f'<message name="{name}Out"><part name="parameters" element="w:{name}Response"/></message>'
    )
    port = (
        f'<operation name="{name}"><input message="w:{name}In"/><output message="w:{name}Out"/></operation>'
    )
    binding = (
        f'<operation name="{name}"><soap:operation soapAction="{WSE}/IPublicServices/{name}"/>'
        '<input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>'
    )
    return messages, port, binding


def documents(address: str) -> dict[str, str]:
    """The description as the real service hands it out: in several documents, by their query."""
    schemas = re.findall(r"<xs:schema .*?</xs:schema>", _schemas(), re.DOTALL)
    places = {name(text): f"xsd=xsd{number}" for number, text in enumerate(schemas)}

    def located(found: re.Match[str]) -> str:
        place = f"{address}?{places[found[1]]}"
        return f'<xs:import namespace="{found[1]}" schemaLocation="{place}"/>'.replace("&", "&amp;")

    apart = {
        places[name(text)]: re.sub(r'<xs:import namespace="([^"]+)"/>', located, text) for text in schemas
    }
    imports = re.sub(r'<xs:import namespace="([^"]+)"/>', located, _import(*places))
    joined = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return apart | {"wsdl": wsdl(address).replace(_schemas(), joined)}


def name(schema: str) -> str:
    """The namespace that a schema describes."""
    return str(re.findall(r'targetNamespace="([^"]+)"', schema)[0])


def wsdl(address: str) -> str:
    """The description of a service at an address, in one piece."""
    rows = [_operation(name) for name in ("GetByUID", "Search")]
    messages, ports, bindings = ("".join(column) for column in zip(*rows, strict=True))
    return (
        f'<definitions targetNamespace="{WSE}" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:w="{WSE}" '
        f'xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"><types>{_schemas()}</types>{messages}'
        f'<portType name="IPublicServices">{ports}</portType>'
        '<binding name="BasicHttpBinding_IPublicServices" type="w:IPublicServices">'
        f'<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>{bindings}</binding>'
        '<service name="PublicServices"><port name="BasicHttpBinding_IPublicServices" '
        f'binding="w:BasicHttpBinding_IPublicServices"><soap:address location="{address}"/></port></service>'
        "</definitions>"
    )
