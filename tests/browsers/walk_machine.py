"""What `make test-browsers` needs of a machine. A browser that is not there fails here, and is skipped elsewhere."""

from build_scripts.dev.browsers import engines


def test_every_engine_is_on_this_machine() -> None:
    missing = set(engines.ENGINES) - set(engines.here())
    assert not missing, f"{', '.join(sorted(missing))} missing; on Debian: apt-get install {' '.join(engines.PACKAGES)}"
