# aarch64.cmake - Debian's cross compiler for 64-bit ARM, its programs run by qemu.
#
#     apt-get install g++-aarch64-linux-gnu qemu-user
#     cmake/foreign-debs.sh build/arm64 arm64 libffi8 libffi-dev
#     cmake --workflow --preset aarch64           the generated signatures (see tests/generated)
#
# libffi comes from the folder that foreign-debs.sh filled, build/arm64 or CTYPES_FOREIGN_ROOT.
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(compilers aarch64-linux-gnu)
set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)
set(debian arm64)
include("${CMAKE_CURRENT_LIST_DIR}/debian-cross.cmake")

set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64 -L /usr/aarch64-linux-gnu
    -E "LD_LIBRARY_PATH=${root}/usr/lib/aarch64-linux-gnu")
