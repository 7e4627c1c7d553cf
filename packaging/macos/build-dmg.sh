#!/usr/bin/env bash
# Wraps dist/Interact Toolkit.app into a disk image: build-dmg.sh. Prints the file's path.
# The program is signed when CODESIGN_IDENTITY names a certificate; otherwise macOS asks before the
# first start.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
app="$root/dist/Interact Toolkit.app"

[ -d "$app" ] || { echo "$app is not there: make package first." >&2; exit 1; }
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/pyproject.toml")
image="$root/dist/interact-toolkit-$version-$(uname -m).dmg"

if [ -n "${CODESIGN_IDENTITY:-}" ]; then
    codesign --force --deep --options runtime --timestamp --sign "$CODESIGN_IDENTITY" "$app"
fi

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cp -R "$app" "$tree/"
ln -s /Applications "$tree/Applications"
hdiutil create -quiet -volname "Interact Toolkit" -srcfolder "$tree" -format UDZO -ov "$image"
echo "$image"
