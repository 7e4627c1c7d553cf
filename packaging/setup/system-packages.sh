#!/usr/bin/env bash
# Installs the Debian packages named in the list files given, as far as this machine lets us.
# Costs nothing when all are there. Where it can't install, it says in one line what is missing and
# lets the set-up go on: the rest may do.
set -euo pipefail

wanted() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@"; }

# Every installed package's name, and the names it stands in for (a package renamed in a newer
# release goes on providing its old name).
installed() {
    dpkg-query -W -f '${db:Status-Status}\t${Package}, ${Provides}\n' |
        sed -n 's/^installed\t//p' | tr ',' '\n' | sed -e 's/(.*//' -e 's/[[:space:]]//g'
}

case "$(uname -s)" in
Darwin) exit 0 ;;
esac
if ! command -v dpkg-query >/dev/null; then
    echo "Not a Debian or Ubuntu machine: please install what corresponds to:" $(wanted "$@") >&2
    exit 0
fi

missing=$(comm -23 <(wanted "$@" | sort -u) <(installed | sort -u) | tr '\n' ' ')
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=(env)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n env)
else
    echo "Please install these packages, then run this again if something fails: sudo apt-get install $missing" >&2
    exit 0
fi

echo "Installing system packages: $missing"
# shellcheck disable=SC2086  # one argument a package
if ! { "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y --no-install-recommends install $missing >/dev/null; }; then
    echo "These packages could not be installed; going on without them: $missing" >&2
fi
