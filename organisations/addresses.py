"""Old addresses that lead to where the thing is now."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib.redirects.middleware import RedirectFallbackMiddleware
from django.contrib.redirects.models import Redirect
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.text import slugify

from minutes.models.people import public_people
from organisations.models.register import RegisterEntry


@transaction.atomic
def keep_old_address(old: str, new: str) -> None:
    """Let the old address lead to the new one for ever, and all that led to the old one too."""
    if not old or old == new:
        return
    redirects = Redirect.objects.filter(site=settings.SITE_ID)
    redirects.filter(old_path=new).delete()
    redirects.filter(new_path=old).update(new_path=new)
    redirects.update_or_create(site_id=settings.SITE_ID, old_path=old, defaults={"new_path": new})


def leading_to(path: str) -> list[str]:
    """Return the old addresses that lead to the address."""
    redirects = Redirect.objects.filter(site=settings.SITE_ID, new_path=path)
    return list(redirects.order_by("old_path").values_list("old_path", flat=True))


@transaction.atomic
def give_address_back(path: str, old: list[str]) -> None:
    """Let an address that has led elsewhere be a page's own again, and the old ones lead to it as before."""
    redirects = Redirect.objects.filter(site=settings.SITE_ID)
    redirects.filter(old_path=path).delete()
    redirects.filter(old_path__in=old).update(new_path=path)


def where_now(path: str) -> str:
    """Return where an old address leads; empty when it is none."""
    redirect = Redirect.objects.filter(site=settings.SITE_ID, old_path=path).first()
    return redirect.new_path if redirect else ""


def free_slug(model: type[RegisterEntry], name: str) -> str:
    """Return a slug made of the name that no other entry has or has had; empty where the name has no letters."""
    wanted = slug = slugify(name)[:140]
    number = 2
    while slug and (model.objects.filter(slug=slug).exists() or now_at(model, slug)):
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def now_at(model: type[RegisterEntry], slug: str) -> str:
    """Return where the address with the slug leads if it was an entry's before; empty when it was not."""
    page = getattr(model(slug=slug), "get_absolute_url", None)
    return where_now(page()) if page else ""


def slugs_now(pages: Mapping[str, str]) -> dict[str, str]:
    """Take slugs by the addresses of their pages; return the slugs of now by those that entries had before."""
    moved = Redirect.objects.filter(site=settings.SITE_ID, old_path__in=pages).values_list("old_path", "new_path")
    return {pages[old]: new.strip("/").rpartition("/")[2] for old, new in moved}


class OldAddressMiddleware(RedirectFallbackMiddleware):
    """Send old addresses on, but never tell the new name of a person whom the public may not know of."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Return the answer, or a redirect where it is a 404 and the address has moved."""
        if response.status_code != 404:
            return response
        path, mark, query = request.get_full_path().partition("?")
        new = where_now(path)
        if not new or _is_secret_person(new):
            return response
        redirect = self.response_redirect_class(f"{new}{mark}{query}")
        redirect.headers["Cache-Control"] = "no-cache"  # two entries that were made one may be parted again
        return redirect


def _is_secret_person(path: str) -> bool:
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return match.view_name == "organisations:person_detail" and not (
        public_people().filter(slug=match.kwargs["slug"]).exists()
    )
