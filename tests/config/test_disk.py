"""Which kind of disk a folder lies on."""

from pathlib import Path, PurePosixPath

import pytest

from sociaalinkopen_desktop.config.disk import Disk, disk_of, kind_in

MOUNTS = (
    "/dev/sda1 / ext4 rw,relatime 0 0",
    "//server/deel /mnt/g cifs rw,vers=3.0 0 0",
    "server:/export /mnt/nfs nfs4 rw 0 0",
    "/dev/sdb1 /media/inkoper/USB\\040STICK vfat rw 0 0",
    "/dev/sda2 /mnt/g/lokaal ext4 rw 0 0",
    "half",
    "",
)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/gegevens", Disk.FIXED),
        ("/mnt/g", Disk.NETWORK),
        ("/mnt/g/inkoop/2026", Disk.NETWORK),
        ("/mnt/gegevens", Disk.FIXED),
        ("/mnt/nfs/a", Disk.NETWORK),
        ("/media/inkoper/USB STICK/gegevens", Disk.REMOVABLE),
        ("/mnt/g/lokaal/map", Disk.FIXED),
    ],
)
def test_the_innermost_mount_around_a_folder_tells(folder: str, kind: Disk):
    assert kind_in(MOUNTS, PurePosixPath(folder)) is kind


def test_without_any_mount_a_disk_is_ordinary():
    assert kind_in((), PurePosixPath("/a")) is Disk.FIXED


def test_only_an_ordinary_disk_shares_memory():
    assert [kind.shares_memory for kind in Disk] == [True, False, False]


def test_this_computer_answers_also_for_a_folder_that_is_not_there(tmp_path: Path):
    assert disk_of(tmp_path / "nog" / "niet") in Disk
