# Compiles SOURCE and wants its object file to run no code before main: no section .init_array, no function that the
# compilers make for objects with constructors.
#
#     cmake "-DCOMPILER=g++;-std=c++20" -DSOURCE=umbrella.cpp -DOPTION=-O0 -DOBJDUMP=objdump -P no_static_initialisers.cmake
cmake_path(GET SOURCE STEM name)
set(object "${CMAKE_CURRENT_BINARY_DIR}/no_static_initialisers_${name}${OPTION}.o")
execute_process(COMMAND ${COMPILER} ${OPTION} -c -o "${object}" "${SOURCE}" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${OBJDUMP}" --section-headers --syms "${object}" OUTPUT_VARIABLE listing COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE "${object}")
if(NOT listing MATCHES "use_it_all")
    message(FATAL_ERROR "the listing of the object file is not understood:\n${listing}")
endif()
string(REGEX MATCHALL "[^\n]*([.]init_array|[.]ctors|_GLOBAL__sub_I|__cxx_global_var_init)[^\n]*" found "${listing}")
if(found)
    list(JOIN found "\n" found)
    message(FATAL_ERROR "code runs before main:\n${found}")
endif()
