"""What becomes a link on a policy page does what it says, and nothing else."""

from __future__ import annotations

import pytest

from build_scripts.reference.codes import Documented
from build_scripts.source.contact_details import FORMS
from tests.support.broken_board import lines_of

RIGHT = {
    "email": (
        "office@anytown.example",
        "a.b-c_d+e@x1.co.uk",
        "OFFICE@Anytown.Example",
        "kscb.admin@kirklees.gov.uk",
        "swyddfa@llŷn.cymru",
        "a@xn--lln-rua.cymru",
        "siobhan.o'neill@anytown.example",
        f"{'a' * 64}@{'b' * 63}.example",
    ),
    "phone": (
        "999",
        "116 123",
        "0800 028 0285",
        "+44 1632 960001",
        "01632960001",
        "+44 (0)1632 960001",
        "(01632) 960001",
        "01632-960-001",
        "01632 960001 ext 123",
        "01632 960001 ext. 12",
        "01632 960001, extension 4",
        "01632 960001 x45",
        "18001 01632 960001",
        "18001 0044 1632 960001",
    ),
    "web": (
        "https://ombudsman.example",
        "http://www.anytown.gov.uk/a/b.pdf?x=1&y=2#part",
        "HTTPS://x.example:8443/",
        "https://x.example/~a/(b),c;d=%20e",
        "https://llŷn.cymru/cŵyn",
        "https://xn--lln-rua.cymru/",
        "https://x.example:65535/",
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
        "office@\u0430nytown.example",
        "offic\u00e9@anytown.example",
        "off..ice@anytown.example",
        "office.@anytown.example",
        "office@anytown.example\n",
        "office@anytown\u3002example",
        "office@[192.0.2.1]",
        "'office@anytown.example",
        "office'@anytown.example",
        f"{'a' * 65}@anytown.example",
        f"office@{'b' * 64}.example",
        f"office@{'b.' * 124}example",
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
        "+44 (0)1632 960001#",
        "01632 960001 ext *21",
        "01632 960001 ext 1234567",
        "ext 12345",
        "(01632 960001",
        "01632) 960001",
        "(+44) 1632 960001 (0)",
        "01632--960001",
        "1800199",
        "01632 960001 or 01632 960002",
        "01632\u00a0960001",
        "\u202e100069 23610",
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
        "https://127.0.0.1/",
        "https://\u0430nytown.example/",
        "https://k\u0131rklees.example/",
        "https://anytown.example\u2044.elsewhere.example",
        "https://anytown.example/\u202efdp.exe",
        "https://anytown.example/a\u00a0b",
        "https://anytown.example/a\u200bb",
        "https:/anytown.example",
        "https://anytown.example\t",
        " https://anytown.example",
        "blob:https://anytown.example/1",
        "https://anytown.example:65536/",
        "https://anytown.example:0/",
        f"https://{'b' * 64}.example/",
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


ELSEWHERE = "https://anytown.example@elsewhere.example"
OTHER_PLACES = {
    "the body that came after": (
        "anytown/publisher.yml",
        "contacts:\n  - id: office\n",
        f"successor:\n  name: Another board\n  web: {ELSEWHERE}\ncontacts:\n  - id: office\n",
    ),
    "the document": (
        "anytown/coverage.yml",
        "  address: https://anytown.example/comments-policy\n",
        f"  address: {ELSEWHERE}\n",
    ),
}


@pytest.mark.parametrize(("file", "old", "new"), OTHER_PLACES.values(), ids=OTHER_PLACES)
def test_an_address_that_leads_elsewhere_is_refused_wherever_it_stands(file: str, old: str, new: str) -> None:
    said = lines_of(Documented(code="", text="", file=file, old=old, new=new, prints=""))
    assert len(said) == 1, said
    assert f'"{ELSEWHERE}" is not an address on the web' in said[0]
    assert said[0].endswith("(bad-web-address)")
