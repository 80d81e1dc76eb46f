# What the library costs when it is compiled: processor time (the median of several runs, so that other programs disturb
# little) and memory, of headers, signatures, callbacks, texts and records; and the size of the code.
#
#     cmake "-DCOMPILER=g++" -P tests/benchmark/compile_time.cmake
#     cmake "-DCOMPILER=clang++-19" -DRUNS=5 -DLIBRARIES=-lffi -P tests/benchmark/compile_time.cmake
#
# Target compile_time does the same with the compiler of the build folder.
include("${CMAKE_CURRENT_LIST_DIR}/compile_cost.cmake")
if(NOT LIBRARIES)
    set(LIBRARIES -lffi)
endif()

message("\n### Headers, ${COMPILER}\n\n| include | ms | MB | what it includes of others, ms | MB | ratio, ms | MB |\n|---|---:|---:|---:|---:|---:|---:|")
foreach(header functional ffi.h boost/pfr.hpp)
    measure(time "#include <${header}>\n")
    message("| `<${header}>` | ${time} | ${megabytes} | | | | |")
endforeach()
foreach(header ctypes/type.hpp ctypes/call.hpp ctypes/callback.hpp ctypes/library.hpp ctypes/find_library.hpp
        ctypes/value.hpp ctypes/dynamic.hpp ctypes.hpp)
    headers_of_others(others "#include <${header}>\n")
    measure_both("#include <${header}>\n" "${others}")
    math(EXPR memory "100 * ${megabytes} / ${floor_megabytes}")
    hundredths(ratio ${ratio})
    hundredths(memory ${memory})
    message("| `<${header}>` | ${time} | ${megabytes} | ${floor} | ${floor_megabytes} | ${ratio} | ${memory} |")
endforeach()
# ... and the umbrella header as a precompiled header (`target_precompile_headers(app PRIVATE <ctypes.hpp>)`), once made.
file(WRITE "${folder}/umbrella.hpp" "#include <ctypes.hpp>\n")
execute_process(COMMAND ${COMPILER} -std=c++20 "-I${root}/include" -x c++-header "${folder}/umbrella.hpp" -o "${folder}/umbrella.hpp.gch"
    COMMAND_ERROR_IS_FATAL ANY)
measure(time "" -include "${folder}/umbrella.hpp")
message("| `<ctypes.hpp>`, precompiled | ${time} | ${megabytes} | | | | |")

