# Compiles SOURCE at -O2 and wants each function typed_x to have the instructions of the function plain_x.
#
#     cmake "-DCOMPILER=g++;-std=c++20" -DSOURCE=calls.cpp -DAWK=awk -P codegen.cmake
cmake_path(GET SOURCE STEM name)
set(assembly "${CMAKE_CURRENT_BINARY_DIR}/${name}.s")
execute_process(COMMAND ${COMPILER} -O2 -g0 -DNDEBUG -S -o "${assembly}" "${SOURCE}" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${AWK}" -f "${CMAKE_CURRENT_LIST_DIR}/compare.awk" "${assembly}" COMMAND_ERROR_IS_FATAL ANY)
