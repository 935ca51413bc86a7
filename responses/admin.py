"""The administrator's tables of how letters are written: patterns, sheets, stock phrases. No letter is among them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_safe

from accounts.answers import answers_refusals
from accounts.services.log import record
from letter import gbt9704 as gb
from letter.choices import deviations_said
from letter.compose import LayoutError
from letter.decoding import ContentError
from letter.fonts import slots_said, unused
from proposals.admin import DecisionAdmin
from responses.forms.layout import initial_layout, layout_names
from responses.forms.patterns import LetterPatternForm, PhraseForm
from responses.forms.sheets import FeedbackSheetForm
from responses.models import FeedbackSheet, LetterPattern, Phrase
from responses.services import samples

SHOWN = ("deviations", "fonts", "sample")
FONTS_NOTE = "字体按整个系统设定：系统管理员把本单位有权使用的字体文件放进 FUWEN_FONTS_DIR，重新启动后生效；每份答复函的页面列出它用的替代字体。"
NEW_SHEET = '新表以政协提案的通用表样为底；人大建议的，<a href="?base=npc">换一个底样</a>。'
SAMPLE_PAGES = (1, 2)
"""Pages of the sample shown on the page; the PDF has all."""


class SampledAdmin(DecisionAdmin):
    """A table whose rows are shown as printed: a PDF and pictures of its pages, beside Django's own addresses."""

    sample_pages: tuple[int, ...] = ()

    def sample_pdf(self, obj: Any) -> bytes:
        """Return the whole sample. Raises Refused."""
        raise NotImplementedError

    def sample_page(self, obj: Any, number: int) -> bytes:
        """Return the picture of one of ``sample_pages``. Raises Refused."""
        raise NotImplementedError

    def get_urls(self) -> list[URLPattern]:
        """…/sample.pdf and …/sample/1.png."""
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("<int:pk>/sample.pdf", self.admin_site.admin_view(self._pdf), name=f"{name}_sample"),
            path("<int:pk>/sample/<int:number>.png", self.admin_site.admin_view(self._page), name=f"{name}_page"),
            *super().get_urls(),
        ]

    def _pdf(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = self._seen(request, pk)
        return _made(request, lambda: self.sample_pdf(obj), "application/pdf")

    def _page(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        obj = self._seen(request, pk)
        if number not in self.sample_pages:
            raise Http404
        return _made(request, lambda: self.sample_page(obj, number), "image/png")

    def _seen(self, request: HttpRequest, pk: int) -> Any:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(self.model, pk=pk)


@require_safe
@answers_refusals
def _made(request: HttpRequest, make: Callable[[], bytes], kind: str) -> HttpResponse:
    return HttpResponse(make(), content_type=kind)


@admin.register(LetterPattern)
class LetterPatternAdmin(SampledAdmin):
    """行文样式 of a unit."""

    form = LetterPatternForm
    sample_pages = SAMPLE_PAGES
    list_display = ("unit", "kind", "purpose", "issuer_code", "is_numbered_elsewhere", "feedback_sheet")
    list_filter = ("kind", "purpose", "unit")
    list_select_related = ("unit", "issuer_code", "feedback_sheet")
    search_fields = ("unit__full_name", "issuer_code__code")
    ordering = ("unit__full_name", "kind", "purpose")

    def get_fieldsets(self, request: HttpRequest, obj: LetterPattern | None = None) -> list[tuple[str | None, dict[str, Any]]]:
        """The words, then the layout in the order of the page, then what comes of it."""
        shown = [("版式怎么样", {"fields": SHOWN})] if obj else []
        layout = [(f"版式：{group}", {"fields": names}) for group, names in layout_names()]
        return [(None, {"fields": LetterPatternForm.Meta.fields}), *layout, *shown]

    def get_readonly_fields(self, request: HttpRequest, obj: LetterPattern | None = None) -> tuple[str, ...]:
        """What a pattern is for stays: letters on their way find it by these three."""
        return ("unit", "kind", "purpose", *SHOWN) if obj else ()

    @admin.display(description="与标准不同之处")
    def deviations(self, obj: LetterPattern) -> str:
        """What the layout as it is kept does otherwise than the standard, clause by clause."""
        _, problem = initial_layout(obj.profile)
        if problem:
            return f"存着的版式读不出（{problem}）以上按标准版式列出，保存后以此为准。"
        said = deviations_said(samples.layout_of(obj).deviations())
        if not said:
            return "没有，全部按GB/T 9704—2012。"
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((line,) for line in said)))

    @admin.display(description="字体")
    def fonts(self, obj: LetterPattern) -> str:
        """What fills each slot: the office's own font or a substitute; for the whole installation, not for one pattern."""
        lines = format_html_join("", "<li>{}</li>", ((line,) for line in [*slots_said(), *unused()]))
        return format_html('<ul>{}</ul><p class="help">{}</p>', lines, FONTS_NOTE)

    @admin.display(description="样张")
    def sample(self, obj: LetterPattern) -> str:
        """Two pages of a made-up letter in the layout as it is kept."""
        pages = ((reverse("admin:responses_letterpattern_page", args=[obj.pk, number]), number) for number in SAMPLE_PAGES)
        picture = '<img src="{}" alt="样张第{}页" width="300" height="424" loading="lazy">'
        return format_html(
            '<div class="samples">{}</div><p><a href="{}">打开样张PDF（全部各页）</a></p><p class="help">按保存了的版式，内容是虚构的。</p>',
            format_html_join("", picture, pages),
            reverse("admin:responses_letterpattern_sample", args=[obj.pk]),
        )

    def sample_pdf(self, obj: LetterPattern) -> bytes:
        """The whole made-up letter."""
        return samples.pdf_of(obj)

    def sample_page(self, obj: LetterPattern, number: int) -> bytes:
        """One of the pages shown."""
        return samples.page_of(obj, number)


