// The rows of the table: which measurements stand beside each other, and what is expected of them.
#pragma once

#include <iterator>
#include <string>
#include <vector>

/// What a goal is about.
enum class goal_of {
    nothing,
    ratio_to_native, // at most so many times the native time
    ratio_to_libffi,
    nanoseconds,
};

struct row {
    std::string title;
    std::string native; // keys of the benchmarks; empty where there is nothing of the kind
    std::string ctypes;
    std::string libffi;
    std::string others; // key of the other runtimes
    goal_of kind = goal_of::nothing;
    double goal = 0;
};

/// Where two programs have the same instructions (the code-generation test sees to that), their times still differ by
/// some per cent from run to run.
inline constexpr double same = 1.1;

inline std::vector<row> rows_of_types_known() {
    return {
        row{"**Calls, types known to the compiler**", "", "", "", ""},
        row{"`int(int)`", "call/int/native", "call/int/ctypes", "call/int/libffi", "call/int", goal_of::ratio_to_native,
            same},
        row{"`double(double)`", "call/double/native", "call/double/ctypes", "call/double/libffi", "call/double",
            goal_of::ratio_to_native, same},
        row{"six parameters, mixed", "call/six_mixed/native", "call/six_mixed/ctypes", "call/six_mixed/libffi",
            "call/six_mixed", goal_of::ratio_to_native, same},
        row{"a struct of 16 bytes, in and out", "call/struct_of_16_bytes/native", "call/struct_of_16_bytes/ctypes",
            "call/struct_of_16_bytes/libffi", "call/struct_of_16_bytes", goal_of::ratio_to_native, same},
        row{"a struct of 32 bytes, in and out", "call/struct_of_32_bytes/native", "call/struct_of_32_bytes/ctypes",
            "call/struct_of_32_bytes/libffi", "call/struct_of_32_bytes", goal_of::ratio_to_native, same},
        row{"a string", "call/string/native", "call/string/ctypes", "call/string/libffi", "call/string",
            goal_of::ratio_to_native, same},
        row{"variadic", "call/variadic/native", "call/variadic/ctypes", "call/variadic/libffi", "call/variadic",
            goal_of::ratio_to_native, same},
        row{"with errno saved", "call/with_errno/native", "call/with_errno/ctypes", "call/with_errno/libffi",
            "call/with_errno", goal_of::ratio_to_native, 1.1},
        row{"`rethrowing()`", "call/int/native", "call/rethrowing/ctypes", "", ""},

        row{"**Callbacks, one call**", "", "", "", ""},
        row{"user data, `int(int, void*)`", "callback/user_data/native", "callback/user_data/ctypes", "",
            "callback/user_data", goal_of::ratio_to_native, 1.1},
        row{"own function, `int(int)`", "callback/int/native", "callback/int/own", "callback/int/libffi",
            "callback/int", goal_of::ratio_to_native, 1.5},
        row{"pool, `int(int)`", "callback/int/native", "callback/int/pool", "callback/int/libffi", "callback/int",
            goal_of::ratio_to_native, 1.5},
        row{"pool, `double(double)`", "callback/double/native", "callback/double/pool", "callback/double/libffi",
            "callback/double", goal_of::ratio_to_native, 1.5},
        row{"closure, `int(int)`", "callback/int/native", "callback/int/closure", "callback/int/libffi",
            "callback/int"},
        row{"dynamic, `int(int, int)`", "callback/two_ints/native", "dynamic/callback/arguments",
            "dynamic/callback/raw_closure", "", goal_of::ratio_to_libffi, 1},
        row{"dynamic, over a span of values", "callback/two_ints/native", "dynamic/callback/values",
            "dynamic/callback/raw_closure", "", goal_of::ratio_to_libffi, 1},

        row{"**Callbacks, made and destroyed**", "", "", "", ""},
        row{"own function", "", "create/own", "create/libffi", "create", goal_of::nanoseconds, 3},
        row{"pool", "", "create/pool", "create/libffi", "create", goal_of::nanoseconds, 3},
        row{"pool, threads alive", "", "create/pool_with_threads", "create/libffi", "create", goal_of::nanoseconds, 20},
        row{"own function, called once", "", "create/called_own", "create/called_libffi", "create/called"},
        row{"closure", "", "create/closure", "create/libffi", "create"},
        row{"closure, called once", "", "create/called_closure", "create/called_libffi", "create/called",
            goal_of::ratio_to_libffi, 0.1},

        row{"**Binding**", "", "", "", ""},
        row{"a symbol", "bind/symbol/native", "bind/symbol/ctypes", "", "bind/symbol", goal_of::ratio_to_native, 1.2},
        row{"a symbol of 32 letters", "bind/long_symbol/native", "bind/long_symbol/ctypes", "", "bind/symbol",
            goal_of::ratio_to_native, 1.2},
        row{"an interface of ten functions", "bind/interface/native", "bind/interface/ctypes", "", ""},
        row{"a library, loaded already", "bind/library/native", "bind/library/ctypes", "", ""},
        row{"a prototype in C, parsed and prepared", "", "dynamic/prototype", "", "prototype", goal_of::nanoseconds,
            5000},
    };
}

/// The ways of a call whose types are known at run time, under a heading; `id` is the signature's name in the benchmarks.
/// What a call over values may cost is said of scalars only.
inline std::vector<row> rows_of_run_time(const std::string& heading, const std::string& id, bool of_scalars) {
    const std::string signature = "dynamic/" + id + '/';
    const std::string native = signature + "native", libffi = signature + "ffi_call";
    return {
        {"**" + heading + "**", "", "", "", ""},
        {"equal types", native, signature + "typed", libffi, "", goal_of::ratio_to_native, 1.2},
        {"slots", native, signature + "slots", libffi, "", goal_of::ratio_to_native, 2},
        {"raw, a `void**`", native, signature + "raw", libffi, "", goal_of::ratio_to_libffi, 0.35},
        {"tagged values, checked", native, signature + "values", libffi, "",
         of_scalars ? goal_of::ratio_to_libffi : goal_of::nothing, 0.5},
    };
}

inline std::vector<row> all_rows() {
    std::vector<row> all = rows_of_types_known();
    const auto add = [&all](std::vector<row> more) {
        all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    add(rows_of_run_time("Calls, types known at run time: `double(double, double)`", "d_dd", true));
    add({{"C++ values, checked and converted", "dynamic/d_dd/native", "dynamic/d_dd/convert", "dynamic/d_dd/ffi_call",
          ""}});
    add(rows_of_run_time("The same, no parameter", "i", true));
    add(rows_of_run_time("The same, `short(signed char, short)`", "s_cs", true));
    add(rows_of_run_time("The same, `long double(long double)`", "e_e", true));
    add(rows_of_run_time("The same, six parameters, mixed", "d_idldfp", true));
    add(rows_of_run_time("The same, ten `long`, four of them on the stack", "l_llllllllll", true));
    add(rows_of_run_time("The same, a struct of 16 bytes, in and out", "two_two", false));
    add(rows_of_run_time("The same, a struct of 32 bytes", "d_four", false));
    return all;
}

inline const std::vector<row> rows = all_rows();
