# SPDX-License-Identifier: MIT
# CtypesCompiled.cmake - the target ctypes::compiled: what is no template, compiled once instead of in every source.
#
#     target_link_libraries(app PRIVATE ctypes::compiled)     # instead of ctypes::ctypes
#
# The library is built in the project that uses it, by its compiler and with its flags, and only where a target links to
# it. BUILD_SHARED_LIBS says whether it is static or shared. Its sources are lines of <ctypes/source.hpp>, one file a folder.
include_guard(GLOBAL)

function(ctypes_add_compiled include_folder)
    file(STRINGS "${include_folder}/ctypes/source.hpp" lines REGEX "^#include <ctypes/.*[.]ipp>$")
    set(groups "")
    foreach(line IN LISTS lines)
        string(REGEX MATCH "<(ctypes(/detail)?(/[a-z_]+)?)/[a-z_0-9]+[.]ipp>" matched "${line}")
        string(MAKE_C_IDENTIFIER "${CMAKE_MATCH_1}" group)
        string(APPEND text_of_${group} "${line}\n")
        list(APPEND groups ${group})
    endforeach()
    list(REMOVE_DUPLICATES groups)
    set(sources "")
    foreach(group IN LISTS groups)
        set(source "${CMAKE_CURRENT_BINARY_DIR}/ctypes_compiled/${group}.cpp")
        file(CONFIGURE OUTPUT "${source}" CONTENT "${text_of_${group}}" @ONLY)
        list(APPEND sources "${source}")
    endforeach()

    add_library(ctypes_compiled EXCLUDE_FROM_ALL ${sources})
    add_library(ctypes::compiled ALIAS ctypes_compiled)
    target_compile_definitions(ctypes_compiled PUBLIC CTYPES_COMPILED)
    target_link_libraries(ctypes_compiled PUBLIC ctypes::ctypes)
    set_target_properties(ctypes_compiled PROPERTIES POSITION_INDEPENDENT_CODE ON)
endfunction()
