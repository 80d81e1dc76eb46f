# SPDX-License-Identifier: MIT
# armhf.cmake - Debian's cross compiler for 32-bit ARM with hardware floating point, its programs run by qemu.
#
#     bash cmake/setup.sh test armhf              installs what this needs, builds and runs
#
# libffi comes from the folder that foreign-debs.sh filled, build/foreign/armhf or CTYPES_FOREIGN_ROOT.
set(CMAKE_SYSTEM_PROCESSOR armv7l)
set(compilers arm-linux-gnueabihf)
set(debian armhf)
set(emulator qemu-arm)
include("${CMAKE_CURRENT_LIST_DIR}/debian-cross.cmake")
set(CMAKE_CXX_FLAGS_INIT -Wno-psabi) # else GCC says of many std::vectors what its version 7.1 changed
