"""System checks: settings that would have no effect, or another than they say; names that pages give by a string."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.urls import get_resolver

from editorial.content.pages import PageView, fragments
from editorial.core import client_address, content_cache

CALLABLE = f"{client_address.__name__}.{client_address.client_address.__name__}"
# What django-axes would hand to django-ipware if no function of ours told the address, with its values for "not set".
OF_IPWARE: dict[str, tuple[Any, ...]] = {
    "AXES_IPWARE_PROXY_COUNT": (None,),
    "AXES_IPWARE_PROXY_ORDER": (None, "left-most"),
    "AXES_IPWARE_PROXY_TRUSTED_IPS": (None,),
    "AXES_IPWARE_META_PRECEDENCE_ORDER": (None, ("REMOTE_ADDR",)),
    "AXES_PROXY_COUNT": (None,),
    "AXES_PROXY_ORDER": (None,),
    "AXES_PROXY_TRUSTED_IPS": (None,),
    "AXES_META_PRECEDENCE_ORDER": (None,),
    "IPWARE_META_PRECEDENCE_ORDER": (None,),
}


def proxies(**kwargs: Any) -> list[checks.CheckMessage]:
    """Errors: one address for the whole office locks everybody out with the first who guesses passwords."""
    return [*_without_effect(), *_of_proxies()]


def _without_effect() -> Iterator[checks.CheckMessage]:
    for name, unset in OF_IPWARE.items():
        if getattr(settings, name, None) not in unset:
            yield checks.Error(
                f"{name} has no effect: the client's address is told by {CALLABLE}.",
                hint="Set PROXY_COUNT and PROXY_ADDRESSES.",
                id="energia_site.E001",
            )
    if getattr(settings, "AXES_CLIENT_IP_CALLABLE", None) not in (CALLABLE, client_address.client_address):
        yield checks.Error(
            "AXES_CLIENT_IP_CALLABLE is not the function that tells the client's address everywhere else, so that"
            " wrong passwords are counted by another address than the audit list shows, and PROXY_COUNT has no effect.",
            hint=f'Set AXES_CLIENT_IP_CALLABLE = "{CALLABLE}".',
            id="energia_site.E002",
        )


def _of_proxies() -> Iterator[checks.CheckMessage]:
    count, addresses = settings.PROXY_COUNT, settings.PROXY_ADDRESSES
    try:
        known = client_address.networks(tuple(addresses))
    except (ValueError, AttributeError, TypeError) as error:
        yield checks.Error(
            f"PROXY_ADDRESSES holds what is neither an address nor a network: {error}.",
            hint="Single addresses and networks, such as 127.0.0.1 or 10.0.0.0/24.",
            id="energia_site.E003",
        )
        return
    if not isinstance(count, int) or count < 0:
        yield checks.Error("PROXY_COUNT is not a number of proxies.", hint="0, 1, 2 …", id="energia_site.E004")
    elif bool(count) != bool(known):
        lost, missing = ("PROXY_COUNT", "PROXY_ADDRESSES") if count else ("PROXY_ADDRESSES", "PROXY_COUNT")
        yield checks.Error(f"{lost} has no effect without {missing}.", hint=f"Set {missing}.", id="energia_site.E005")
    elif count > 1 and all(network.is_loopback for network in known):
        yield checks.Warning(
            f"Of {count} proxies only those on this host are known: if one stands elsewhere, its address is taken for"
            " the address of everybody who comes through it.",
            hint="Add its address or network to PROXY_ADDRESSES.",
            id="energia_site.W001",
        )


def names_on_pages(**kwargs: Any) -> Iterator[checks.CheckMessage]:
    """Errors: a misspelt app would leave a fragment on the pages after a change, a misspelt fragment is none."""
    labels = {config.label for config in apps.get_app_configs()}
    for function in content_cache.functions:
        for label in sorted(function.apps - labels):
            message = f'It is made of "{label}", which is no app.'
            yield checks.Error(
                message, obj=f"{function.make.__module__}.{function.make.__qualname__}", id="energia_site.E006"
            )
    get_resolver().url_patterns  # noqa: B018 - so that every view is there
    for page in _subclasses(PageView):
        for name in sorted(page.beside.keys() - fragments.keys()):
            message = f'Nobody offers what is to stand beside it as "{name}".'
            yield checks.Error(message, obj=f"{page.__module__}.{page.__qualname__}", id="energia_site.E007")


def _subclasses(page: type[PageView[Any]]) -> Iterator[type[PageView[Any]]]:
    for subclass in page.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)
