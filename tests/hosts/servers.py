"""The web servers of this machine, each started for one folder with the configuration that the build generates."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.dev.chromium import is_root
from build_scripts.publish.host_headers import FIXED

SECONDS_TO_START = 20
MODULES = (
    "/usr/lib/apache2/modules",
    "/usr/lib64/httpd/modules",
    "/usr/libexec/apache2",
    "/opt/homebrew/lib/httpd/modules",
)
BROTLI_OF_NGINX = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
DEFLATE_OF_LIGHTTPD = "/usr/lib/lighttpd/mod_deflate.so"
# Apache will not serve as root; nobody is on every Unix.
NOBODY = "User nobody\nGroup nogroup" if is_root() else ""

Configure = Callable[[Path, Path, str, int], tuple[list[str], str]]


def nginx(folder: Path, work: Path, base: str, port: int) -> tuple[list[str], str]:
    """The command, and the text of its configuration: the site under `base` of an otherwise empty host."""
    types = next(
        (path for path in ("/etc/nginx/mime.types", "/opt/homebrew/etc/nginx/mime.types") if Path(path).is_file()), ""
    )
    brotli = Path(BROTLI_OF_NGINX)
    headers = f"include {folder}{base}nginx-headers.conf;"
    packed = f"location {base}{FIXED} {{ brotli_static on; {headers} }}" if brotli.is_file() else ""
    return (
        [_program("nginx"), "-c", str(work / "server.conf"), "-e", "stderr"],
        f"""
{"user root;" if is_root() else ""}
{f"load_module {brotli};" if brotli.is_file() else ""}
daemon off;
pid {work}/pid;
error_log stderr;
events {{}}
http {{
  include {types};
  types {{ text/javascript mjs; text/calendar ics; application/zip whl; }}
  access_log off;
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {folder};
    location {base} {{
      index index.html;
      error_page 404 {base}404.html;
      {headers}
      {packed}
    }}
  }}
}}
""",
    )


def apache(folder: Path, work: Path, base: str, port: int) -> tuple[list[str], str]:  # noqa: ARG001 - .htaccess knows it
    """The same for Apache, which finds .htaccess in the folder by itself."""
    program = shutil.which("apache2", path=_path()) or _program("httpd")
    modules = next(Path(each) for each in MODULES if Path(each).is_dir())
    wanted = ("mpm_event", "unixd", "authz_core", "dir", "mime", "headers", "filter", "deflate", "brotli")
    loads = "\n".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so" for name in wanted if (modules / f"mod_{name}.so").is_file()
    )
    return (
        [program, "-d", str(work), "-f", str(work / "server.conf"), "-D", "FOREGROUND"],
        f"""
{loads}
{NOBODY}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {work}/pid
ErrorLog /dev/stderr
TypesConfig /etc/mime.types
DocumentRoot {folder}
DirectoryIndex index.html
<Directory {folder}>
  AllowOverride All
  Require all granted
</Directory>
""",
    )


def lighttpd(folder: Path, work: Path, base: str, port: int) -> tuple[list[str], str]:
    """The same for lighttpd."""
    deflate = 'server.modules += ( "mod_deflate" )' if Path(DEFLATE_OF_LIGHTTPD).is_file() else ""
    return (
        [_program("lighttpd"), "-D", "-f", str(work / "server.conf")],
        f"""
server.modules = ( "mod_indexfile", "mod_staticfile" )
server.document-root = "{folder}"
server.bind = "127.0.0.1"
server.port = {port}
index-file.names = ( "index.html" )
{deflate}
include "{folder}{base}lighttpd-headers.conf"
""",
    )


SERVERS: dict[str, Configure] = {"nginx": nginx, "apache2": apache, "lighttpd": lighttpd}


def installed(name: str) -> bool:
    """Whether this machine has the server, under this name or the one that other systems give it."""
    return any(shutil.which(each, path=_path()) for each in ({"apache2": ("apache2", "httpd")}.get(name, (name,))))


@contextmanager
def serve(name: str, folder: Path, work: Path, base: str) -> Iterator[str]:
    """The address of `base` while the server runs; what it said when it does not start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command, text = SERVERS[name](folder, work, base, port)
    (work / "server.conf").write_text(text, encoding="utf-8")
    log = work / "log"
    with log.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said) as server:
        try:
            _wait(server, port, log)
            yield f"http://127.0.0.1:{port}{base}"
        finally:
            server.terminate()
            server.wait(SECONDS_TO_START)


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(SECONDS_TO_START * 20):
        if server.poll() is not None:
            break
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"the server does not start:\n{log.read_text('utf-8')}")


def _program(name: str) -> str:
    found = shutil.which(name, path=_path())
    if not found:
        raise RuntimeError(f"{name} is not on this machine")
    return found


def _path() -> str:
    return os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
