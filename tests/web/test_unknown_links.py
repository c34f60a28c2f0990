"""A personal link that nobody was sent opens nothing."""

import pytest

from tests.web.office import Office

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("path", ["/c/", "/r/", "/report/"])
@pytest.mark.parametrize("token", ["nobody", "A" * 22, "%00", "%ff", "a" * 3000, "..%2f..%2f"])
async def test_an_unknown_token_opens_nothing(calm_office: Office, path: str, token: str) -> None:
    assert (await calm_office.client.get(f"{path}{token}")).status == 404
