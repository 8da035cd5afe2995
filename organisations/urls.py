from django.urls import path

from organisations import views

app_name = "organisations"

urlpatterns = [
    path("organ/", views.body_list, name="body_list"),
    path("organ/<slug:slug>/", views.body_detail, name="body_detail"),
    path("personer/<slug:slug>/", views.person_detail, name="person_detail"),
    path("organisationer/", views.organisation_list, name="organisation_list"),
    path("organisationer/<slug:slug>/", views.organisation_detail, name="organisation_detail"),
]
