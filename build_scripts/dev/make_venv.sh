#!/bin/sh
# Makes .venv from the Python named by the argument, else from the first one on the machine that is new enough.
set -u

refuse() { echo "$1" >&2; exit 1; }
runs() { "$1" -c '' >/dev/null 2>&1; }
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
version() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])'; }

wanted=${1:-}
old=
found=
for python in ${wanted:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    runs "$python" || continue
    if new_enough "$python"; then found=$python; break; fi
    old=${old:-"$python is $(version "$python")"}
done

if [ -z "$found" ]; then
    if [ -n "$old" ]; then refuse "Python 3.11 or newer is needed; $old. Name another one: make PYTHON=/path/to/python3"; fi
    if [ -n "$wanted" ]; then refuse "Python 3.11 or newer is needed; PYTHON=$wanted does not run."; fi
    refuse "Python 3.11 or newer is needed; there is none here. Install it, or name it: make PYTHON=/path/to/python3"
fi
if ! "$found" -c 'import venv, ensurepip' >/dev/null 2>&1; then
    refuse "$found lacks its venv module. On Debian or Ubuntu: apt-get install python$(version "$found")-venv"
fi

echo "Making the virtual environment .venv with Python $(version "$found")"
# Through a link, the environment of another copy of the project would be emptied.
if [ -L .venv ]; then rm .venv; fi
"$found" -m venv --clear .venv
