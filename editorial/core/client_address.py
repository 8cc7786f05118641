"""From which address a request came: for the audit list and for counting wrong passwords.

The only place that reads it. Behind proxies REMOTE_ADDR is the nearest proxy's, and X-Forwarded-For is what its sender
says followed by what each proxy added. So it is read from its end, one entry for each of settings.PROXY_COUNT proxies,
and an entry counts only if a proxy wrote it: whoever is asked about must have an address of settings.PROXY_ADDRESSES.
"""

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address


def client_address(request: HttpRequest) -> str | None:
    """The client's address in its usual spelling. None where there is none: a page made for the cache, a Unix socket.

    Of what no known proxy vouches for nothing is taken: then it is the address of the last one that is known.
    """
    address = parsed(request.META.get("REMOTE_ADDR", ""))
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    for _proxy in range(settings.PROXY_COUNT):
        told = parsed(forwarded.pop()) if forwarded and is_proxy(address) else None
        if told is None:
            break
        address = told
    return str(address) if address else None


def is_proxy(address: Address | None) -> bool:
    return any(address in network for network in networks(tuple(settings.PROXY_ADDRESSES))) if address else False


@lru_cache(8)
def networks(addresses: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    """Single addresses and networks in the notation of CIDR. Raises ValueError for anything else."""
    return tuple(ip_network(address.strip()) for address in addresses)


def parsed(text: str) -> Address | None:
    """As proxies write it: some add a port, and IPv4 over an IPv6 socket is still IPv4. None for what is no address."""
    host = text.strip()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        address = ip_address(host)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        # The zone is the machine's own name for a link; a database keeps none.
        return address.ipv4_mapped or IPv6Address(int(address))
    return address
