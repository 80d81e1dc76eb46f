# i386.cmake - Debian's cross compiler for 32-bit x86. Its programs run on x86-64 without an emulator.
#
#     apt-get install g++-i686-linux-gnu
#     cmake/foreign-debs.sh build/i386 i386 libc6 libgcc-s1 libstdc++6 libffi8 libffi-dev
#     cmake --workflow --preset i386              calls and callbacks by stdcall, fastcall and thiscall
#
# libffi and the libraries to run with come from the folder that foreign-debs.sh filled, build/i386 or
# CTYPES_FOREIGN_ROOT.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR i686)
set(CMAKE_C_COMPILER i686-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER i686-linux-gnu-g++)

set(CTYPES_FOREIGN_ROOT "${CMAKE_CURRENT_LIST_DIR}/../../build/i386" CACHE PATH "Where the i386 packages are unpacked")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES CTYPES_FOREIGN_ROOT)
get_filename_component(root "${CTYPES_FOREIGN_ROOT}" ABSOLUTE)
set(CMAKE_FIND_ROOT_PATH "${root}/usr" /usr/i686-linux-gnu)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_LIBRARY_ARCHITECTURE i386-linux-gnu)
set(Libffi_INCLUDE_DIR "${root}/usr/include/i386-linux-gnu" CACHE PATH "")
set(Libffi_LIBRARY "${root}/usr/lib/i386-linux-gnu/libffi.so" CACHE FILEPATH "")

# Boost.PFR and doctest are headers: this machine's serve, but not its other headers beside them.
set(headers "${CMAKE_BINARY_DIR}/host-headers")
file(MAKE_DIRECTORY "${headers}")
foreach(name boost doctest)
    if(EXISTS "/usr/include/${name}" AND NOT EXISTS "${headers}/${name}")
        file(CREATE_LINK "/usr/include/${name}" "${headers}/${name}" SYMBOLIC)
    endif()
endforeach()
set(PFR_INCLUDE_DIR "${headers}" CACHE PATH "")

# The loader of the unpacked libc finds the libraries beside it.
set(CMAKE_CROSSCOMPILING_EMULATOR "${root}/lib/i386-linux-gnu/ld-linux.so.2" --library-path
    "${root}/lib/i386-linux-gnu:${root}/usr/lib/i386-linux-gnu")
