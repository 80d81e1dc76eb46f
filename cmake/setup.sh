#!/bin/bash
# SPDX-License-Identifier: MIT
# setup.sh - from a fresh machine to a running program, in one command.
#
#     cmake/setup.sh demo [place]     install what is missing; build and run examples/sqlite
#     cmake/setup.sh test [preset]... install what is missing; build and run all tests
#     cmake/setup.sh test full        the same, and the cross presets: aarch64, armhf, s390x, i386
#
# What is missing is found by looking for the thing itself, a command, a header or a library. Only then
# apt-get is called, as root or through sudo; where everything is there, neither network nor root is needed.
# `test` without a preset compiles every header alone with clang, runs the tests of calls and callbacks under
# valgrind and 1,000 random signatures, and then all tests of gcc-debug, with ASan and UBSan. `test clang-release`,
# say, runs all of that preset instead; the presets are in CMakePresets.json. Those for other architectures
# (aarch64, armhf, i386, s390x) are cross-compiled and run by qemu; they build a part of the tests.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
    sed -n '3,7s/^#  *//p' cmake/setup.sh
    exit 2
}

# Looking ---------------------------------------------------------------------------------------------
# Each needs_x looks for one thing and, when it is not there, adds "what package" to the list.
missing=()

needs_command() { # command package
    command -v "$1" > /dev/null || missing+=("$1 $2")
}
needs_version() { # command version package: the command prints a version and it is recent enough
    local found
    found=$("$1" --version 2> /dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1) || true
    printf '%s\n' "$2" "${found:-0}" | sort -C -V || missing+=("$1-$2-or-newer $3")
}
needs_header() { # header package
    echo "#include <$1>" | g++ -E -x c++ - > /dev/null 2>&1 || missing+=("$1 $2")
}
needs_library() { # soname package
    local folder
    for folder in /lib /usr/lib /usr/local/lib /lib/*-linux-* /usr/lib/*-linux-* /usr/lib64; do
        if [ -e "$folder/$1" ]; then return; fi
    done
    missing+=("$1 $2")
}

needs_of_demo() {
    needs_version g++ 12 g++
    needs_version cmake 3.25 cmake
    needs_command ninja ninja-build
    needs_command pkg-config pkg-config
    needs_header ffi.h libffi-dev
    needs_header boost/pfr.hpp libboost1.81-dev
    needs_library libsqlite3.so.0 libsqlite3-0
}
needs_of_test() {
    needs_of_demo
    needs_header doctest/doctest.h doctest-dev
    needs_header benchmark/benchmark.h libbenchmark-dev
    needs_command valgrind valgrind
    needs_version clang++ 14 clang
    local preset
    for preset in "$@"; do needs_of_cross "$preset"; done
    needs_command clang-format clang-format
    needs_command clang-tidy clang-tidy
    # The run-time libraries of clang's sanitizers are a package of their own.
    echo 'int main() {}' | clang++ -x c++ -fsanitize=address - -o /dev/null > /dev/null 2>&1 \
        || missing+=("clang-sanitizers libclang-rt-dev")
}
# A cross preset: its compiler, qemu, and in build/foreign/ libffi and what the examples open. i386 is run by
# libraries of its own, on x86-64 without qemu where the kernel takes 32-bit programs.
needs_of_cross() { # preset
    case $1 in
        aarch64) cross aarch64-linux-gnu arm64 qemu-aarch64 ;;
        armhf) cross arm-linux-gnueabihf armhf qemu-arm ;;
        i386) cross i686-linux-gnu i386 qemu-i386 libc6 libgcc-s1 libstdc++6 ;;
        s390x) cross s390x-linux-gnu s390x qemu-s390x ;;
    esac
}
cross() { # compilers architecture emulator package...
    local compilers=$1 architecture=$2 emulator=$3
    shift 3
    needs_command "$compilers-g++" "g++-${compilers//_/-}"
    needs_command "$emulator" qemu-user
    foreign+=("$architecture libffi8 libffi-dev libsqlite3-0 zlib1g $*")
}
foreign=()
unpack_foreign() {
    local each words
    for each in "${foreign[@]}"; do
        read -r -a words <<< "$each"
        local done="build/foreign/${words[0]}.unpacked"
        if [ "$(cat "$done" 2> /dev/null)" = "$each" ]; then continue; fi
        echo "unpacking for ${words[0]}: ${words[*]:1}"
        bash cmake/foreign-debs.sh "build/foreign/${words[0]}" "${words[@]}"
        echo "$each" > "$done"
    done
}

# Installing -------------------------------------------------------------------------------------------
install_missing() { # needs_of_demo | needs_of_test preset...
    "$@"
    if [ ${#missing[@]} -eq 0 ]; then return; fi

    echo "missing here: ${missing[*]%% *}"
    if ! command -v apt-get > /dev/null; then
        echo "There is no apt-get here. Please install (what, and how Debian 12 calls the package):"
        printf '    %s\n' "${missing[@]}"
        exit 1
    fi
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo > /dev/null; then
            echo "Please run this as root, since there is no sudo: apt-get install ${missing[*]#* }"
            exit 1
        fi
        as_root=(sudo)
    fi
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
    "${apt[@]}" update

    local packages=() package
    for package in "${missing[@]#* }"; do
        # Boost 1.81 and newer has PFR. Debian 12 has it beside its 1.74, which makes way for it;
        # elsewhere the plain package is new enough.
        if [ "$package" = libboost1.81-dev ] && ! apt-cache show "$package" > /dev/null 2>&1; then
            package=libboost-dev
        fi
        packages+=("$package")
    done
    "${apt[@]}" install -y --no-install-recommends "${packages[@]}"

    missing=()
    foreign=()
    "$@"
    if [ ${#missing[@]} -ne 0 ]; then
        echo "Still missing after the installation (what, and the package it was expected in):"
        printf '    %s\n' "${missing[@]}"
        exit 1
    fi
}

# The two commands -------------------------------------------------------------------------------------
demo() {
    install_missing needs_of_demo
    cmake -S . -B build/demo -G Ninja -D CMAKE_BUILD_TYPE=Release -D CMAKE_CXX_COMPILER=g++ \
        -D CTYPES_BUILD_TESTS=OFF -D CTYPES_BUILD_BENCHMARKS=OFF -D CTYPES_WARNINGS_AS_ERRORS=OFF
    cmake --build build/demo --target sqlite_zones
    cd build/demo # where it writes its database
    echo
    examples/sqlite/sqlite_zones "${@:-Zurich}"
}

run_tests() {
    local presets=("$@") default=false
    if [ $# -eq 0 ]; then
        presets=(gcc-debug) default=true
    elif [ "$*" = full ]; then
        presets=(gcc-debug aarch64 armhf s390x i386) default=true
    fi
    install_missing needs_of_test "${presets[@]}"
    unpack_foreign
    if $default; then
        # ASan does not see libffi writing past a narrow result; valgrind does.
        # Random signatures take clang a third of what g++ needs for them with its sanitizers.
        echo "== clang-release: every header alone; calls and callbacks under valgrind; random signatures"
        cmake --preset clang-release
        cmake --build build/clang-release --target all_verify_interface_header_sets test_call test_callback test_generated
        ctest --test-dir build/clang-release --output-on-failure -j 2 -R '^(valgrind[.](call|callback)|generated)$'
    fi

    local preset
    for preset in "${presets[@]}"; do
        echo "== $preset"
        cmake --workflow --preset "$preset"
    done
}

case "${1:-}" in
    demo) shift && demo "$@" ;;
    test) shift && run_tests "$@" ;;
    *) usage ;;
esac
