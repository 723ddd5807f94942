"""The AHV number of a person: one number, one living account (T-DPA-1).

Legal base as assumed in the identity note, U11: ALV-IsV art. 18 lets the number be processed to tell people
apart. Neither the number nor a part of it stands in an event or a mail. That a number is taken is told to
support by the event alone; the person reads that support has to look, which is true of other faults too.
"""

from django.db import IntegrityError, transaction

from jobroom.accounts import notices
from jobroom.accounts.ahv import fingerprint_of
from jobroom.accounts.models import Account, AhvNumber
from jobroom.accounts.queries import ahv_numbers_over
from jobroom.accounts.sealing import seal
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record


@transaction.atomic
def enter_ahv_number(account: Account, number: str, *, actor: Account) -> bool:
    """Enter or change the number; False where another living account has it and support must look."""
    Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    own = AhvNumber.objects.filter(account=account).first()
    print_ = fingerprint_of(number)
    if own is not None and own.fingerprint == print_ and own.released_at is None:
        return True
    _release_where_the_account_is_closed(print_)
    try:
        with transaction.atomic():
            AhvNumber.objects.update_or_create(
                account=account,
                defaults={
                    "sealed": seal(number), "fingerprint": print_, "entered_at": clock.now(),
                    "released_at": None,
                },
            )  # fmt: skip
    except IntegrityError:
        holder = AhvNumber.objects.select_related("account").get(fingerprint=print_, released_at=None)
        record("refuse-ahv-number", actor=actor.actor, subject=account.actor, held_by=holder.account.actor)
        return False
    record("enter-ahv-number", actor=actor.actor, subject=account.actor, changed=own is not None)
    notices.send_notice("ahv-entered", account)
    return True


def _release_where_the_account_is_closed(print_: str) -> None:
    """A closed account keeps its number until the law lets it go, but stands in nobody's way."""
    rows = AhvNumber.objects.filter(fingerprint=print_, released_at=None, account__is_active=False)
    for row in rows.select_related("account").select_for_update(of=("self",)):
        row.released_at = clock.now()
        row.save(update_fields=["released_at"])
        record("release-ahv-number", actor=SYSTEM, subject=row.account.actor)


def forget_ahv_numbers() -> int:
    """Erase the numbers that nothing asks for any more; answers how many. Called hourly by the worker."""
    return sum(_forget(account_id) for account_id in ahv_numbers_over())


@transaction.atomic
def _forget(account_id: int) -> bool:
    """Whoever has come back in the meantime keeps theirs."""
    account = Account.objects.select_for_update(of=("self",)).get(pk=account_id)
    if not ahv_numbers_over(account_id):
        return False
    AhvNumber.objects.filter(account=account).delete()
    record("forget-ahv-number", actor=SYSTEM, subject=account.actor)
    return True
