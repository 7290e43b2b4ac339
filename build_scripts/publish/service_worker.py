"""The files by which a browser keeps the site for use without a network: a service worker, and a list of every file."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

from build_scripts.assets import bundle
from build_scripts.publish.host_headers import host_files

SERVICE_WORKER = "service-worker.js"

# What hosts and search engines read; no page ever asks for it.
FOR_HOSTS = {*host_files("/"), "sitemap.xml", "sitemap.xml.gz"}

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
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    table = {name: _entry(path) for name, path in files.items() if name not in {*FOR_HOSTS, SERVICE_WORKER}}
    listed = json.dumps({"files": table}, separators=(",", ":"), sort_keys=True).encode()
    list_path = bundle.FOLDER + bundle.hashed_name("files.json", listed)
    (site / list_path).write_bytes(listed)
    version = hashlib.sha256(listed).hexdigest()[:16]
    told = json.dumps({"version": version, "list": list_path})
    (site / SERVICE_WORKER).write_text(f'self.site = {told};\nimportScripts("{script}");\n', encoding="utf-8")


def write_none(site: Path) -> None:
    """Put a service worker that removes itself into a site that is being written."""
    (site / SERVICE_WORKER).write_text(NOTHING_KEPT, encoding="utf-8")


def _entry(path: Path) -> list[int | str]:
    content = path.read_bytes()
    return [len(content), base64.b64encode(hashlib.sha256(content).digest()).decode()]