@admin.register(FeedbackSheet)
class FeedbackSheetAdmin(SampledAdmin):
    """征询意见表样, with a picture of it for one person, for several, and for a body."""

    form = FeedbackSheetForm
    sample_pages = tuple(samples.SHEET_SIGNERS)
    list_display = ("name", "code")

    def get_fieldsets(self, request: HttpRequest, obj: FeedbackSheet | None = None) -> list[tuple[str | None, dict[str, Any]]]:
        """The rows, then who signs, then what stands below, then what comes of it."""
        shown = [("排出来怎么样", {"fields": ("sample",)})] if obj else []
        signs = ("person_signature", "joint_signature", "joint_signs", "body_signature", "body_signer")
        base = "" if obj else NEW_SHEET
        return [
            (None, {"fields": ("code", "name", "title", "rows"), "description": base}),
            ("签名和盖章", {"fields": signs}),
            ("表下", {"fields": ("notes", "kept_by")}),
            *shown,
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: FeedbackSheet | None = None) -> tuple[str, ...]:
        """The pictures are made, not typed."""
        return ("sample",) if obj else ()

    @admin.display(description="样张")
    def sample(self, obj: FeedbackSheet) -> str:
        """The sheet as it is kept, as each kind of proposer gets it, and how small its type has become."""
        try:
            size = samples.sheet_size_pt(samples.template_of(obj))
        except (ContentError, LayoutError) as error:
            return f"存着的表样排不出（{error}）；读不出的以上按通用表样列出，保存后以此为准。"
        pages = ((reverse("admin:responses_feedbacksheet_page", args=[obj.pk, number]), said, said) for number, said in samples.SHEET_SIGNERS.items())
        figure = '<figure><img src="{}" alt="样张：{}" width="300" height="424" loading="lazy"><figcaption>{}</figcaption></figure>'
        return format_html(
            '<div class="samples">{}</div><p><a href="{}">打开样张PDF（整件）</a></p>'
            "<p>按保存了的表样，内容是虚构的。表内排{}磅字；内容多时自动缩小，最大{}磅，最小{}磅，再多就不能排，会写明哪一栏太长。</p>",
            format_html_join("", figure, pages),
            reverse("admin:responses_feedbacksheet_sample", args=[obj.pk]),
            *(f"{each:g}" for each in (size, gb.TABLE_LARGEST_PT, gb.TABLE_SMALLEST_PT)),
        )

    def sample_pdf(self, obj: FeedbackSheet) -> bytes:
        """A made-up letter with the sheet."""
        return samples.sheet_pdf_of(obj)

    def sample_page(self, obj: FeedbackSheet, number: int) -> bytes:
        """The sheet as one kind of proposer gets it."""
        return samples.sheet_page_of(obj, number)


@admin.register(Phrase)
class PhraseAdmin(DecisionAdmin):
    """常用语 and 常用意见. A phrase may go: letters keep the words."""

    form = PhraseForm
    list_display = ("text", "use", "unit", "user")
    list_filter = ("use", "unit")
    list_select_related = ("unit", "user")
    search_fields = ("text",)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Administrators take a phrase out again."""
        return self.has_change_permission(request, obj)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Phrase]) -> list[LogEntry] | Any:
        """Log the phrases that go."""
        for phrase in queryset:
            record("phrase_delete", by=request.user, on=phrase)
        return super().log_deletions(request, queryset)
