# SPDX-License-Identifier: MIT
# find_package(ctypes) comes here; it gives the targets ctypes::ctypes and ctypes::compiled and the function ctypes_probe.
include(CMakeFindDependencyMacro)

list(PREPEND CMAKE_MODULE_PATH "${CMAKE_CURRENT_LIST_DIR}")
find_dependency(Libffi)
find_dependency(PFR 1.81)
find_dependency(Threads)
list(REMOVE_ITEM CMAKE_MODULE_PATH "${CMAKE_CURRENT_LIST_DIR}")

include("${CMAKE_CURRENT_LIST_DIR}/ctypes-targets.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/CtypesProbe.cmake")

include("${CMAKE_CURRENT_LIST_DIR}/CtypesCompiled.cmake")
if(NOT TARGET ctypes::compiled)
    get_target_property(ctypes_include_folder ctypes::ctypes INTERFACE_INCLUDE_DIRECTORIES)
    list(GET ctypes_include_folder 0 ctypes_include_folder)
    string(REGEX REPLACE "^[$]<BUILD_INTERFACE:(.*)>$" "\\1" ctypes_include_folder "${ctypes_include_folder}") # file sets have it
    ctypes_add_compiled("${ctypes_include_folder}")
endif()
