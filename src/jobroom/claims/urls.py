"""Addresses of the room: the overview of a case, documents, the editor of a period, sending, receipts.

The overview takes the numbers of a case only, or it would swallow `cases/open/` of the room below.
"""

from django.urls import path, re_path

from jobroom.claims.sheets import views as sheets
from jobroom.claims.views import (
    bill,
    checking,
    copying,
    declining,
    documents,
    editor,
    exporting,
    overview,
    receipt,
    sending,
    uploading,
    verifying,
)

urlpatterns = [
    re_path(r"^cases/(?P<slug>[0-9]{8}-[0-9]{2})/$", overview.show_case, name="case"),
    *(
        path(f"cases/<slug:slug>/export.{kind}", exporting.export_case, {"kind": kind}, name=f"export_{kind}")
        for kind in exporting.KINDS
    ),
    path("verify/", verifying.verify_receipt, name="verify"),
    path("cases/<slug:slug>/send/", sending.send_case, name="case_send"),
    path("cases/<slug:slug>/receipt/<str:reference>/", receipt.show_receipt, name="receipt"),
    path("cases/<slug:slug>/receipt/<str:reference>/pdf/", receipt.download_receipt, name="receipt_pdf"),
    path("cases/<slug:slug>/documents/", documents.show_documents, name="case_documents"),
    path("cases/<slug:slug>/documents/again/", documents.use_documents, name="case_documents_again"),
    path("cases/<slug:slug>/documents/<int:number>/", documents.download, name="document"),
    path("cases/<slug:slug>/documents/<int:number>/remove/", documents.remove, name="case_documents_remove"),
    path("cases/<slug:slug>/<str:month>/documents/", documents.show_documents, name="period_documents"),
    path(
        "cases/<slug:slug>/<str:month>/documents/again/",
        documents.use_documents,
        name="period_documents_again",
    ),
    path(
        "cases/<slug:slug>/<str:month>/documents/<int:number>/remove/",
        documents.remove,
        name="period_documents_remove",
    ),
    path("cases/<slug:slug>/<str:month>/bill/", bill.show_bill, name="period_bill"),
    path("cases/<slug:slug>/<str:month>/edit/", editor.edit_period, name="period_edit"),
    path("cases/<slug:slug>/<str:month>/edit/check/", checking.check_period, name="period_check"),
    path("cases/<slug:slug>/<str:month>/edit/decline/", declining.decline_period, name="period_decline"),
    path("cases/<slug:slug>/<str:month>/edit/copy/", copying.copy_employees, name="period_copy"),
    path("cases/<slug:slug>/<str:month>/edit/upload/", uploading.upload_staff, name="period_upload"),
    path("cases/<slug:slug>/<str:month>/edit/<str:step>/", editor.edit_period, name="period_step"),
    *(
        path(
            f"cases/<slug:slug>/<str:month>/template.{kind}",
            sheets.download_template,
            {"kind": kind},
            name=f"template_{kind}",
        )
        for kind in sheets.KINDS
    ),
]
