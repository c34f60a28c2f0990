"""Mail reaches a real SMTP server, encrypted where the server can, and each refusal says whether it is for good."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.channels.mail.smtp import SmtpMailer, SmtpServer
from bot.ports.mail import Mail, MailNotSent
from tests.channels.mail.postbox import Postbox, served
from tests.ports import own_port

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
MAIL = Mail("åsa@example.com", "Din kod: 123 456", "Hej Åsa!\n", "<p>Hej Åsa!</p>\n")


def mailer(port: int, signs_in: str = "", tls: ssl.SSLContext | None = None) -> SmtpMailer:
    server = SmtpServer.at(f"smtp://{signs_in}127.0.0.1:{port}")
    return SmtpMailer(server, "Vouchline på Café Norr <vouchline@example.com>", lambda: NOW, tls)


async def test_a_mail_arrives_as_it_was_meant() -> None:
    postbox = Postbox()
    with served(postbox) as port:
        await mailer(port).send(MAIL)
    [mail] = postbox.taken
    assert (mail["To"], mail["Subject"]) == ("åsa@example.com", "Din kod: 123 456")
    assert mail["From"] == "Vouchline på Café Norr <vouchline@example.com>"
    assert (mail["Date"].datetime, mail["Auto-Submitted"]) == (NOW, "auto-generated")
    assert mail["Message-ID"].endswith("@example.com>")
    plain, html = mail.iter_parts()
    assert plain.get_content() == "Hej Åsa!\r\n"
    assert html.get_content_type() == "text/html" and "Åsa" in html.get_content()


async def test_no_subject_brings_a_header_along() -> None:
    postbox = Postbox()
    with served(postbox) as port:
        await mailer(port).send(Mail("rut@example.com", "Hi\r\nBcc: all@example.com\n\nbody\x00", "text"))
    [mail] = postbox.taken
    assert mail["Bcc"] is None and mail["Subject"] == "Hi Bcc: all@example.com body"
    assert mail.get_content() == "text\r\n"


@pytest.mark.parametrize(
    "to",
    [
        "rut@example.com\r\nBcc: all@example.com",
        "rut@example.com, all@example.com",
        "rut@example.com\nRCPT TO:<all@example.com>",
        "rut",
        "",
        "@",
        "rut@",
        "a..b@example.com\x00",
    ],
)
async def test_what_is_not_one_address_is_refused_before_anybody_is_asked(to: str) -> None:
    with pytest.raises(MailNotSent) as refused:
        await mailer(1).send(Mail(to, "Hi", "text"))
    assert refused.value.permanent


@pytest.mark.parametrize(
    ("answer", "permanent"), [("550 no such person", True), ("451 later", False), ("421 too busy", False)]
)
async def test_a_refusal_says_whether_it_is_for_good(answer: str, permanent: bool) -> None:
    with served(Postbox(answer)) as port, pytest.raises(MailNotSent) as refused:
        await mailer(port).send(MAIL)
    assert refused.value.permanent is permanent
    assert "example.com" not in str(refused.value)


async def test_a_server_that_is_away_may_be_asked_again() -> None:
    with pytest.raises(MailNotSent) as away:
        await mailer(own_port()).send(MAIL)
    assert not away.value.permanent


async def test_it_goes_encrypted_where_the_server_can(tmp_path: Path) -> None:
    postbox, ours, theirs = Postbox(), ssl.create_default_context(), certified(tmp_path)
    ours.load_verify_locations(tmp_path / "certificate")
    with served(postbox, theirs) as port:
        await mailer(port, tls=ours).send(MAIL)
        with pytest.raises(MailNotSent):
            await mailer(port).send(MAIL)  # of a certificate that nobody knows
    assert postbox.encrypted == [True]


async def test_it_signs_in_with_the_password_of_the_address() -> None:
    postbox = Postbox()
    more: dict[str, Any] = {"authenticator": postbox.signs_in, "auth_require_tls": False, "auth_required": True}
    with served(postbox, **more) as port:
        await mailer(port, "rut:p%40ss@").send(MAIL)
        with pytest.raises(MailNotSent) as wrong:
            await mailer(port, "rut:guess@").send(MAIL)
    assert len(postbox.taken) == 1 and b"p@ss" in postbox.passwords
    assert not wrong.value.permanent


@pytest.mark.parametrize(
    ("url", "needs_tls"),
    [
        ("smtp://rut:x@mail.example.com:587", True),
        ("smtp://mail.example.com", False),
        ("smtp://rut:x@127.0.0.1:25", False),
        ("smtp://rut:x@localhost:25", False),
    ],
)
def test_a_password_never_leaves_this_machine_in_the_open(url: str, needs_tls: bool) -> None:
    assert SmtpServer.at(url).needs_tls is needs_tls


def test_a_secure_address_is_tls_from_the_first_byte() -> None:
    server = SmtpServer.at("smtps://rut:x@mail.example.com")
    assert (server.port, server.is_tls) == (465, True)
    assert "x" not in repr(server).replace("example", "")


def certified(folder: Path) -> ssl.SSLContext:
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "here")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(1), now + timedelta(1))
    signed = made.add_extension(names, False).sign(key, hashes.SHA256())
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "key").write_bytes(key.private_bytes(*form))
    (folder / "certificate").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "certificate", folder / "key")
    return context
