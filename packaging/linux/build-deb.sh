#!/usr/bin/env bash
# Wraps dist/interact-toolkit/ into a package for Debian and Ubuntu: build-deb.sh [BUILT] [OUT]
# BUILT is the folder that PyInstaller made, OUT the folder for the .deb. Prints the file's path.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
built=${1:-$root/dist/interact-toolkit}
out=${2:-$root/dist}

[ -x "$built/interact-toolkit" ] || { echo "$built holds no built program: make package first." >&2; exit 1; }
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/pyproject.toml")
architecture=$(dpkg --print-architecture)
# The libraries in the folder are those of the machine it was built on, and so ask for its libc.
libc=$(getconf GNU_LIBC_VERSION | cut -d ' ' -f 2)
depends=$(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$root/packaging/setup/debian-run.txt" | paste -sd , | sed 's/,/, /g')

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"
install -d "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib"
cp -R "$built" "$tree/usr/lib/interact-toolkit"
chmod -R u=rwX,go=rX "$tree/usr/lib/interact-toolkit"
ln -s ../lib/interact-toolkit/interact-toolkit "$tree/usr/bin/interact-toolkit"
install -D -m 644 "$here/interact-toolkit.desktop" "$tree/usr/share/applications/interact-toolkit.desktop"
install -D -m 644 "$root/packaging/icon.svg" "$tree/usr/share/icons/hicolor/scalable/apps/interact-toolkit.svg"
install -D -m 644 "$here/copyright" "$tree/usr/share/doc/interact-toolkit/copyright"

cat >"$tree/DEBIAN/control" <<CONTROL
Package: interact-toolkit
Version: $version
Architecture: $architecture
Maintainer: The Interact Toolkit project
Installed-Size: $(du -sk "$tree/usr" | cut -f 1)
Depends: libc6 (>= $libc), $depends
Section: education
Priority: optional
Description: plan, run, print and report events with young people, offline
 For facilitators of structured events with young people in residential care:
 the plan of a consultation, its run hour by hour, who took part, the papers
 and the workbook for the coordinator. Nothing leaves the computer by itself.
CONTROL

mkdir -p "$out"
package="$out/interact-toolkit_${version}_${architecture}.deb"
dpkg-deb --root-owner-group --build "$tree" "$package" >/dev/null
echo "$package"
