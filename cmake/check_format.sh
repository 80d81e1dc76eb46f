#!/bin/bash
# SPDX-License-Identifier: MIT
# check_format.sh - whether the sources are as .clang-format says, by the version the project has pinned.
#
#     bash cmake/check_format.sh          # lists what differs; 77 where clang-format 14 is not installed
#     bash cmake/check_format.sh --fix    # formats in place
set -euo pipefail
cd "$(dirname "$0")/.."
pinned=14

tool=
for candidate in "clang-format-$pinned" clang-format; do
    if command -v "$candidate" > /dev/null && "$candidate" --version | grep -q "version $pinned\."; then
        tool=$candidate
        break
    fi
done
if [ -z "$tool" ]; then
    echo "skipped: clang-format $pinned is not installed"
    exit 77
fi

# Left as they are: code that was generated, and programs whose lines a test counts.
mapfile -t files < <(git ls-files '*.hpp' '*.ipp' '*.cpp' ':!tests/compile_fail')
if [ "${1:-}" = --fix ]; then
    "$tool" -i "${files[@]}"
else
    "$tool" --dry-run -Werror "${files[@]}"
fi
