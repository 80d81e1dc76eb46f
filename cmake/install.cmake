# SPDX-License-Identifier: MIT
# install.cmake - what `cmake --install` writes: the headers, the CMake package and the pkg-config file.
#
# All of it finds itself by where it stands, so an installed tree may be moved.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# Nothing here depends on the architecture: share, not lib.
set(package_folder "${CMAKE_INSTALL_DATADIR}/cmake/ctypes")
set(pkgconfig_folder "${CMAKE_INSTALL_DATADIR}/pkgconfig")

install(TARGETS ctypes EXPORT ctypes FILE_SET HEADERS FILE_SET definitions)
install(EXPORT ctypes NAMESPACE ctypes:: DESTINATION "${package_folder}" FILE ctypes-targets.cmake)

write_basic_package_version_file("${PROJECT_BINARY_DIR}/ctypes-config-version.cmake"
    COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES
    "${PROJECT_SOURCE_DIR}/cmake/ctypes-config.cmake"
    "${PROJECT_BINARY_DIR}/ctypes-config-version.cmake"
    "${PROJECT_SOURCE_DIR}/cmake/FindLibffi.cmake"
    "${PROJECT_SOURCE_DIR}/cmake/FindPFR.cmake"
    "${PROJECT_SOURCE_DIR}/cmake/CtypesCompiled.cmake"
    "${PROJECT_SOURCE_DIR}/cmake/CtypesProbe.cmake"
    DESTINATION "${package_folder}")

# ctypes.pc: the include folder as seen from the file's own.
file(RELATIVE_PATH pc_includedir "/prefix/${pkgconfig_folder}" "/prefix/${CMAKE_INSTALL_INCLUDEDIR}")
list(TRANSFORM CMAKE_DL_LIBS PREPEND "-l" OUTPUT_VARIABLE pc_libs)
list(JOIN pc_libs " " pc_libs)
configure_file("${PROJECT_SOURCE_DIR}/cmake/ctypes.pc.in" "${PROJECT_BINARY_DIR}/ctypes.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/ctypes.pc" DESTINATION "${pkgconfig_folder}")
