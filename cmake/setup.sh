#!/bin/bash
# setup.sh - from a fresh machine to a running program, in one command.
#
#     cmake/setup.sh demo [place]     install what is missing; build and run examples/sqlite
#     cmake/setup.sh test [preset]... install what is missing; build and run all tests
#
# What is missing is found by looking for the thing itself, a command, a header or a library. Only then
# apt-get is called, as root or through sudo; where everything is there, neither network nor root is needed.
# `test` without a preset compiles every header alone with clang, runs the tests of calls and callbacks under
# valgrind and 1,000 random signatures, and then all tests of gcc-debug, with ASan and UBSan. `test clang-release`,
# say, runs all of that preset instead; the presets are in CMakePresets.json.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
    sed -n '2,5s/^#  *//p' cmake/setup.sh
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
    # The run-time libraries of clang's sanitizers are a package of their own.
    echo 'int main() {}' | clang++ -x c++ -fsanitize=address - -o /dev/null > /dev/null 2>&1 \
        || missing+=("clang-sanitizers libclang-rt-dev")
}

# Installing -------------------------------------------------------------------------------------------
install_missing() { # needs_of_demo | needs_of_test
    "$1"
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
    "$1"
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
    local presets=(gcc-debug)
    install_missing needs_of_test
    if [ $# -gt 0 ]; then
        presets=("$@")
    else
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
