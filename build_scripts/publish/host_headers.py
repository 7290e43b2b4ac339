"""The headers of the site, on security and on how long a file may be kept, as files that common static hosts read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

from build_scripts.publish.csp import content_security_policy
from build_scripts.support import embedded

EMBED = embedded.FOLDER
NOBODY, ANYBODY = "'none'", "*"

# One policy for all paths, the one of the tools: a page's own <meta> narrows it, and a browser obeys both.
# Only a header can say who may show the site in a frame. Where that is everybody, it has to be said: it then stands
# above an X-Frame-Options that a host sends with all it has: https://www.w3.org/TR/CSP3/#frame-ancestors-and-frame-options
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": f"{content_security_policy(tool=True)}; frame-ancestors {NOBODY}",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # All is public, and the same for everybody. In a frame that its host has put into a sandbox, a page counts as a
    # stranger even to the files of its own site.
    "Cross-Origin-Resource-Policy": "cross-origin",
}
POLICY = "Content-Security-Policy"
FRAMED = {POLICY: f"{content_security_policy(tool=True)}; frame-ancestors {ANYBODY}"}
"""What is otherwise for all under EMBED."""

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


def headers_of(path: str) -> Mapping[str, str]:
    """The headers of a path of the site."""
    return {**HEADERS, **FRAMED} if path.startswith(EMBED) else HEADERS


def host_files(base: str, top: Iterable[str] = ()) -> dict[str, str]:
    """Name -> text of each file, for a site under the path `base`, which begins and ends with a slash.

    `top` has what stands at the top of the site; the name of a folder ends with a slash.
    """
    return {
        "_headers": _netlify_and_cloudflare(base, sorted({"", *top} - {EMBED})),
        ".htaccess": _apache(base),
        "web.config": _iis(base),
        "nginx-headers.conf": _nginx(base),
        "lighttpd-headers.conf": _lighttpd(base),
        # GitHub Pages would otherwise leave out what begins with a dot or an underscore.
        ".nojekyll": "",
    }


def _netlify_and_cloudflare(base: str, top: Iterable[str]) -> str:
    # Both hosts have pages asked about anew by themselves. For a header that two rules give, Netlify sends the later
    # value, and Cloudflare both, of which a browser obeys the stricter: so every path but one forbids frames. What
    # is at none of these paths is no page of the site.
    lines = [f"{base}*", *(f"  {name}: {value}" for name, value in {**HEADERS, **FRAMED}.items())]
    for path in top:
        lines += [f"{base}{path}{'*' if path.endswith('/') else ''}", f"  {POLICY}: {HEADERS[POLICY]}"]
    return "\n".join([*lines, f"{base}{FIXED}*", f"  Cache-Control: {FOR_EVER}", ""])


def _apache(base: str) -> str:
    types = " ".join(("text/html", *TEXT_TYPES))
    lines = [
        f"ErrorDocument 404 {base}404.html",
        *(f'AddType "{kind}" .{ending}' for ending, kind in TYPES.items()),
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in HEADERS.items()),
        f'  <If "%{{REQUEST_URI}} =~ m#^{base}{EMBED}#">',
        f'    Header always set {POLICY} "{FRAMED[POLICY]}"',
        "  </If>",
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
  <location path="{EMBED.rstrip("/")}">
    <system.webServer>
      <httpProtocol>
        <customHeaders>
          <remove name="{POLICY}" />
          <add name="{POLICY}" value={quoteattr(FRAMED[POLICY])} />
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>
</configuration>
"""


def _nginx(base: str) -> str:
    lines = [
        "# Inside the server or location block of the site: include nginx-headers.conf;",
        "# nginx forgets these wherever a deeper block has an add_header of its own.",
        f'set $navigator_policy "{HEADERS[POLICY]}";',
        f'if ($uri ~ "^{base}{EMBED}") {{ set $navigator_policy "{FRAMED[POLICY]}"; }}',
        f"add_header {POLICY} $navigator_policy always;",
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items() if name != POLICY),
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
    headers, framed = (
        ",\n".join(f'    "{name}" => "{value}"' for name, value in headers_of(path).items()) for path in ("", EMBED)
    )
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
$HTTP["url"] =~ "^{base}{EMBED}" {{
  setenv.set-response-header = (
{framed}
  )
}}
"""
