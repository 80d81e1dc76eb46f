# SPDX-License-Identifier: MIT
# LeaveOut.cmake - files that are not compiled for a platform, by name and with the reason.
#
#     leave_out("its offsets are those of 64-bit platforms" static/type/layout.cpp)
#     list(REMOVE_ITEM sources ${left_out})
#
# CTest lists each file as a test that is skipped and says why.
set(left_out "")
function(leave_out reason)
    foreach(file IN LISTS ARGN)
        add_test(NAME "left_out.${file}" COMMAND "${CMAKE_COMMAND}" -E echo "skipped: ${reason}")
        set_tests_properties("left_out.${file}" PROPERTIES SKIP_REGULAR_EXPRESSION "^skipped" LABELS left_out)
    endforeach()
    set(left_out ${left_out} ${ARGN} PARENT_SCOPE)
endfunction()

# As `supported` in include/ctypes/detail/abi/convention.hpp.
set(known_convention FALSE)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|aarch64|arm64)$" AND CMAKE_SIZEOF_VOID_P EQUAL 8 AND NOT WIN32)
    set(known_convention TRUE)
endif()
