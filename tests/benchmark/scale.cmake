# What the library costs against size: callbacks, interfaces, signatures and records that grow. Sources are written here,
# compiled and run; each line of a table is one size, and time and memory should grow no faster than it does.
#
#     cmake "-DCOMPILER=g++" -DLIBRARIES=-lffi [-DWORK=folder] -P tests/benchmark/scale.cmake
#
# Target scale does the same with the compiler of the build folder.
include("${CMAKE_CURRENT_LIST_DIR}/spend.cmake")

# Compiles `source` with `arguments` behind it; one run, for these are long.
function(spent result source)
    spend(1 ${COMPILER} -std=c++20 "-I${root}/include" "${source}" ${ARGN})
    set(${result} "${milliseconds} | ${megabytes}" PARENT_SCOPE)
endfunction()

message("\n### Callbacks\n")
set(program "${folder}/callbacks")
execute_process(COMMAND ${COMPILER} -std=c++20 -O2 -DNDEBUG "-I${root}/include" -o "${program}"
    "${CMAKE_CURRENT_LIST_DIR}/scale/callbacks.cpp" ${LIBRARIES} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${program}" COMMAND_ERROR_IS_FATAL ANY OUTPUT_VARIABLE text)
message("${text}")

message("### A signature\n
| parameters | compile -O1, ms | MB | native, ns | ctypes | via_libffi | dynamic, `void**` | callback |
|---:|---:|---:|---:|---:|---:|---:|---:|")
# Not -O2: g++ then adds in pairs, with what lies beside an argument on the stack, and that may be a denormal number, for
# which the processor needs a hundred times as long.
foreach(size 1 8 16 32 64 127)
    set(program "${folder}/signature")
    spent(cost "${CMAKE_CURRENT_LIST_DIR}/scale/signature.cpp" -O1 -DNDEBUG -DSIZE=${size} -o "${program}" ${LIBRARIES})
    execute_process(COMMAND "${program}" COMMAND_ERROR_IS_FATAL ANY OUTPUT_VARIABLE times OUTPUT_STRIP_TRAILING_WHITESPACE)
    message("| ${size} | ${cost} | ${times} |")
endforeach()

message("\n### An interface, of interfaces with at most 100 functions each\n
| functions | compile, ms | MB |\n|---:|---:|---:|")
foreach(size 1 10 100 300 1000)
    set(text "#include <ctypes/library.hpp>\n")
    math(EXPR last "${size} - 1")
    set(members "")
    set(groups "")
    foreach(i RANGE 0 ${last})
        string(APPEND members "    ctypes::function<int(int)> symbol_${i};\n")
        math(EXPR in_group "(${i} + 1) % 100")
        if(in_group EQUAL 0 OR i EQUAL last)
            string(APPEND text "struct group_${i} {\n${members}};\n")
            string(APPEND groups "    group_${i} part_${i};\n")
            set(members "")
        endif()
    endforeach()
    string(APPEND text "struct all {\n${groups}};\nall bind_all(const ctypes::library& from) { return from.bind<all>(); }\n")
    file(WRITE "${folder}/interface.cpp" "${text}")
    spent(cost "${folder}/interface.cpp" -c -o "${folder}/interface.o")
    message("| ${size} | ${cost} |")
endforeach()

message("\n### Records inside each other, described, laid out with names, passed and returned by value\n
| depth | members each | members in all | compile, ms | MB |\n|---:|---:|---:|---:|---:|")
foreach(shape 1:10 1:100 5:100 10:100 20:100)
    string(REPLACE ":" ";" shape "${shape}")
    list(GET shape 0 depth)
    list(GET shape 1 members)
    set(types int double "const char*" float)
    set(text "#include <ctypes/call.hpp>\n#include <ctypes/type.hpp>\nusing level_0 = long;\n")
    math(EXPR last "${members} - 2")
    foreach(level RANGE 1 ${depth})
        math(EXPR below "${level} - 1")
        string(APPEND text "struct level_${level} {\n    level_${below} inner;\n")
        foreach(i RANGE 0 ${last})
            math(EXPR turn "${i} % 4")
            list(GET types ${turn} type)
            string(APPEND text "    ${type} m${i};\n")
        endforeach()
        string(APPEND text "};\n")
    endforeach()
    string(APPEND text "using top = level_${depth};\n"
        "static_assert(ctypes::layout_of<top>().size == sizeof(top));\n"
        "ffi_type* described() { return ctypes::type_of<top>(); }\n"
        "top use(const ctypes::function<top(top)>& f, const top& r) { return f(r); }\n")
    file(WRITE "${folder}/record.cpp" "${text}")
    spent(cost "${folder}/record.cpp" -c -o "${folder}/record.o")
    math(EXPR all "${depth} * ${members}")
    message("| ${depth} | ${members} | ${all} | ${cost} |")
endforeach()
file(REMOVE_RECURSE "${folder}")
