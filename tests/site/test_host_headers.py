"""The header files that the build writes for static hosts say what the pages say, and are well formed."""

from __future__ import annotations

import re
import shlex
from fnmatch import fnmatch
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from build_scripts.publish.finish import top_of
from build_scripts.publish.host_headers import (
    ASK_AGAIN,
    FIXED,
    FOR_EVER,
    FRAMED,
    HEADERS,
    POLICY,
    TYPES,
    headers_of,
    host_files,
)

FILES = host_files("/policies/", ["deadline/", "embed/", "index.html"])
IN_A_FRAME = {**HEADERS, **FRAMED}


def test_every_build_carries_them(built_site: Path) -> None:
    for name, text in host_files("/", top_of(built_site)).items():
        assert (built_site / name).read_text("utf-8") == text


def test_nobody_may_show_the_site_in_a_frame_but_for_the_pages_made_for_it() -> None:
    ends = {path: headers_of(path)[POLICY].rpartition("; ")[2] for path in ("", "deadline/", "embedding/", "embed/a/")}
    none = "frame-ancestors 'none'"
    assert ends == {"": none, "deadline/": none, "embedding/": none, "embed/a/": "frame-ancestors *"}
    assert {name for name in HEADERS if HEADERS[name] != headers_of("embed/")[name]} == {POLICY}


