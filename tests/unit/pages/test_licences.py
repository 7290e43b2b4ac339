"""What is shipped is named with its version and licence."""

import json
import re
from dataclasses import replace

from build_scripts.pages import licences
from build_scripts.support import program
from navigator.words import ENGLISH
from tests.support.samples import ROOT

SHIPPED = licences.shipped(program.parts())


def test_every_npm_package_that_scripts_or_styles_bundle_is_listed() -> None:
    sources = [*(ROOT / "navigator/web").rglob("*.mjs"), *(ROOT / "navigator/web").rglob("*.scss")]
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    packages = {*package.get("dependencies", {}), *package.get("devDependencies", {})}
    text = "\n".join(path.read_text("utf-8") for path in sources)
    used = {name for name in packages if f'from "{name}' in text or f'"{name}/' in text}
    listed = {each.package.partition("@")[0].rpartition("/")[2] for each in SHIPPED if each.package}
    assert used
    assert used <= listed


def test_the_licence_of_a_package_is_the_one_it_names() -> None:
    from_npm = [each for each in SHIPPED if each.package and each.package.startswith("pkg:npm/")]
    assert from_npm
    for each in from_npm:
        name = (each.package or "").removeprefix("pkg:npm/").partition("@")[0]
        package = json.loads((ROOT / "node_modules" / name / "package.json").read_text("utf-8"))
        assert (package["license"], package["version"]) == (each.licence, each.version)


def test_page_and_list_name_every_component() -> None:
    page = licences.pages(SHIPPED, ENGLISH)[licences.PAGE]
    listed = json.loads(licences.files(SHIPPED)[licences.LIST])
    assert listed["bomFormat"] == "CycloneDX"
    assert [each["name"] for each in listed["components"]] == [each.name for each in SHIPPED]
    for each in SHIPPED:
        assert f"{each.name} {each.version}" in page
        assert each.licence in page


def test_the_list_has_what_the_action_that_signs_for_a_release_asks_for() -> None:
    """It takes a list for CycloneDX by these three keys alone, and stops the release where one of them is missing."""
    listed, again = (json.loads(licences.files(SHIPPED)[licences.LIST]) for _ in range(2))
    assert all(listed.get(key) for key in ("bomFormat", "serialNumber", "specVersion"))
    # What the format says of such a number.
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", listed["serialNumber"])
    assert listed == again
    newer = (replace(SHIPPED[0], version="99.0.0"), *SHIPPED[1:])
    assert json.loads(licences.files(newer)[licences.LIST])["serialNumber"] != listed["serialNumber"]
