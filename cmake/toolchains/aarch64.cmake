# aarch64.cmake - Debian's cross compiler for 64-bit ARM, its programs run by qemu.
#
#     apt-get install g++-aarch64-linux-gnu qemu-user
#     cmake/foreign-debs.sh build/arm64 arm64 libffi8 libffi-dev
#     cmake --workflow --preset aarch64           the generated signatures (see tests/generated)
#
# libffi comes from the folder that foreign-debs.sh filled, build/arm64 or CTYPES_FOREIGN_ROOT.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)

set(CTYPES_FOREIGN_ROOT "${CMAKE_CURRENT_LIST_DIR}/../../build/arm64" CACHE PATH "Where the arm64 packages are unpacked")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES CTYPES_FOREIGN_ROOT)
get_filename_component(root "${CTYPES_FOREIGN_ROOT}" ABSOLUTE)
set(CMAKE_FIND_ROOT_PATH "${root}/usr" /usr/aarch64-linux-gnu)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)
set(Libffi_INCLUDE_DIR "${root}/usr/include/aarch64-linux-gnu" CACHE PATH "")
set(Libffi_LIBRARY "${root}/usr/lib/aarch64-linux-gnu/libffi.so" CACHE FILEPATH "")

# Boost.PFR and doctest are headers: this machine's serve, but not its other headers beside them.
set(headers "${CMAKE_BINARY_DIR}/host-headers")
file(MAKE_DIRECTORY "${headers}")
foreach(name boost doctest)
    if(EXISTS "/usr/include/${name}" AND NOT EXISTS "${headers}/${name}")
        file(CREATE_LINK "/usr/include/${name}" "${headers}/${name}" SYMBOLIC)
    endif()
endforeach()
set(PFR_INCLUDE_DIR "${headers}" CACHE PATH "")

set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64 -L /usr/aarch64-linux-gnu
    -E "LD_LIBRARY_PATH=${root}/usr/lib/aarch64-linux-gnu")
