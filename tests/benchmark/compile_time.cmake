# What records cost when they are compiled, over the headers alone: processor time, the best of several runs. The shell
# measures it (`times`, POSIX), so other programs disturb little.
#
#     cmake "-DCOMPILER=g++" -P tests/benchmark/compile_time.cmake
#     cmake "-DCOMPILER=clang++-19;-O2" -P tests/benchmark/compile_time.cmake
#
# Target compile_time does the same with the compiler of the build folder.
cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH tests)
cmake_path(GET tests PARENT_PATH root)
if(NOT COMPILER)
    set(COMPILER c++)
endif()
if(NOT RUNS)
    set(RUNS 5)
endif()
if(NOT WORK)
    set(WORK "$ENV{TMPDIR}")
    if(NOT WORK)
        set(WORK /tmp)
    endif()
endif()
string(RANDOM LENGTH 8 suffix)
set(folder "${WORK}/ctypes_compile_time_${suffix}")

# Sets `result` to the milliseconds it takes to compile `text`.
function(measure result text)
    file(WRITE "${folder}/measured.cpp" "${text}")
    set(best 1000000000)
    foreach(run RANGE 1 ${RUNS})
        execute_process(COMMAND sh -c "\"$@\" && times" sh ${COMPILER} -std=c++20 "-I${root}/include"
            -c "${folder}/measured.cpp" -o "${folder}/measured.o" OUTPUT_VARIABLE times COMMAND_ERROR_IS_FATAL ANY)
        # the second line is that of the children: user, system
        if(NOT times MATCHES "\n([0-9]+)m([0-9]+)[.]([0-9]+)s ([0-9]+)m([0-9]+)[.]([0-9]+)s")
            message(FATAL_ERROR "the shell's times are not understood: ${times}")
        endif()
        set(time 0)
        set(parts "${CMAKE_MATCH_1}" "${CMAKE_MATCH_2}" "${CMAKE_MATCH_3}" "${CMAKE_MATCH_4}" "${CMAKE_MATCH_5}" "${CMAKE_MATCH_6}")
        while(parts)
            list(POP_FRONT parts minutes seconds fraction)
            string(SUBSTRING "1${fraction}00" 0 4 fraction) # 1 in front: a zero there would make it octal
            math(EXPR time "${time} + ${minutes} * 60000 + ${seconds} * 1000 + ${fraction} - 1000")
        endwhile()
        if(time LESS best)
            set(best ${time})
        endif()
    endforeach()
    set(${result} ${best} PARENT_SCOPE)
endfunction()

# One line of the table: what `text` costs more than `base`, also per member.
function(report title base members text)
    measure(time "${text}")
    math(EXPR more "${time} - ${${base}}")
    if(more LESS 0)
        set(more 0) # nothing that can be told from chance
    endif()
    set(each "")
    if(members GREATER 1)
        math(EXPR each "${more} * 10 / ${members}")
        string(REGEX REPLACE "^(.)$" "0\\1" each "${each}")
        string(REGEX REPLACE "(.)$" ".\\1 ms a member" each "${each}")
    endif()
    string(LENGTH "${title}" length)
    math(EXPR fill "46 - ${length}")
    string(REPEAT " " ${fill} fill)
    message("${title}${fill}${more} ms  ${each}")
endfunction()

# A struct of `count` members, whose types take turns.
function(make_record result count)
    set(types int double "const char*" short "unsigned long")
    set(text "struct record {\n")
    math(EXPR last "${count} - 1")
    foreach(i RANGE 0 ${last})
        math(EXPR turn "${i} % 5")
        list(GET types ${turn} type)
        string(APPEND text "    ${type} member_${i};\n")
    endforeach()
    set(${result} "${text}};\n" PARENT_SCOPE)
endfunction()

set(bits "struct record {\n")
foreach(i RANGE 0 39)
    math(EXPR width "${i} % 7 + 1")
    string(APPEND bits "    unsigned bits_${i} : ${width};\n")
endforeach()
string(APPEND bits "};\n")
make_record(record_10 10)
make_record(record_50 50)
make_record(record_100 100)

set(describe "ffi_type* type = ctypes::type_of<record>();\n")
set(layout "static_assert(ctypes::layout_of<record>().size == sizeof(record));\n")
set(type "#include <ctypes/type.hpp>\n")
measure(type_headers "${type}")
message("${COMPILER}: ctypes/type.hpp alone takes ${type_headers} ms; on top of its headers take")
report("type_of, a member char[4096]" type_headers 1 "${type}struct record { char text[4096]; int n; };\n${describe}")
report("layout_of, a member char[4096]" type_headers 1 "${type}struct record { char text[4096]; int n; };\n${layout}")
foreach(count 10 50 100)
    report("type_of, ${count} members" type_headers ${count} "${type}${record_${count}}${describe}")
endforeach()
report("layout_of with names, 100 members" type_headers 100 "${type}${record_100}${layout}")
report("layout_of, 40 bit-fields" type_headers 40 "${type}${bits}${layout}")

set(probe "#include <ctypes/probe.hpp>\n")
measure(probe_headers "${probe}")
string(REPLACE "record" "twin" twin "${record_100}")
report("check_layout, twice 100 members" probe_headers 100
    "${probe}${record_100}${twin}static_assert(ctypes::check_layout<record, twin>());\n")

set(format "#include <ctypes/value/format.hpp>\n")
measure(format_headers "${format}")
report("format, 100 members" format_headers 100
    "${format}${record_100}std::string text(const record& r) { return ctypes::format(r); }\n")

set(call "#include <ctypes/call.hpp>\n")
measure(call_headers "${call}")
report("a call, 100 members by value" call_headers 100
    "${call}${record_100}record use(ctypes::function<record(record)>& f, const record& r) { return f(r); }\n")
report("a call, a member char[4096]" call_headers 1 "${call}struct record { char text[4096]; int n; };
record use(ctypes::function<record(record)>& f, const record& r) { return f(r); }\n")
file(REMOVE_RECURSE "${folder}")
