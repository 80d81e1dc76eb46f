#!/bin/bash
# SPDX-License-Identifier: MIT
# release.sh - makes a release of what is committed: the version, the changelog, the tests, the tag, the archive.
#
#     bash cmake/release.sh 0.2.0                 # needs a clean work tree and something under "Unreleased"
#     bash cmake/release.sh 0.2.0 --without-tests # where they have just been run on the same commit
#
# It writes the version to include/ctypes/config.hpp, moves "Unreleased" of CHANGELOG.md to it, runs the presets that
# CONTRIBUTING.md names, commits, tags the commit v0.2.0 and leaves build/ctypes-0.2.0.tar.gz. Nothing is pushed.
set -euo pipefail
cd "$(dirname "$0")/.."

version=${1:-}
if ! [[ $version =~ ^([0-9]+)\.([0-9]+)\.([0-9]+)$ ]]; then
    sed -n '3,8s/^# \{0,1\}//p' "$0"
    exit 2
fi
major=${BASH_REMATCH[1]} minor=${BASH_REMATCH[2]} patch=${BASH_REMATCH[3]}
stop() {
    echo "release.sh: $*" >&2
    exit 1
}
[ -z "$(git status --porcelain)" ] || stop "there are changes that are not committed"
git rev-parse -q --verify "refs/tags/v$version" > /dev/null && stop "there is a tag v$version already"
awk '/^## \[Unreleased\]/ { here = 1; next } /^## / { here = 0 } here && /^- / { found = 1 } END { exit !found }' CHANGELOG.md \
    || stop "CHANGELOG.md has nothing under Unreleased"

if [ "${2:-}" != --without-tests ]; then
    bash cmake/setup.sh test
    bash cmake/setup.sh test gcc-release clang-release clang19-release tsan
fi

sed -i "s/^\(#define CTYPES_VERSION_MAJOR\) .*/\1 $major/; s/^\(#define CTYPES_VERSION_MINOR\) .*/\1 $minor/
        s/^\(#define CTYPES_VERSION_PATCH\) .*/\1 $patch/
        s/^\(#define CTYPES_VERSION_STRING\) .*/\1 \"$version\"/" include/ctypes/config.hpp
sed -i "s/^## \[Unreleased\]$/## [Unreleased]\n\n## [$version] - $(date -u +%Y-%m-%d)/" CHANGELOG.md
git commit -q -m "Release $version" include/ctypes/config.hpp CHANGELOG.md
git tag -a "v$version" -m "ctypes for C++ $version"
mkdir -p build
git archive --format=tar --prefix="ctypes-$version/" "v$version" | gzip -n > "build/ctypes-$version.tar.gz"
echo "tagged v$version; the archive is build/ctypes-$version.tar.gz"
