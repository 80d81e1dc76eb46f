# ppc64el.cmake - Debian's cross compiler for little-endian 64-bit POWER (ELFv2), its programs run by qemu.
#
#     bash cmake/setup.sh test ppc64el            installs what this needs, builds and runs
#
# libffi comes from the folder that foreign-debs.sh filled, build/foreign/ppc64el or CTYPES_FOREIGN_ROOT.
set(CMAKE_SYSTEM_PROCESSOR ppc64le)
set(compilers powerpc64le-linux-gnu)
set(debian ppc64el)
set(emulator qemu-ppc64le)
include("${CMAKE_CURRENT_LIST_DIR}/debian-cross.cmake")
