# left_out.cmake - what is not built on which platform, and why. ctest lists each as a skipped test.
#
#     leave_out("reason" static/type/layout.cpp)        paths in this folder

if(NOT CMAKE_SIZEOF_VOID_P EQUAL 8)
    leave_out("the compiler has no __int128 here"
        c_fixtures/abi.c c_fixtures/matrix.c
        matrix/arrays.cpp matrix/dynamic.cpp matrix/floating.cpp matrix/integers.cpp matrix/large_records.cpp
        matrix/long_records.cpp matrix/made_records.cpp matrix/named.cpp matrix/pointers.cpp matrix/small_records.cpp
        runtime/type/abi/lowering.cpp)
    leave_out("its offsets are those of 64-bit platforms" static/type/layout.cpp)
endif()
if(NOT known_convention)
    leave_out("it is about what travels in registers, which is not known for this calling convention"
        static/signature/explain.cpp runtime/type/value.cpp)
    leave_out("its records are passed by libffi only where the calling convention is known"
        runtime/type/extension.cpp)
endif()
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^arm" AND CMAKE_SIZEOF_VOID_P EQUAL 4)
    leave_out("noexcept functions and C have no unwind tables here, which tell calls on fibers, and calls left by longjmp, apart"
        runtime/callback/fibers.cpp runtime/callback/longjmp.cpp)
endif()
