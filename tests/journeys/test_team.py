"""The team of a company: one is invited, one asks and is let in, one is removed, all are reviewed."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.look import Look
from tests.journeys.site import Site
from tests.journeys.steps import press, sign_in

ADMIN, NEW, COLLEAGUE = "main-admin@hotel.example", "new-start@garage.example", "colleague@hotel.example"
UID = "CHE123456788"
HOTEL = f"/company/{UID}/"


def test_a_colleague_is_invited_and_accepts_without_script(site: Site, person: NewContext) -> None:
    look = Look(site)
    admin = sign_in(person("fr"), site, ADMIN, "fr")
    invite(admin, site, "wrong")
    look.here(admin, "130-fr_invite_errors")
    invite(admin, site, NEW)
    expect(admin.locator(f'[data-handle=invitation][data-email="{NEW}"]')).to_have_count(1)
    look.here(admin, "131-fr_invited")

    link = link_of(site, NEW, "/company/invitation/")
    invited = sign_in(person("it"), site, NEW, "it")
    look.at(invited, 133, link.partition("/de")[2])

    stranger = sign_in(person("fr"), site, COLLEAGUE, "fr")
    stranger.goto(link)
    expect(stranger.locator("[data-code='invite.othermail']")).to_have_count(1)
    look.here(stranger, "132-de_other_mail")

    new = person("de", width=390, script=False).new_page()
    new.goto(link)
    form = new.locator("form[data-handle=sign-in]")
    form.locator("[name=login]").fill(NEW)
    form.locator("[name=password]").fill("demo-jobroom")
    press(new, form.locator("button[type=submit]").first)
    accept = new.locator("form[data-handle=accept-invitation]")
    press(new, accept.locator("button[type=submit]"))
    expect(new.locator(f'[data-company="{UID}"][data-role=user]')).to_have_count(1)

    admin.goto(f"{site.address}/fr/company/")
    admin.locator(f'tr[data-person="{NEW}"] a[data-handle=remove]').click()
    look.here(admin, "134-fr_remove")
    press(admin, admin.locator("form[data-handle=remove-member] button[type=submit]"))
    answer = new.goto(f"{site.address}/de/company/")
    assert answer
    expect(new.locator("form[data-handle=sign-in]")).to_have_count(1)


def test_somebody_asks_to_join_and_is_let_in(site: Site, person: NewContext) -> None:
    look = Look(site)
    new = sign_in(person("it", script=False), site, NEW, "it")
    new.goto(f"{site.address}/it/company/find/")
    find = new.locator("form[data-handle=find-company]")
    find.locator("[name=uid]").fill(UID)
    press(new, find.locator("button[type=submit]"))
    new.locator("a[data-handle=join]").click()
    look.at(sign_in(person("it"), site, NEW, "it"), 140, f"{HOTEL}join/")
    form = new.locator("form[data-handle=join]")
    form.locator("[name=text]").fill("Tengo la contabilità dal 1° novembre.")
    press(new, form.locator("button[type=submit]"))
    expect(new.locator("[data-handle=join-request][data-state=asked]")).to_have_count(1)
    look.at(sign_in(person("it"), site, NEW, "it"), 141, new.url.partition("/it")[2])

    admin = sign_in(person("fr", width=390), site, ADMIN, "fr")
    admin.goto(link_of(site, ADMIN, "/company/join/"))
    look.here(admin, "142-fr_decide")
    accept = admin.locator("form[data-handle=accept-wish]")
    accept.locator("[name=role][value=reader]").check()
    press(admin, accept.locator("button[type=submit]"))
    expect(admin.locator("[data-handle=join-request][data-state=accepted]")).to_have_count(1)

    new.goto(link_of(site, NEW, "/company/"))
    expect(new.locator(f'[data-company="{UID}"][data-role=reader]')).to_have_count(1)


def test_the_other_pages_of_a_team(site: Site, person: NewContext) -> None:
    look = Look(site)
    admin = sign_in(person("de"), site, ADMIN, "de")
    site.mail_to(ADMIN, containing="/review/")
    look.at(admin, 150, "/company/")
    look.at(admin, 151, f"{HOTEL}review/")
    look.at(admin, 152, f"{HOTEL}invite/")
    look.at(admin, 153, f"{HOTEL}leave/")
    admin.goto(f"{site.address}/de{HOTEL}review/")
    press(admin, admin.locator("form[data-handle=confirm-people] button[type=submit]"))
    look.here(admin, "154-de_review_errors")
    admin.locator("form[data-handle=confirm-people] [name=people]").first.check()
    press(admin, admin.locator("form[data-handle=confirm-people] button[type=submit]"))
    look.here(admin, "155-de_reviewed")
    admin.goto(f"{site.address}/de/company/")
    admin.locator(f'tr[data-person="{COLLEAGUE}"] a[href*="/people/"]').first.click()
    admin.locator("[name=role][value=administrator]").check()
    press(admin, admin.locator("form[data-handle=role] button[type=submit]"))
    admin.locator(f'tr[data-person="{COLLEAGUE}"] a[href*="/people/"]').first.click()
    look.here(admin, "156-de_member")
    press(admin, admin.locator("form[data-handle=deputy] button[type=submit]"))
    admin.goto(f"{site.address}/de{HOTEL}leave/")
    look.here(admin, "157-de_hand_over")
    press(admin, admin.locator("form[data-handle=leave] button[value=hand-over]"))
    expect(admin.locator("form[data-handle=leave]")).to_have_count(0)
    look.at(admin, 158, "/")


def invite(page: Page, site: Site, email: str) -> None:
    page.goto(f"{site.address}/fr/company/")
    page.locator("a[data-handle=invite]").first.click()
    form = page.locator("form[data-handle=invite]")
    form.locator("[name=email]").fill(email)
    press(page, form.locator("button[type=submit]"))


def link_of(site: Site, address: str, containing: str) -> str:
    words = site.mail_to(address, containing=containing)["text"].split()
    link: str = next(word for word in words if containing in word)
    return link
