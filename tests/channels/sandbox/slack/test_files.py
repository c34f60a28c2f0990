"""Files: sent by the real client in its three steps, downloaded from the pane."""

from tests.channels.sandbox.slack.conftest import HIRING, Office

PDF = b"%PDF-1.7 " + bytes(range(256)) * 500  # more than the application otherwise reads


async def test_a_file_is_shown_in_its_thread_and_downloaded(office: Office) -> None:
    parent = str((await office.client.chat_postMessage(channel=HIRING, text="Anna"))["ts"])
    await office.client.files_upload_v2(
        channel=HIRING,
        thread_ts=parent,
        filename="Report Anna.pdf",
        title="Anna’s report",
        content=PDF,
        initial_comment="Here it is",
    )
    thread = (await office.pane(channel=HIRING, thread=parent))["thread"]["messages"]
    [file] = thread[1]["files"]
    assert (thread[1]["text"], file["title"], file["mimetype"]) == ("Here it is", "Anna’s report", "application/pdf")
    async with office.session.get(file["url_private"]) as answer:
        assert await answer.read() == PDF and answer.content_type == "application/pdf"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="Report Anna.pdf"'


async def test_what_was_not_promised_or_not_sent_is_no_file(office: Office) -> None:
    promised = await office.client.files_getUploadURLExternal(filename="a.pdf", length=3)
    complete = [{"id": str(promised["file_id"])}]
    assert (await office.refused("files.completeUploadExternal", files=complete))["error"] == "file_not_found"
    for url, body, status in (
        (f"{office.url}/sandbox/slack/upload/F1", b"abc", 400),
        (str(promised["upload_url"]), b"abcd", 400),
        (str(promised["upload_url"]), b"abc", 200),
    ):
        async with office.session.post(url, data=body) as answer:
            assert answer.status == status
    assert (await office.client.files_completeUploadExternal(files=complete))["files"][0]["name"] == "a.pdf"  # type: ignore[arg-type]
    assert (await office.refused("files.completeUploadExternal", files=complete))["error"] == "file_not_found"
    assert (await office.refused("files.getUploadURLExternal", filename="a.pdf", length=0))["error"] == "invalid_limit"


async def test_another_name_leads_to_no_file(office: Office) -> None:
    await office.client.files_upload_v2(channel=HIRING, filename="a.pdf", content=b"abc")
    [message] = (await office.pane())["messages"]
    async with office.session.get(message["files"][0]["url_private"].replace("a.pdf", "b.pdf")) as answer:
        assert answer.status == 404
