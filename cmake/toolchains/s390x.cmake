# SPDX-License-Identifier: MIT
# s390x.cmake - Debian's cross compiler for IBM Z, which is big-endian; its programs run by qemu.
#
#     bash cmake/setup.sh test s390x              installs what this needs, builds and runs
#
# libffi comes from the folder that foreign-debs.sh filled, build/foreign/s390x or CTYPES_FOREIGN_ROOT.
set(CMAKE_SYSTEM_PROCESSOR s390x)
set(compilers s390x-linux-gnu)
set(debian s390x)
set(emulator qemu-s390x)
include("${CMAKE_CURRENT_LIST_DIR}/debian-cross.cmake")
