# Installs the build folder BUILD into an empty folder and moves the result to PREFIX.
file(REMOVE_RECURSE "${WORK}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/installed" COMMAND_ERROR_IS_FATAL ANY)
file(RENAME "${WORK}/installed" "${PREFIX}")
