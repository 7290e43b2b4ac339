"""Calendar files as a board writes them: bank holidays, its own days, terms, and as it was before."""

import json
from pathlib import Path
from typing import Any

BANK: dict[str, Any] = {
    "source": "GOV.UK",
    "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
    "divisions": {
        name: [
            {"date": "2026-01-01", "title": "New Year's Day"},
            {"date": "2026-12-28", "title": "Boxing Day", "substitute": True},
        ]
        for name in ("england-and-wales", "scotland", "northern-ireland")
    },
}
OWN: dict[str, Any] = {
    "title": "Our office",
    "based on": "scotland",
    "source": "Minutes of 4 March 2026",
    "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
    "closures": [
        {"date": "2026-06-03", "title": "Training day"},
        {"from": "2026-12-24", "through": "2026-12-31", "title": "Christmas closure"},
    ],
}
SCHOOL: dict[str, Any] = {
    "title": "Schools",
    "based on": "uk-any",
    "source": "The council",
    "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
    "terms": [
        {"from": "2026-01-05", "through": "2026-03-27", "title": "Spring term"},
        {"from": "2026-04-13", "through": "2026-07-17", "title": "Summer term"},
    ],
}
BEFORE: dict[str, Any] = {
    "title": "As known before 2 June",
    "based on": "scotland",
    "source": "Minutes",
    "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
    "open": [{"date": "2026-12-28", "title": "Boxing Day"}],
    "begun before": "2026-06-02",
}


def write(folder: Path, **files: Any) -> Path:
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / f"{name.replace('_', '-')}.json").write_text(text, encoding="utf-8")
    return folder
