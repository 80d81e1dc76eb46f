# SPDX-License-Identifier: MIT
# aarch64.cmake - Debian's cross compiler for 64-bit ARM, its programs run by qemu.
#
#     bash cmake/setup.sh test aarch64            installs what this needs, builds and runs
#
# libffi comes from the folder that foreign-debs.sh filled, build/foreign/arm64 or CTYPES_FOREIGN_ROOT.
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(compilers aarch64-linux-gnu)
set(debian arm64)
set(emulator qemu-aarch64)
include("${CMAKE_CURRENT_LIST_DIR}/debian-cross.cmake")
