"""Readers of the sites on a stand (tools.stand), one or a crowd."""

import asyncio
import http.client
import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tools.stand import NAME


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def trusting() -> ssl.SSLContext:
    """The stand's certificate is its own."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


TRUSTING = trusting()


def read(
    port: int,
    path: str,
    *,
    tls: bool = True,
    host: str = NAME,
    method: str = "GET",
    sni: str = NAME,
    source: str = "127.0.0.1",
    body: str = "",
    **headers: str,
) -> Answer:
    """One request on a connection of its own, from any address of this machine. Names of headers with underscores."""
    raw: socket.socket = socket.create_connection(("127.0.0.1", port), 20, source_address=(source, 0))
    if tls:
        raw = TRUSTING.wrap_socket(raw, server_hostname=sni)
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.sock = raw
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": host, **sent}.items():
            connection.putheader(name, value)
        connection.endheaders(body.encode() or None)
        response = connection.getresponse()
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    finally:
        connection.close()


def straight(port: int, path: str, host: str = NAME, **headers: str) -> Answer:
    """From a worker itself, as nginx asks it."""
    return read(port, path, tls=False, host=host, X_Forwarded_Proto="https", **headers)


def crowd(port: int, path: str, number: int, encodings: list[str], name: str = NAME) -> list[Answer]:
    """So many readers at the same moment."""

    async def one(index: int, gate: asyncio.Event) -> Answer:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=TRUSTING, server_hostname=name)
        await gate.wait()
        accepted = encodings[index % len(encodings)]
        lines = [f"GET {path} HTTP/1.1", f"Host: {name}", f"Accept-Encoding: {accepted}", "Connection: close", "", ""]
        writer.write("\r\n".join(lines).encode())
        await writer.drain()
        raw = await reader.read()
        writer.close()
        head, _, body = raw.partition(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(": ") for line in lines)
        return Answer(int(status.split()[1]), {name.lower(): value for name, _, value in pairs}, body)

    async def all_at_once() -> list[Answer]:
        gate = asyncio.Event()
        readers = [asyncio.ensure_future(one(index, gate)) for index in range(number)]
        await asyncio.sleep(1.5)
        gate.set()
        return await asyncio.gather(*readers)

    with ThreadPoolExecutor(1) as apart:  # from a loop that may run in this thread: a browser's
        return apart.submit(lambda: asyncio.run(all_at_once())).result()