def rules_of(text: str) -> dict[str, dict[str, str]]:
    """Path -> name -> value."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            rule = found[line] = {}
        else:
            name, value = line.strip().split(": ", 1)
            rule[name] = value
    return found


@pytest.mark.parametrize("joins", [False, True])
@pytest.mark.parametrize(
    ("path", "framed"),
    [("", False), ("index.html", False), ("deadline/index.html", False), ("embed/a/b/calculator/index.html", True)],
)
def test_netlify_and_cloudflare_get_every_header_for_every_path(path: str, *, framed: bool, joins: bool) -> None:
    """Netlify takes the last value of a header for a path, Cloudflare joins them, and a browser obeys all of them."""
    sent: dict[str, list[str]] = {}
    for rule, headers in rules_of(FILES["_headers"]).items():
        if fnmatch(f"/policies/{path}", rule):
            for name, value in headers.items():
                sent[name] = [*sent.get(name, []), value] if joins else [value]
    wanted = IN_A_FRAME if framed else HEADERS
    for policy in sent.pop(POLICY):
        assert policy.rpartition("; ")[0] == wanted[POLICY].rpartition("; ")[0]
        last = policy.rpartition("; ")[2]
    assert last == wanted[POLICY].rpartition("; ")[2]
    assert sent == {name: [value] for name, value in wanted.items() if name != POLICY}


def test_netlify_and_cloudflare_let_files_with_their_content_in_their_name_be_kept() -> None:
    assert rules_of(FILES["_headers"])["/policies/assets/navigator/*"] == {"Cache-Control": FOR_EVER}
    # More rules than this Cloudflare does not read: https://developers.cloudflare.com/pages/configuration/headers/
    assert len(rules_of(FILES["_headers"])) <= 100


def test_no_build_has_more_rules_than_cloudflare_reads(built_site: Path) -> None:
    rules = rules_of((built_site / "_headers").read_text("utf-8"))
    assert {"/", "/procedures/*", "/404.html"} < set(rules)
    assert "/embed/*" not in rules
    assert len(rules) <= 100


def test_apache_gets_every_header_and_type() -> None:
    words = [shlex.split(line) for line in FILES[".htaccess"].splitlines()]
    always = [(line[3], line[4]) for line in words if line[:2] == ["Header", "always"]]
    assert always == [*HEADERS.items(), *FRAMED.items()]
    condition = words.index(["<If", "%{REQUEST_URI} =~ m#^/policies/embed/#>"])
    assert words[condition + 1][3:] == [POLICY, FRAMED[POLICY]]
    assert [line[3] for line in words if line[:2] == ["Header", "set"]] == [ASK_AGAIN, FOR_EVER]
    assert {line[2][1:]: line[1] for line in words if line[0] == "AddType"} == TYPES
    assert words[0] == ["ErrorDocument", "404", "/policies/404.html"]


def test_iis_gets_every_header_and_type() -> None:
    root = ET.fromstring(FILES["web.config"].encode())  # noqa: S314  # written above by this project
    headers = root.findall("./system.webServer//customHeaders/add")
    assert {each.get("name"): each.get("value") for each in headers} == HEADERS
    apart = root.findall("./location[@path='embed']//customHeaders/*")
    # A name that is there already has to be taken out first.
    assert [(each.tag, each.get("name")) for each in apart] == [("remove", POLICY), ("add", POLICY)]
    assert apart[1].get("value") == FRAMED[POLICY]
    types = root.findall(".//mimeMap")
    assert {(each.get("fileExtension") or "")[1:]: each.get("mimeType") for each in types} == TYPES


def test_iis_knows_the_type_of_every_file(built_site: Path) -> None:
    # What is packed by Brotli is for other hosts, and no page asks for it.
    by_itself = {".br", ".html", ".css", ".js", ".png", ".txt", ".xml", ".csv", ".gz"}
    for_hosts = {built_site / name for name in FILES}
    endings = {path.suffix for path in built_site.rglob("*") if path.is_file() and path not in for_hosts}
    assert endings <= by_itself | {f".{ending}" for ending in TYPES}


def test_nginx_gets_every_header() -> None:
    lines = [line.removesuffix(";") for line in FILES["nginx-headers.conf"].splitlines() if line.startswith("add")]
    words = [shlex.split(line) for line in lines]
    assert {line[1]: line[2] for line in words if line[-1] == "always"} == {**HEADERS, POLICY: "$navigator_policy"}
    usual, under_embed = (line for line in FILES["nginx-headers.conf"].splitlines() if "set $navigator_policy" in line)
    assert usual == f'set $navigator_policy "{HEADERS[POLICY]}";'
    assert under_embed == f'if ($uri ~ "^/policies/embed/") {{ set $navigator_policy "{FRAMED[POLICY]}"; }}'
    assert [line[1:] for line in words if line[-1] != "always"] == [["Cache-Control", "$navigator_kept"]]


def test_lighttpd_gets_every_header_and_type() -> None:
    usual, _, embedded = FILES["lighttpd-headers.conf"].partition('$HTTP["url"] =~ "^/policies/embed/"')
    pairs, apart = (re.findall(r'^ +"([^"]*)" => "([^"]*)",?$', text, re.MULTILINE) for text in (usual, embedded))
    assert set(HEADERS.items()) <= set(pairs)
    assert {(f".{ending}", kind) for ending, kind in TYPES.items()} <= set(pairs)
    assert len(pairs) == len(dict(pairs))  # lighttpd starts with no name twice
    assert dict(apart) == IN_A_FRAME  # what a later block sets stands in place of all that an earlier one has set


def test_every_host_lets_only_files_with_their_content_in_their_name_be_kept_for_ever(built_site: Path) -> None:
    files = [path for path in (built_site / FIXED).rglob("*") if path.is_file()]
    assert files
    for path in files:
        named = path.name if path.suffix != ".whl" else path.parent.name
        assert re.search(r"(^|-)[0-9a-f]{12}(\.|$)", named), path
    for name in ("_headers", ".htaccess", "web.config", "nginx-headers.conf", "lighttpd-headers.conf"):
        assert FIXED.rstrip("/") in FILES[name]
        assert FOR_EVER in FILES[name]


@pytest.mark.parametrize("value", HEADERS.values())
def test_no_value_holds_a_quotation_mark_or_a_line_end(value: str) -> None:
    assert not set(value) & set('"\r\n\\')
