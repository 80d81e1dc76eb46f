# SPDX-License-Identifier: MIT
# debian-cross.cmake - what the toolchain files beside it share: Debian's cross compilers, and the packages of the other
# architecture that foreign-debs.sh unpacked. They set
#
#     CMAKE_SYSTEM_PROCESSOR aarch64
#     compilers aarch64-linux-gnu           the prefix of the compilers
#     debian arm64                          Debian's name of the architecture, and the folder in build/foreign/
#     emulator qemu-aarch64                 which runs the programs; without it the toolchain file says what does
#     CMAKE_LIBRARY_ARCHITECTURE            where it is not the prefix of the compilers
#
# and may use `root`, where the packages are.
if(NOT CMAKE_LIBRARY_ARCHITECTURE)
    set(CMAKE_LIBRARY_ARCHITECTURE ${compilers})
endif()
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_C_COMPILER ${compilers}-gcc)
set(CMAKE_CXX_COMPILER ${compilers}-g++)

set(CTYPES_FOREIGN_ROOT "${CMAKE_CURRENT_LIST_DIR}/../../build/foreign/${debian}" CACHE PATH "Where the ${debian} packages are unpacked")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES CTYPES_FOREIGN_ROOT)
get_filename_component(root "${CTYPES_FOREIGN_ROOT}" ABSOLUTE)
set(CMAKE_FIND_ROOT_PATH "${root}/usr" /usr/${compilers})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(Libffi_INCLUDE_DIR "${root}/usr/include/${CMAKE_LIBRARY_ARCHITECTURE}" CACHE PATH "")
set(Libffi_LIBRARY "${root}/usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}/libffi.so" CACHE FILEPATH "")

# Boost.PFR and doctest are headers: this machine's serve, but not its other headers beside them.
set(headers "${CMAKE_BINARY_DIR}/host-headers")
file(MAKE_DIRECTORY "${headers}")
foreach(name boost doctest)
    if(EXISTS "/usr/include/${name}" AND NOT EXISTS "${headers}/${name}")
        file(CREATE_LINK "/usr/include/${name}" "${headers}/${name}" SYMBOLIC)
    endif()
endforeach()
set(PFR_INCLUDE_DIR "${headers}" CACHE PATH "")

# The C and C++ libraries come with the compilers, libffi from the packages.
if(emulator)
    set(CMAKE_CROSSCOMPILING_EMULATOR ${emulator} -L /usr/${compilers}
        -E "LD_LIBRARY_PATH=${root}/lib/${CMAKE_LIBRARY_ARCHITECTURE}:${root}/usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}")
endif()
