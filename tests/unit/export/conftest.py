"""The procedures of the models, for tests of letters about them."""

import pytest

from build_scripts.content import Content
from tests.support import samples


@pytest.fixture(scope="module")
def models() -> Content:
    return samples.models()
