#!/usr/bin/env bash
# Makes the rpm databases of the tests beside this file, with Debian's rpm 4.18 (package rpm), of one system before and after an upgrade;
# each with what rpm itself lists in it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work

# name version release epoch files
package() {
  local name=$1 version=$2 release=$3 epoch=$4 files=$5
  {
    echo "Name: $name"
    echo "Version: $version"
    echo "Release: $release"
    [ "$epoch" = 0 ] || echo "Epoch: $epoch"
    printf 'Summary: %s\nLicense: MIT\nAutoReqProv: no\n' "$name"
    printf '%%description\nA package of a test.\n%%install\n'
    echo "mkdir -p %{buildroot}/usr/share/$name/deep %{buildroot}/usr/bin"
    echo "for i in \$(seq 1 $files); do echo $version > %{buildroot}/usr/share/$name/deep/file\$i; done"
    echo "printf %0100d 0 > %{buildroot}/usr/bin/$name"
    printf '%%files\n/usr/share/%s\n/usr/bin/%s\n' "$name" "$name"
  } > "$work/$name.spec"
  rpmbuild --quiet --target x86_64 --define "_topdir $work/top" --define '_build_id_links none' --define '__os_install_post %{nil}' \
    -bb "$work/$name.spec" > /dev/null 2>&1
}

install() { rpm --force-debian --dbpath "$work/db" --root / --justdb --nodeps --noscripts --ignorearch --force -U "$@"; }

keep() {
  rpm --dbpath "$work/db" -qa --qf '%{NAME} %|EPOCH?{%{EPOCH}:}:{}|%{VERSION}-%{RELEASE} %{ARCH} %{SIZE}\n' | LC_ALL=C sort > "$here/$1.txt"
  gzip -9nc "$work/db/rpmdb.sqlite" > "$here/$1.sqlite.gz"
}

# One whose header fills many pages, and as many small ones as it takes to have pages above pages.
package glibc 2.39 17.fc40 0 600
package openssl-libs 3.2.1 2.fc40 1 8
for i in $(seq 1 70); do package "lib$i" "1.$i" 1.fc40 0 "$((i % 4 + 1))"; done
mapfile -t first < <(find "$work/top/RPMS" -name '*.rpm' | LC_ALL=C sort)
install "${first[@]}"
keep base
rpm --dbpath "$work/db" -ql openssl-libs > "$here/openssl-libs.txt"

package openssl-libs 3.2.2 1.fc40 1 9
install "$work"/top/RPMS/x86_64/openssl-libs-3.2.2*.rpm
keep head
