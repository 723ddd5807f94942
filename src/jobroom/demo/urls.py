"""Addresses of the demo; none of them exists elsewhere."""

from django.urls import path

from jobroom.demo import views

urlpatterns = [
    path("", views.front, name="demo"),
    path("people.json", views.people_json, name="demo_people"),
    path("mail/", views.mail, name="demo_mail"),
    path("mail/<int:number>/", views.one_mail, name="demo_one_mail"),
    path("mail.json", views.mail_json, name="demo_mail_json"),
    path("letters/", views.letters, name="demo_letters"),
    path("letters/<str:file_name>", views.letter, name="demo_letter"),
    path("clock", views.move_clock, name="demo_clock"),
]
