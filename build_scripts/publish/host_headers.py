"""The headers of the site, on security and on how long a file may be kept, as files that common static hosts read."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from build_scripts.publish.csp import content_security_policy

# One policy for all paths, the one of the tools: a page's own <meta> narrows it, and a browser obeys both.
# Only a header can say who may show the site in a frame.
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": f"{content_security_policy(tool=True)}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

# A file in this folder has its content in its name and never changes; all others are asked about anew each time.
FIXED = "assets/navigator/"
# A file of less is one packet, packed or not.
FEWEST_BYTES = 1000
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

# Types that not every server knows; IIS answers "not found" for a file whose type it does not know.
TYPES: Mapping[str, str] = {
    "bin": "application/octet-stream",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "mjs": "text/javascript",
    "svg": "image/svg+xml",
    "wasm": "application/wasm",
    "whl": "application/zip",
}

# What a host packs as it sends it; .bin files and .whl are packed already, and pages need no mention in nginx.
TEXT_TYPES = (
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "image/svg+xml",
    "text/csv",
    "text/calendar",
    "text/plain",
    "text/xml",
    "application/xml",
)

# The rest of the site, for a server that knows no type by itself.
COMMON_TYPES: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml",
    "png": "image/png",
}


def host_files(base: str) -> dict[str, str]:
    """Name -> text of each file, for a site under the path `base`, which begins and ends with a slash."""
    return {
        "_headers": _netlify_and_cloudflare(base),
        ".htaccess": _apache(base),
        "web.config": _iis(base),
        "nginx-headers.conf": _nginx(),
        "lighttpd-headers.conf": _lighttpd(base),
        # GitHub Pages would otherwise leave out what begins with a dot or an underscore.
        ".nojekyll": "",
    }


def _netlify_and_cloudflare(base: str) -> str:
    # Both hosts have pages asked about anew by themselves, and would join a second value to the first.
    for_all = [f"{base}*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    return "\n".join([*for_all, f"{base}{FIXED}*", f"  Cache-Control: {FOR_EVER}", ""])


def _apache(base: str) -> str:
    types = " ".join(("text/html", *TEXT_TYPES))
    lines = [
        f"ErrorDocument 404 {base}404.html",
        *(f'AddType "{kind}" .{ending}' for ending, kind in TYPES.items()),
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in HEADERS.items()),
        f'  Header set Cache-Control "{ASK_AGAIN}"',
        f'  <If "%{{REQUEST_URI}} =~ m#/{FIXED}#">',
        f'    Header set Cache-Control "{FOR_EVER}"',
        "  </If>",
        "  # Apache marks the tag of what it packs, then does not know the mark again: it would never say 304.",
        r'  RequestHeader edit* If-None-Match "-(?:gzip|br)\"" "\""',
        "</IfModule>",
        "<IfModule mod_filter.c>",
        "  <IfModule mod_brotli.c>",
        f"    AddOutputFilterByType BROTLI_COMPRESS {types}",
        "  </IfModule>",
        "  <IfModule mod_deflate.c>",
        f"    AddOutputFilterByType DEFLATE {types}",
        "  </IfModule>",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


def _iis(base: str) -> str:
    headers = "\n".join(f"        <add name={quoteattr(n)} value={quoteattr(v)} />" for n, v in HEADERS.items())
    types = "\n".join(
        f'      <remove fileExtension=".{ending}" />\n'
        f'      <mimeMap fileExtension=".{ending}" mimeType={quoteattr(kind)} />'
        for ending, kind in TYPES.items()
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
{headers}
      </customHeaders>
    </httpProtocol>
    <staticContent>
      <clientCache cacheControlCustom="{ASK_AGAIN}" />
{types}
    </staticContent>
    <httpErrors errorMode="Custom">
      <remove statusCode="404" />
      <error statusCode="404" path="{base}404.html" responseMode="ExecuteURL" />
    </httpErrors>
  </system.webServer>
  <location path="{FIXED.rstrip("/")}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlCustom="{FOR_EVER}" />
      </staticContent>
    </system.webServer>
  </location>
</configuration>
"""


def _nginx() -> str:
    lines = [
        "# Inside the server or location block of the site: include nginx-headers.conf;",
        "# nginx forgets these wherever a deeper block has an add_header of its own.",
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        f'set $navigator_kept "{ASK_AGAIN}";',
        f'if ($uri ~ "/{FIXED}") {{ set $navigator_kept "{FOR_EVER}"; }}',
        "add_header Cache-Control $navigator_kept;",
        "gzip on;",
        "gzip_vary on;",
        "gzip_proxied any;",
        "gzip_comp_level 6;",
        f"gzip_min_length {FEWEST_BYTES};",
        f"gzip_types {' '.join(TEXT_TYPES)};",
        f"# With its Brotli module, a block for {FIXED} can have: brotli_static on;",
        "# Nowhere else: it keeps nginx from packing what has no packed file beside it.",
    ]
    return "\n".join(lines) + "\n"


def _lighttpd(base: str) -> str:
    headers = ",\n".join(f'    "{name}" => "{value}"' for name, value in HEADERS.items())
    types = ",\n".join(f'    ".{ending}" => "{kind}"' for ending, kind in {**COMMON_TYPES, **TYPES}.items())
    packed = ", ".join(f'"{kind}"' for kind in ("text/html", *TEXT_TYPES))
    return f"""# In lighttpd.conf, after server.document-root: include "lighttpd-headers.conf"
# To have it pack what it sends, before it: server.modules += ( "mod_deflate" )
server.modules += ( "mod_setenv" )
$HTTP["url"] =~ "^{base}" {{
  server.errorfile-prefix = server.document-root + "{base}"
  mimetype.assign = (
{types},
    "" => "application/octet-stream"
  )
  setenv.set-response-header = (
{headers}
  )
  setenv.add-response-header = ( "Cache-Control" => "{ASK_AGAIN}" )
  deflate.mimetypes = ( {packed} )
  deflate.allowed-encodings = ( "brotli", "gzip" )
}}
$HTTP["url"] =~ "^{base}{FIXED}" {{
  setenv.add-response-header = ( "Cache-Control" => "{FOR_EVER}" )
}}
"""
