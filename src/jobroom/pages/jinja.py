"""The one template environment: strict about unknown variables, translated, with our formats as filters."""

from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from jobroom.pages import formats
from jobroom.rules import numbers


def link(name: str, *args: object, **kwargs: object) -> str:
    """The address of a page in the language of this page."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(**options: Any) -> Environment:
    """Called once by Django's Jinja2 backend."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    env = Environment(extensions=["jinja2.ext.i18n"], **options)  # noqa: S701 - Django sets autoescape
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True,
        pgettext=translation.pgettext, npgettext=translation.npgettext,
    )  # fmt: skip
    env.globals.update(
        static=staticfiles_storage.url,
        link=link,
        csrf_token_of=get_token,
        language=formats.language,
        LOCALES=formats.LOCALES,
        LANGUAGE_NAMES=formats.LANGUAGE_NAMES,
        SUPPORT_EMAIL=settings.SUPPORT_EMAIL,
        SUPPORT_PHONE=settings.SUPPORT_PHONE,
        DEMO=settings.DEMO,
    )
    env.filters.update(
        money=formats.money, amount=formats.hundredths, hours=formats.hours, count_=formats.count,
        day=formats.day, minute=formats.minute, second=formats.second,
        stamp=formats.second_with_offset, clock_time=formats.clock_time,
        weekday=formats.weekday, month=formats.month, month_title=formats.month_title,
        of_month=formats.of_month, month_list=formats.month_list, masked=formats.masked_email,
        uid=numbers.format_uid, ree=numbers.format_ree,
    )  # fmt: skip
    return env
