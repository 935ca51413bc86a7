"""manage.py sweep_issued: remove the files of finished letters that no record names and that are older than a day."""

from django.core.management.base import BaseCommand, CommandError

from accounts.refusal import Refused
from responses.services.sweeping import sweep_issued


class Command(BaseCommand):
    """Sweep the folder of finished letters."""

    help = "删去成文文件夹中没有任何记录提到、且存放满一天的文件（中断的用印留下的），记入操作日志；有不符时不删。"

    def handle(self, **options: object) -> None:
        """Print one line a file, then the count."""
        try:
            swept = sweep_issued()
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal
        for name in swept.removed:
            self.stdout.write(f"删去 {name}")
        young = f"另有{swept.young}个不满一天，留着。" if swept.young else ""
        self.stdout.write((f"共删去{len(swept.removed)}个文件。" if swept.removed else "没有可删的文件。") + young)
        if swept.stuck:
            raise CommandError(f"有{len(swept.stuck)}个没有删掉：{'、'.join(swept.stuck)}")
