# SPDX-License-Identifier: MIT
# FindLibffi.cmake - libffi as the imported target Libffi::Libffi.
#
#     find_package(Libffi REQUIRED)
#     target_link_libraries(app PRIVATE Libffi::Libffi)
#
# pkg-config is asked first, since some systems keep ffi.h out of the usual folders; without it the
# header and the library are looked for directly. Sets Libffi_FOUND, Libffi_VERSION (where pkg-config
# knows it), Libffi_INCLUDE_DIR, Libffi_LIBRARY. A folder can be given as Libffi_ROOT.

find_package(PkgConfig QUIET)
if(PKG_CONFIG_FOUND)
    pkg_check_modules(PC_Libffi QUIET libffi)
endif()

find_path(Libffi_INCLUDE_DIR ffi.h HINTS ${PC_Libffi_INCLUDE_DIRS} PATH_SUFFIXES ffi
    DOC "The folder of ffi.h")
find_library(Libffi_LIBRARY NAMES ffi libffi HINTS ${PC_Libffi_LIBRARY_DIRS}
    DOC "The libffi library")
mark_as_advanced(Libffi_INCLUDE_DIR Libffi_LIBRARY)

set(Libffi_VERSION "${PC_Libffi_VERSION}")
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libffi
    REQUIRED_VARS Libffi_LIBRARY Libffi_INCLUDE_DIR
    VERSION_VAR Libffi_VERSION
    REASON_FAILURE_MESSAGE "libffi's header or library is missing. Debian and Ubuntu call the package libffi-dev, \
Fedora libffi-devel, Homebrew libffi.")

if(Libffi_FOUND AND NOT TARGET Libffi::Libffi)
    add_library(Libffi::Libffi UNKNOWN IMPORTED)
    set_target_properties(Libffi::Libffi PROPERTIES
        IMPORTED_LOCATION "${Libffi_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${Libffi_INCLUDE_DIR}")
endif()
