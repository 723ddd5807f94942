"""Addresses of the room. Removing somebody and leaving stand in `rights`, because periods move with it."""

from django.urls import path

from jobroom.companies.views import inviting, joining, people, reviewing

urlpatterns = [
    path("", people.show_companies, name="company"),
    path("invitation/<str:reference>/", inviting.show_invitation, name="invitation"),
    path("join/<str:reference>/", joining.show_wish, name="join_request"),
    path("join/<str:reference>/<str:act>/", joining.act_on_wish, name="join_act"),
    path("<str:uid>/people/<int:number>/", people.edit_member, name="member"),
    path("<str:uid>/people/<int:number>/deputy/", people.name_deputy, name="member_deputy"),
    path("<str:uid>/invite/", inviting.send_invitation, name="invite"),
    path(
        "<str:uid>/invitations/<str:reference>/<str:act>/", inviting.act_on_invitation, name="invitation_act"
    ),
    path("<str:uid>/join/", joining.join, name="join"),
    path("<str:uid>/review/", reviewing.review, name="review"),
]
