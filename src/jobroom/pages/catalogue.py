"""The error catalogue: every field error has a key, a text in four languages and one place, here.

Source: design note 4.M. The key reaches the page as `data-code`. Texts say what happened and how to mend
it, in the words of the label; the lint in the tests refuses "please", "sorry", "valid" and the like.
"""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobroom.rules.numbers import NumberFault

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # a name of the type stubs only

TEXTS: "dict[str, str | _StrPromise]" = {
    "ree.empty": _("Enter the REE number"),
    "ree.length": _("The REE number has 8 digits. You entered %(n)s"),
    "ree.chars": _("The REE number contains digits only"),
    "ree.check": _("The last digit of the REE number does not fit. Compare with the letter"),
    "cch.empty": _("Enter the fund number"),
    "cch.unknown": _("No fund has the number %(x)s. Check the letter"),
    "pin.empty": _("Enter the PIN from the letter"),
    "pin.length": _("The PIN has %(m)s characters. You entered %(n)s"),
    "triple.mismatch": _("The three numbers do not match. Compare them with the letter. %(n)s attempts left"),
    "uid.empty": _("Enter the UID"),
    "uid.format": _("The UID consists of CHE and 9 digits"),
    "uid.check": _("The UID contains a typing error: the last digit does not fit"),
    "uid.adm": _("This is an administrative number (ADM). Enter the UID that begins with CHE"),
    "uid.notfound": _("The UID register has no company with this number"),
    "email.empty": _("Enter your e-mail address"),
    "email.format": _("Enter the e-mail address with an @ and a domain name"),
    "email.unknown": _("No account has this e-mail address"),
    "name.given": _("Enter your given name"),
    "name.family": _("Enter your family name"),
    "name.long": _("The name has %(n)s characters. %(m)s are possible"),
    "ahv.empty": _("Enter your AHV number"),
    "ahv.format": _("The AHV number has 13 digits and begins with 756"),
    "ahv.check": _("The AHV number contains a typing error: the last digit does not fit"),
    "password.empty": _("Enter your password"),
    "password.short": _("Use at least 12 characters"),
    "password.common": _("Many people use this password. Choose another one"),
    "signin.mismatch": _("E-mail and password do not match"),
    "code.empty": _("Enter the code from the e-mail"),
    "code.wrong": _("The code is not correct. %(n)s attempts left"),
    "code.expired": _("The code is older than 15 minutes. Request a new one"),
    "factor.empty": _("Enter the code from your app or a recovery code"),
    "factor.wrong": _("The code from the app is not correct"),
    "terms.unticked": _("Confirm that the details are correct"),
    "req.reason": _("Choose why another account is needed"),
    "req.route": _("Choose who is to be asked"),
    "req.text": _("Describe the reason in one or two sentences"),
    "amount.empty": _("Enter %(label)s"),
    "amount.format": _("%(label)s must be an amount in francs"),
    "amount.decimals": _("%(label)s has more than two decimals"),
    "amount.negative": _("%(label)s cannot be below 0"),
    "amount.max": _("%(label)s is above the limit of CHF %(x)s"),
    "staff.empty": _("Enter the number of %(label)s"),
    "staff.integer": _("Enter a whole number"),
    "staff.max": _("%(label)s is above the limit of %(x)s"),
    "staff.more": _("Affected staff cannot exceed entitled staff (%(n)s)"),
    "hours.empty": _("Enter the hours"),
    "hours.format": _("Enter hours with at most two decimals"),
    "hours.max": _("The hours are above the limit of %(x)s"),
    "hours.more": _("Lost hours cannot exceed target hours (%(n)s)"),
    "nochange": _("You have not changed any figure"),
    "reason.long": _("The text has %(n)s characters. %(m)s are possible"),
    "period.conflict": _("%(name)s saved this period at %(time)s. Compare both versions"),
    "dec.none": _("Choose a decision"),
    "dec.reason": _("Give a reason: there are %(n)s warning signals"),
    "dec.text": _("Write what the person needs to know"),
    "dec.blocked": _("A signal blocks the approval. Clear it first or decide differently"),
    "dec.changed": _("The case changed at %(time)s. Read it again before deciding"),
    "role.choose": _("Choose a role"),
    "role.lastadmin": _("You are the only main administrator. Name another person first"),
    "invite.email": _("Enter the e-mail address of the person"),
    "invite.self": _("You are already a member with this address"),
    "invite.exists": _("%(name)s is already a member"),
    "invite.waiting": _("An invitation to this address is waiting. Send it again from the list of people"),
    "invite.many": _(
        "50 invitations are waiting or were sent within a day. Withdraw some, or invite again tomorrow"
    ),
    "join.nobody": _("Nobody manages this company here yet"),
    "join.many": _("5 of your requests are waiting for an answer. Withdraw one of them first"),
    "join.quiet": _(
        "The company refused less than 7 days ago. Talk to the administrators before you ask again"
    ),
    "move.choose": _("Choose what happens to the periods"),
    "review.none": _("Choose at least one person"),
    "company.none": _("No company found for «%(q)s». Try the UID"),
    "company.query": _("Enter the UID or the name of your employer"),
    "register.away": _("The UID register does not answer. Try again from %(time)s"),
    "mandate.own": _("This is the UID of your own company. Enter the UID of the client"),
    "mandate.unknown": _("The client has no administrator here. Open its periods with its letter"),
    "mandate.living": _("A mandate of this client is in force or waits for an answer"),
    "mandate.choose": _("Choose what the fiduciary may do"),
    "mandate.until": _("Enter the last day, such as 31.12.2027"),
    "mandate.span": _("The last day lies between today and %(day)s"),
    "mandate.wider": _("Allow at most what was asked for, until %(day)s at the latest"),
    "mandate.signatory": _("Enter who signs at the client"),
    "mandate.reason": _("Write the reason in one or two sentences"),
    "company.name": _("Enter the name of the company"),
    "rate": _("Too many requests in a short time. Continue from %(time)s"),
    "sup.ref": _("The reference has 8 characters, such as 7K4M-9QXP"),
    "moment.format": _("Enter day and time, such as 23.11.2026 14:07"),
    "moment.real": _("%(x)s does not exist in the calendar or on the clock"),
    "account.empty": _("Enter the e-mail address of the account"),
    "language.choose": _("Choose a language"),
    "member.lastadmin": _("%(name)s is the only main administrator. Name another person first"),
}


def fault(key: str, **values: object) -> ValidationError:
    """The error of a key, with what fills its text."""
    return ValidationError(TEXTS[key], code=key, params=values)


def fault_of(number: NumberFault) -> ValidationError:
    """The error of a number that was not accepted."""
    return fault(number.code, **dict(number.values))
