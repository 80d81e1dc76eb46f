#!/bin/bash
# SPDX-License-Identifier: MIT
# foreign-debs.sh - unpacks Debian packages of another architecture into a folder, touching nothing of the system.
#
#     foreign-debs.sh FOLDER ARCHITECTURE PACKAGE...
#     foreign-debs.sh build/foreign/arm64 arm64 libffi8 libffi-dev
#
# apt is given a state of its own, so no `dpkg --add-architecture` is needed.
set -eu
folder=$1 architecture=$2
shift 2
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
state=$folder/apt
mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
: >"$state/status"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$state/sources.list"
private() {
    apt-get -qq -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" \
        -o Dir::Etc::SourceList="$state/sources.list" -o Dir::Etc::SourceParts=- -o Dir::State="$state" \
        -o Dir::State::Lists="$state/lists" -o Dir::State::status="$state/status" -o Dir::Cache="$state/cache" \
        -o APT::Sandbox::User=root -o Acquire::Languages=none "$@"
}
private update
cd "$state"
private download "$@"
for package in ./*.deb; do dpkg-deb --extract "$package" "$folder"; done
rm -rf "$state"
