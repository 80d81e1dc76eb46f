# Writes a CTest file with one test for each test case of a doctest program.
#
#     cmake -DPROGRAM=test_call -DEMULATOR= -DPREFIX=call -DFILE=test_call.cmake -P discover.cmake
#
# Instead of doctest_discover_tests, which takes a name apart at its semicolons.
execute_process(COMMAND ${EMULATOR} "${PROGRAM}" --list-test-cases --no-intro --no-version
    OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)

# One name a line, between lines of ours or doctest's. A list must hold neither semicolons nor brackets.
string(REGEX REPLACE "(^|\n)(\\[doctest\\]|====)[^\n]*" "\\1" output "${output}")
string(REPLACE ";" "<semicolon>" output "${output}")
string(REPLACE "[" "<open>" output "${output}")
string(REPLACE "]" "<close>" output "${output}")
string(REGEX REPLACE "\n+" ";" names "${output}")

set(script "")
foreach(name IN LISTS names)
    if(name STREQUAL "")
        continue()
    endif()
    string(REPLACE "<semicolon>" ";" name "${name}")
    string(REPLACE "<open>" "[" name "${name}")
    string(REPLACE "<close>" "]" name "${name}")
    # What has a meaning in the filter is matched by its wildcard for one character.
    string(REGEX REPLACE "[,\"\\]" "?" filter "${name}")
    # A filter that matches nothing would run nothing and succeed.
    string(APPEND script "add_test([==[${PREFIX}: ${name}]==] ${EMULATOR} [==[${PROGRAM}]==] [==[--test-case=${filter}]==])\n"
        "set_tests_properties([==[${PREFIX}: ${name}]==] PROPERTIES FAIL_REGULAR_EXPRESSION \"test cases: +0 \")\n")
endforeach()
if(script STREQUAL "")
    message(FATAL_ERROR "${PROGRAM} has no test cases:\n${output}")
endif()
file(WRITE "${FILE}" "${script}")
