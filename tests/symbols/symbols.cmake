# Compiles SOURCE with OPTION and wants the object file to name nothing that ends with _of_no_library: neither defined
# nor undefined.
#
#     cmake "-DCOMPILER=g++;-std=c++20" -DNM=nm -DSOURCE=header_functions.cpp -DOPTION=-O0 -P symbols.cmake
cmake_path(GET SOURCE STEM name)
set(object "${CMAKE_CURRENT_BINARY_DIR}/${name}${OPTION}.o")
execute_process(COMMAND ${COMPILER} ${OPTION} -g -c -o "${object}" "${SOURCE}" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${NM}" "${object}" OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
if(NOT symbols MATCHES "main")
    message(FATAL_ERROR "nm shows no main:\n${symbols}")
endif()
# A mangled name may contain it, as a template argument does; a symbol of that name may not be there.
string(REGEX MATCH "[ \t]_?[a-z]+_of_no_library\n" found "${symbols}")
if(found)
    message(FATAL_ERROR "the object file refers to ${found}")
endif()
