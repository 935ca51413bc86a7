"""One's own page and one's own password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from accounts.acts import shown, sign_ins_of
from accounts.enums import Role
from accounts.forms import ChangePasswordForm
from accounts.rules import is_administrator, is_auditor, may_keep_seals
from accounts.services.people import change_password as set_own_password


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, what I may do, and when my name was last used to sign in."""
    return render(
        request,
        "accounts/me.html",
        {
            "roles": [role.label for role in Role if role in request.user.roles],
            "sign_ins": [shown(act) for act in sign_ins_of(request.user)],
            "keeps_seals": may_keep_seals(request.user),
            "reads_log": is_auditor(request.user),
            "runs_accounts": is_administrator(request.user),
        },
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; all other sessions of the same person end."""
    form = ChangePasswordForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        set_own_password(request, password=form.cleaned_data["new_password1"])
        messages.success(request, "密码已更改。您在其他地方的登录已全部失效。")
        return redirect("accounts:me")
    return render(request, "accounts/change_password.html", {"form": form})
