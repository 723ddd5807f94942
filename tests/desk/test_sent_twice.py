"""Old tabs and double clicks: what the officer saw must still hold, and one form does its work once."""

from jobroom.journal import clock
from jobroom.mailbox.models import Message
from jobroom.rights.models import AccessRequest, Decision
from tests.conftest import SignIn
from tests.desk import story
from tests.world import World


def test_a_page_that_is_not_true_any_more_decides_nothing(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    officer = sign_in(world.nadja)
    old = story.seen(officer, asked.reference)
    world.sandrine.last_counted_sign_in = clock.now()
    world.sandrine.save(update_fields=["last_counted_sign_in"])
    before = story.footprint()
    answer = story.post(officer, asked, decision="approve", reason="meine Worte", seen=old)
    page = answer.content.decode()
    assert (answer.status_code, story.errors(answer)) == (409, [("", "dec.changed")])
    assert "Der Fall hat sich um 14:07 geändert. Lesen Sie ihn vor dem Entscheid nochmals" in page
    assert ">meine Worte</textarea>" in page
    assert 'value="approve" checked' in page
    assert f'name="seen" value="{old}"' not in page
    assert story.footprint() == before


def test_without_the_mark_of_what_was_seen_nothing_is_decided(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    before = story.footprint()
    answer = story.post(sign_in(world.nadja), asked, decision="refuse", reason="x", seen="")
    assert (answer.status_code, story.errors(answer)) == (409, [("", "dec.changed")])
    assert story.footprint() == before


def test_a_double_click_decides_once_and_leads_to_the_same_place(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    officer = sign_in(world.nadja)
    mark = story.seen(officer, asked.reference)
    answers = [
        story.post(officer, asked, act="decide", decision="ask", reason="Depuis quand ?", seen=mark)
        for _n in range(2)
    ]
    assert [answer.headers["Location"] for answer in answers] == ["/de/desk/", "/de/desk/"]
    assert Decision.objects.count() == 1
    assert Message.objects.filter(kind="N-14").count() == 1


def test_a_double_click_confirms_once(world: World, asked: AccessRequest, sign_in: SignIn) -> None:
    story.post(sign_in(world.nadja), asked, decision="approve", reason="gut")
    beat = sign_in(world.beat)
    mark = story.seen(beat, asked.reference)
    answers = [
        story.post(beat, asked, act="confirm", decision="confirm", reason="", seen=mark) for _n in range(2)
    ]
    assert [answer.headers["Location"] for answer in answers] == ["/de/desk/second/", "/de/desk/second/"]
    assert Decision.objects.filter(kind="confirm").count() == 1
    assert Message.objects.filter(kind="N-9").count() == 1


def test_another_decision_from_an_old_tab_is_told_that_it_came_late(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    officer = sign_in(world.nadja)
    mark = story.seen(officer, asked.reference)
    story.post(officer, asked, decision="approve", reason="gut")
    before = story.footprint()
    answer = story.post(officer, asked, act="decide", decision="refuse", reason="gut", seen=mark)
    assert answer.status_code == 409
    assert 'data-handle="meanwhile"' in answer.content.decode()
    assert story.footprint() == before
