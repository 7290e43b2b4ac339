"""Files packed for the way to the browser, once for each content."""

import hashlib
from pathlib import Path

import deflate

from build_scripts.assets import bundle

# Of the levels of libdeflate.
SMALLEST = 12


def compressed(cache: Path, content: bytes) -> bytes:
    """`content` as gzip, as small as it gets, without a date or a name in it; made once for each content."""
    path = cache / "deflated" / hashlib.sha256(content).hexdigest()[:32]
    if not path.is_file():
        bundle.write_cache(path, bytes(deflate.gzip_compress(content, SMALLEST)))
    return path.read_bytes()
