"""The files by which a browser keeps the site for use without a network: a service worker, and a list of every file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Collection
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from build_scripts.assets import bundle
from build_scripts.publish import brotli, build_number
from build_scripts.publish.host_headers import host_files
from build_scripts.publish.site_map import PACKED, SITE_MAP
from build_scripts.support import embedded

SERVICE_WORKER = "service-worker.js"

# What hosts and search engines read; no page ever asks for it.
FOR_HOSTS = {*host_files("/"), SITE_MAP, PACKED}

NOT_KEPT = {*FOR_HOSTS, SERVICE_WORKER, build_number.NEWEST}

# Bytes of a hash in the list, as in the service worker: whole ones would be half of what a first page costs to keep.
HASHED = 16

LOADED = re.compile(r'<(?:script|link|img)\b[^>]*?\s(?:src|href)="([^"#?:]+)"')

# On a developer's machine pages change all the time: what an earlier site at this address kept goes, and so does this.
NOTHING_KEPT = """\
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
})()));
"""


def write(site: Path, script: str) -> None:
    """Put both into a built site; `script` is the site path of the bundled navigator/web/offline/service_worker.mjs."""
    for earlier in (site / bundle.FOLDER).glob("files-*.json"):
        earlier.unlink()
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    # A host sends what is packed in place of the file; nobody asks for it by name.
    files = {name: path for name, path in found.items() if name not in NOT_KEPT and path.suffix != brotli.ENDING}
    build = build_number.stamp(site, files)
    named: dict[tuple[str, ...], int] = {}
    # What other websites show is of no use without a network.
    kept = {name: path for name, path in files.items() if not name.startswith(embedded.FOLDER)}
    table = {name: _entry(name, path, files, named) for name, path in kept.items()}
    listed = json.dumps({"files": table, "names": list(named)}, separators=(",", ":"), sort_keys=True).encode()
    list_path = bundle.FOLDER + bundle.hashed_name("files.json", listed)
    (site / list_path).write_bytes(listed)
    # What is kept is told apart by its bytes; the number of a build is for what readers are told.
    version = hashlib.sha256(build.encode() + listed).hexdigest()[:16]
    told = json.dumps({"build": build, "version": version, "list": list_path, "number": build_number.NEWEST})
    (site / SERVICE_WORKER).write_text(f'self.site = {told};\nimportScripts("{script}");\n', encoding="utf-8")


def write_none(site: Path) -> None:
    """Put a service worker that removes itself into a site that is being written."""
    (site / SERVICE_WORKER).write_text(NOTHING_KEPT, encoding="utf-8")
    (site / build_number.NEWEST).write_text(build_number.script(build_number.MARK), encoding="utf-8")


def _entry(name: str, path: Path, files: Collection[str], named: dict[tuple[str, ...], int]) -> list[int | str]:
    """Size and hash, and for a page the place in `named` of what it loads: most pages load the same."""
    content = path.read_bytes()
    entry: list[int | str] = [len(content), base64.b64encode(hashlib.sha256(content).digest()[:HASHED]).decode()]
    if name.endswith(".html"):
        entry.append(named.setdefault(loads(name, content.decode(), files), len(named)))
    return entry


def loads(page: str, html: str, files: Collection[str]) -> tuple[str, ...]:
    """The files of the site that a page cannot do without: its scripts, styles and pictures."""
    # "Page not found" is shown for addresses of any depth, so its own may start at the root.
    found = (normpath(join(dirname(page), unquote(address).lstrip("/"))) for address in LOADED.findall(html))
    return tuple(dict.fromkeys(path for path in found if path in files))