# The two ways to build --------------------------------------------------------------------------------
# What a source costs that uses the library, header-only and with ctypes::compiled, as a ratio to the headers of others that
# it needs; the goals are those of the project.
set(typed_use "#include <ctypes.hpp>
double use(const void* key) {
    const ctypes::library libm(\"libm.so.6\");
    int calls = 0;
    const ctypes::callback<int(const void*, const void*)> compare = [&](const void*, const void*) { return ++calls; };
    const auto search = ctypes::library::self().function<void*(const void*, const void*, unsigned long, unsigned long, int (*)(const void*, const void*))>(\"bsearch\");
    search(key, key, 1, 1, compare);
    return libm.function<double(double)>(\"cos\")(1.0);
}
")
set(dynamic_use "#include <ctypes/dynamic.hpp>
#include <ctypes/library.hpp>
double use() {
    const ctypes::library libm(\"libm.so.6\");
    const ctypes::dynamic::declarations c(\"struct vec { double x, y; }; double pow(double, double);\");
    ctypes::dynamic::value v(c.type(\"struct vec\"));
    v[\"x\"] = 3.0;
    return libm.function(c[\"pow\"])(v[\"x\"], 2.0).as<double>();
}
")
message("\n### The two ways to build, ratios to the headers of others, -O2\n\n| source | header-only | goal | ctypes::compiled | goal |\n|---|---:|---:|---:|---:|")
function(report_ways title text goal compiled_goal)
    headers_of_others(others "${text}")
    measure_both("${text}" "${others}" -O2)
    hundredths(header_only ${ratio})
    headers_of_others(others "${text}" -DCTYPES_COMPILED)
    measure_both("${text}" "${others}" -O2 -DCTYPES_COMPILED)
    hundredths(compiled ${ratio})
    message("| ${title} | ${header_only} | ${goal} | ${compiled} | ${compiled_goal} |")
endfunction()
report_ways("`#include <ctypes.hpp>`" "#include <ctypes.hpp>\n" 1.50 1.25)
report_ways("typed: a library, two functions, a callback" "${typed_use}" "" "")
report_ways("`#include <ctypes/dynamic.hpp>`" "#include <ctypes/dynamic.hpp>\n" "" "")
report_ways("run-time: a text parsed, a value, a call" "${dynamic_use}" 6.00 1.60)

# One more of each -------------------------------------------------------------------------------------
message("\n### One more of each, over the headers\n\n| | ms each |\n|---|---:|")
# One line of the table: what each of `count` things in `text` costs more than `base`.
function(report title base count text)
    measure(time "${text}")
    math(EXPR each "100 * (${time} - ${base}) / ${count}")
    if(each LESS 0)
        set(each 0) # nothing that can be told from chance
    endif()
    hundredths(each ${each})
    message("| ${title} | ${each} |")
endfunction()

set(include "#include <ctypes/call.hpp>\n#include <ctypes/callback.hpp>\n#include <ctypes/data_callback.hpp>\n#include <ctypes/interface.hpp>\n#include <ctypes/c_declaration.hpp>\n")
measure(base "${include}")
set(signatures "")
set(callbacks "")
set(texts "")
foreach(i RANGE 0 20)
    string(APPEND signatures "struct s${i};\nint call${i}(const ctypes::library& l, s${i}* p) {
    return l.function<int(s${i}*, double, const char*)>(\"f${i}\")(p, 1.0, \"\");\n}\n")
    string(APPEND callbacks "struct c${i};\nvoid take${i}(int (*)(c${i}*, double));\nvoid back${i}(int n) {
    ctypes::callback<int(c${i}*, double)> c = [n](c${i}*, double) { return n; };\n    take${i}(c);\n}\n")
    string(APPEND texts "double text${i}(const ctypes::library& l) {
    return l.function<\"double f${i}(double x, int n, const char *s)\">()(1.0, 2, \"\");\n}\n")
    if(i EQUAL 0)
        set(first_signature "${include}${signatures}")
        set(first_callback "${include}${callbacks}")
        set(first_text "${include}${texts}")
    endif()
endforeach()
# What all signatures share counts for the first.
function(report_signatures title first all)
    report("${title}, the first" ${base} 1 "${first}")
    measure(with_first "${first}")
    report("${title}, one more" ${with_first} 20 "${include}${all}")
endfunction()
report_signatures("a signature, bound and called" "${first_signature}" "${signatures}")
report_signatures("a signature of a callback" "${first_callback}" "${callbacks}")
report_signatures("a signature in C text, bound and called" "${first_text}" "${texts}")

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
report("a record with a `char[4096]`: `type_of`" ${type_headers} 1 "${type}struct record { char text[4096]; int n; };\n${describe}")
report("a record with a `char[4096]`: `layout_of`" ${type_headers} 1 "${type}struct record { char text[4096]; int n; };\n${layout}")
foreach(count 10 50 100)
    report("a member: `type_of`, ${count} of them" ${type_headers} ${count} "${type}${record_${count}}${describe}")
endforeach()
report("a member: `layout_of` with its name, 100 of them" ${type_headers} 100 "${type}${record_100}${layout}")
report("a bit-field: `layout_of`, 40 of them" ${type_headers} 40 "${type}${bits}${layout}")

set(probe "#include <ctypes/probe.hpp>\n")
measure(probe_headers "${probe}")
string(REPLACE "record" "twin" twin "${record_100}")
report("a member: `check_layout`, 100 in both records" ${probe_headers} 100
    "${probe}${record_100}${twin}static_assert(ctypes::check_layout<record, twin>());\n")

set(format "#include <ctypes/format.hpp>\n")
measure(format_headers "${format}")
report("a member: `format`, 100 of them" ${format_headers} 100
    "${format}${record_100}std::string text(const record& r) { return ctypes::format(r); }\n")

set(call "#include <ctypes/call.hpp>\n")
measure(call_headers "${call}")
report("a member of a record by value, 100 of them" ${call_headers} 100
    "${call}${record_100}record use(ctypes::function<record(record)>& f, const record& r) { return f(r); }\n")
report("a record with a `char[4096]` by value" ${call_headers} 1 "${call}struct record { char text[4096]; int n; };
record use(ctypes::function<record(record)>& f, const record& r) { return f(r); }\n")

# The size of the code ---------------------------------------------------------------------------------
find_program(SIZE NAMES size llvm-size REQUIRED)
function(code_size result text)
    file(WRITE "${folder}/measured.cpp" "${text}")
    execute_process(COMMAND ${COMPILER} -std=c++20 -O2 -DNDEBUG "-I${root}/include" -c "${folder}/measured.cpp"
        -o "${folder}/measured.o" COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND "${SIZE}" "${folder}/measured.o" OUTPUT_VARIABLE size COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX MATCH "\n *([0-9]+)" size "${size}")
    set(${result} ${CMAKE_MATCH_1} PARENT_SCOPE)
endfunction()
# The bytes of a linked program without symbols.
function(program_size result text)
    file(WRITE "${folder}/measured.cpp" "${text}")
    execute_process(COMMAND ${COMPILER} -std=c++20 -O2 -DNDEBUG -s "-I${root}/include" "${folder}/measured.cpp"
        -o "${folder}/measured" ${LIBRARIES} COMMAND_ERROR_IS_FATAL ANY)
    file(SIZE "${folder}/measured" size)
    set(${result} ${size} PARENT_SCOPE)
endfunction()
# Calls of signatures that differ, of functions bound elsewhere; so many twice, to see what one more costs.
function(called result count)
    set(text "#include <ctypes/function.hpp>\n")
    foreach(i RANGE 1 ${count})
        string(APPEND text "struct s${i};\nint call${i}(const ctypes::function<int(s${i}*, double)>& f, s${i}* p) { return f(p, 1.0); }\n")
    endforeach()
    code_size(size "${text}")
    set(${result} ${size} PARENT_SCOPE)
endfunction()
function(bound result count)
    set(text "#include <ctypes/library.hpp>\n")
    foreach(i RANGE 1 ${count})
        string(APPEND text "struct s${i};\nint call${i}(const ctypes::library& l, s${i}* p) {
    return l.function<int(s${i}*, double)>(\"f${i}\")(p, 1.0);\n}\n")
    endforeach()
    code_size(size "${text}")
    set(${result} ${size} PARENT_SCOPE)
endfunction()
message("\n### Bytes of code, -O2\n\n| | bytes |\n|---|---:|")
foreach(what called bound)
    cmake_language(CALL ${what} few 10)
    cmake_language(CALL ${what} many 30)
    math(EXPR each "(${many} - ${few}) / 20")
    message("| one more signature, ${what} | ${each} |")
endforeach()
set(names sin cos tan exp log sqrt cbrt floor ceil fabs)
set(native "#include <dlfcn.h>\n#include <cstdio>\nint main() {\n    void* m = dlopen(\"libm.so.6\", RTLD_NOW);\n    double sum = 0;\n")
set(typed "#include <ctypes/library.hpp>\n#include <cstdio>\nint main() {\n    const ctypes::library m(\"libm.so.6\");\n    double sum = 0;\n")
foreach(name IN LISTS names)
    string(APPEND native "    sum += reinterpret_cast<double (*)(double)>(dlsym(m, \"${name}\"))(0.5);\n")
    string(APPEND typed "    sum += m.function<double(double)>(\"${name}\")(0.5);\n")
endforeach()
set(end "    std::printf(\"%f\", sum);\n}\n")
program_size(size "${native}${end}")
message("| a program that binds and calls ten functions by `dlsym`, unchecked | ${size} |")
program_size(size "${typed}${end}")
message("| the same by `ctypes::library` | ${size} |")
file(REMOVE_RECURSE "${folder}")
