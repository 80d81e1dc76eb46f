# SPDX-License-Identifier: MIT
# i386.cmake - Debian's cross compiler for 32-bit x86. Its programs run on x86-64 without an
# emulator where the kernel takes them, else by qemu.
#
#     bash cmake/setup.sh test i386               installs what this needs, builds and runs
#
# libffi and the libraries to run with come from the folder that foreign-debs.sh filled, build/foreign/i386 or
# CTYPES_FOREIGN_ROOT.
set(CMAKE_SYSTEM_PROCESSOR i686)
set(compilers i686-linux-gnu)
set(CMAKE_LIBRARY_ARCHITECTURE i386-linux-gnu)
set(debian i386)
include("${CMAKE_CURRENT_LIST_DIR}/debian-cross.cmake")

# The loader of the unpacked libc finds the libraries beside it. A kernel without 32-bit programs leaves them to qemu.
set(loader "${root}/lib/i386-linux-gnu/ld-linux.so.2")
set(CMAKE_CROSSCOMPILING_EMULATOR "${loader}" --library-path
    "${root}/lib/i386-linux-gnu:${root}/usr/lib/i386-linux-gnu")
if(EXISTS "${loader}")
    execute_process(COMMAND "${loader}" --version RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
    if(NOT status EQUAL 0)
        list(PREPEND CMAKE_CROSSCOMPILING_EMULATOR qemu-i386)
    endif()
endif()
