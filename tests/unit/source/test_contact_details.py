"""What becomes a link on a policy page does what it says, and nothing else."""

from __future__ import annotations

import pytest

from build_scripts.source.contact_details import FORMS

RIGHT = {
    "email": ("office@anytown.example", "a.b-c_d+e@x1.co.uk", "OFFICE@Anytown.Example", "kscb.admin@kirklees.gov.uk"),
    "phone": ("999", "116 123", "0800 028 0285", "+44 1632 960001", "01632960001"),
    "web": (
        "https://ombudsman.example",
        "http://www.anytown.gov.uk/a/b.pdf?x=1&y=2#part",
        "HTTPS://x.example:8443/",
        "https://x.example/~a/(b),c;d=%20e",
    ),
}
WRONG = {
    "email": (
        "office@anytown.example?bcc=others@anytown.example",
        "office@anytown.example,others@anytown.example",
        "Office <office@anytown.example>",
        "mailto:office@anytown.example",
        "office%0abcc@anytown.example",
        "office@anytown",
        "office@@anytown.example",
        'office"onclick@anytown.example',
        "office@anytown.example ",
        "\u043effice@anytown.example",
    ),
    "phone": (
        "*#06#",
        "01632 960001#",
        "01632*960001",
        "01632 960001,,1",
        "01632 960001;ext=2",
        "01632  960001",
        "tel:999",
        "99",
        "1234567890123456",
        "0800 ANYTOWN",
        "\u0661\u0661\u0662",
        "01632 960001 ",
    ),
    "web": (
        "javascript:alert(1)",
        "data:text/html,x",
        "//ombudsman.example",
        "www.ombudsman.example",
        "ftp://ombudsman.example",
        "https://ombudsman.example@elsewhere.example",
        "https://user:word@ombudsman.example",
        "https://ombudsman.example\\@elsewhere.example",
        'https://ombudsman.example/"onclick=',
        "https://ombudsman.example/a b",
        "https://",
        "https://127",
    ),
}


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in RIGHT.items() for text in texts])
def test_what_readers_can_use_is_taken(key: str, text: str) -> None:
    assert FORMS[key].fits(text)


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in WRONG.items() for text in texts])
def test_what_does_more_or_nothing_is_refused(key: str, text: str) -> None:
    assert not FORMS[key].fits(text)


def test_a_form_on_the_web_is_an_address_on_the_web() -> None:
    assert FORMS["form"] is FORMS["web"]
