"""Names of browsers in the list of own sessions."""

import pytest

from jobroom.accounts.devices import device_name

WEBKIT = "Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) %s"
FIREFOX = "Mozilla/5.0 (Macintosh; Intel Mac OS X 15.0; rv:150.0) Gecko/20100101 Firefox/150.0"


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (WEBKIT % ("Windows NT 10.0", "Chrome/156.0.0.0 Safari/537.36 Edg/156.0"), "Edge, Windows"),
        (WEBKIT % ("X11; Linux x86_64", "Chrome/156.0.0.0 Safari/537.36"), "Chrome, Linux"),
        (WEBKIT % ("iPhone; CPU iPhone OS 19_0 like Mac OS X", "Safari/604.1"), "Safari, iPhone"),
        (WEBKIT % ("Linux; Android 15", "Chrome/156.0.0.0 Mobile Safari/537.36"), "Chrome, Android"),
        (FIREFOX, "Firefox, macOS"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_browser_is_shown_by_name_and_system(sent: str, shown: str) -> None:
    assert device_name(sent) == shown
