"""Run inside Pyodide after the rehearsal: the modules of the standard library that were imported, compiled."""

import io
import marshal
import sys
import zipfile
from importlib.util import MAGIC_NUMBER
from pathlib import Path

# Compiled from a source that nobody checks again: PEP 552, "unchecked hash".
HEADER = MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)


def slim(library: str) -> bytes:
    """A zip file of them; `library` is the one that the interpreter reads its modules from."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(library) as source, zipfile.ZipFile(buffer, "w") as target:
        prefix = f"{library}/"
        files = {str(getattr(module, "__file__", None)) for module in sys.modules.values()}
        for path in sorted(file for file in files if file.startswith(prefix)):
            name = path.removeprefix(prefix)
            code = compile(source.read(name), path, "exec", dont_inherit=True, optimize=2)
            entry = zipfile.ZipInfo(str(Path(name).with_suffix(".pyc")), (1980, 1, 1, 0, 0, 0))
            target.writestr(entry, HEADER + marshal.dumps(code))
    return buffer.getvalue()


slim(next(path for path in sys.path if path.endswith(".zip")))
