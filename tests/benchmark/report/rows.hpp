// The rows of the table: which measurements stand beside each other, and what is expected of them.
#pragma once

#include <array>

/// What a goal is about.
enum class goal_of {
    nothing,
    ratio_to_native, // at most so many times the native time
    ratio_to_libffi,
    nanoseconds,
};

struct row {
    const char* title;
    const char* native; // keys of the benchmarks; empty where there is nothing of the kind
    const char* ctypes;
    const char* libffi;
    const char* others; // key of the other runtimes
    goal_of kind = goal_of::nothing;
    double goal = 0;
};

/// Where two programs have the same instructions (the code-generation test sees to that), their times still differ by
/// some per cent from run to run.
inline constexpr double same = 1.1;

inline constexpr std::array rows{
    row{"**Calls, types known to the compiler**", "", "", "", ""},
    row{"`int(int)`", "call/int/native", "call/int/ctypes", "call/int/libffi", "call/int",
        goal_of::ratio_to_native, same},
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
    row{"user data, `int(int, void*)`", "callback/user_data/native", "callback/user_data/ctypes", "", "callback/user_data",
        goal_of::ratio_to_native, 1.1},
    row{"pool, `int(int)`", "callback/int/native", "callback/int/pool", "callback/int/libffi", "callback/int",
        goal_of::ratio_to_native, 1.5},
    row{"pool, `double(double)`", "callback/double/native", "callback/double/pool", "callback/double/libffi",
        "callback/double", goal_of::ratio_to_native, 1.5},
    row{"closure, `int(int)`", "callback/int/native", "callback/int/closure", "callback/int/libffi", "callback/int"},
    row{"dynamic, `int(int, int)`", "callback/two_ints/native", "dynamic/callback/arguments",
        "dynamic/callback/raw_closure", "", goal_of::ratio_to_libffi, 1},
    row{"dynamic, over a span of values", "callback/two_ints/native", "dynamic/callback/values",
        "dynamic/callback/raw_closure", "", goal_of::ratio_to_libffi, 1},

    row{"**Callbacks, made and destroyed**", "", "", "", ""},
    row{"pool", "", "create/pool", "create/libffi", "create", goal_of::nanoseconds, 3},
    row{"pool, threads alive", "", "create/pool_with_threads", "create/libffi", "create", goal_of::nanoseconds, 20},
    row{"pool, called once", "", "create/called_pool", "create/called_libffi", "create/called"},
    row{"closure", "", "create/closure", "create/libffi", "create"},
    row{"closure, called once", "", "create/called_closure", "create/called_libffi", "create/called",
        goal_of::ratio_to_libffi, 0.1},

    row{"**Binding**", "", "", "", ""},
    row{"a symbol", "bind/symbol/native", "bind/symbol/ctypes", "", "bind/symbol", goal_of::ratio_to_native, 1.2},
    row{"a symbol of 32 letters", "bind/long_symbol/native", "bind/long_symbol/ctypes", "", "bind/symbol",
        goal_of::ratio_to_native, 1.2},
    row{"an interface of ten functions", "bind/interface/native", "bind/interface/ctypes", "", ""},
    row{"a library, loaded already", "bind/library/native", "bind/library/ctypes", "", ""},
    row{"a prototype in C, parsed and prepared", "", "dynamic/prototype", "", "prototype", goal_of::nanoseconds, 5000},

    row{"**Calls, types known at run time: `double(double, double)`**", "", "", "", ""},
    row{"equal types", "dynamic/d_dd/native", "dynamic/d_dd/typed", "dynamic/d_dd/ffi_call", "",
        goal_of::ratio_to_native, 1.2},
    row{"slots", "dynamic/d_dd/native", "dynamic/d_dd/slots", "dynamic/d_dd/ffi_call", "", goal_of::ratio_to_native, 2},
    row{"raw, a `void**`", "dynamic/d_dd/native", "dynamic/d_dd/raw", "dynamic/d_dd/ffi_call", "",
        goal_of::ratio_to_libffi, 0.35},
    row{"tagged values, checked", "dynamic/d_dd/native", "dynamic/d_dd/values", "dynamic/d_dd/ffi_call", "",
        goal_of::ratio_to_libffi, 0.5},
    row{"C++ values, checked and converted", "dynamic/d_dd/native", "dynamic/d_dd/convert", "dynamic/d_dd/ffi_call", ""},

    row{"**The same, no parameter**", "", "", "", ""},
    row{"equal types", "dynamic/i/native", "dynamic/i/typed", "dynamic/i/ffi_call", "", goal_of::ratio_to_native, 1.2},
    row{"slots", "dynamic/i/native", "dynamic/i/slots", "dynamic/i/ffi_call", "", goal_of::ratio_to_native, 2},
    row{"raw, a `void**`", "dynamic/i/native", "dynamic/i/raw", "dynamic/i/ffi_call", "", goal_of::ratio_to_libffi, 0.35},
    row{"tagged values, checked", "dynamic/i/native", "dynamic/i/values", "dynamic/i/ffi_call", "",
        goal_of::ratio_to_libffi, 0.5},

    row{"**The same, `short(signed char, short)`**", "", "", "", ""},
    row{"equal types", "dynamic/s_cs/native", "dynamic/s_cs/typed", "dynamic/s_cs/ffi_call", "",
        goal_of::ratio_to_native, 1.2},
    row{"slots", "dynamic/s_cs/native", "dynamic/s_cs/slots", "dynamic/s_cs/ffi_call", "", goal_of::ratio_to_native, 2},
    row{"raw, a `void**`", "dynamic/s_cs/native", "dynamic/s_cs/raw", "dynamic/s_cs/ffi_call", "",
        goal_of::ratio_to_libffi, 0.35},
    row{"tagged values, checked", "dynamic/s_cs/native", "dynamic/s_cs/values", "dynamic/s_cs/ffi_call", "",
        goal_of::ratio_to_libffi, 0.5},

    row{"**The same, `long double(long double)`**", "", "", "", ""},
    row{"equal types", "dynamic/e_e/native", "dynamic/e_e/typed", "dynamic/e_e/ffi_call", "",
        goal_of::ratio_to_native, 1.2},
    row{"slots", "dynamic/e_e/native", "dynamic/e_e/slots", "dynamic/e_e/ffi_call", "", goal_of::ratio_to_native, 2},
    row{"raw, a `void**`", "dynamic/e_e/native", "dynamic/e_e/raw", "dynamic/e_e/ffi_call", "",
        goal_of::ratio_to_libffi, 0.35},
    row{"tagged values, checked", "dynamic/e_e/native", "dynamic/e_e/values", "dynamic/e_e/ffi_call", "",
        goal_of::ratio_to_libffi, 0.5},

    row{"**The same, six parameters, mixed**", "", "", "", ""},
    row{"equal types", "dynamic/d_idldfp/native", "dynamic/d_idldfp/typed", "dynamic/d_idldfp/ffi_call", "",
        goal_of::ratio_to_native, 1.2},
    row{"slots", "dynamic/d_idldfp/native", "dynamic/d_idldfp/slots", "dynamic/d_idldfp/ffi_call", "",
        goal_of::ratio_to_native, 2},
    row{"raw, a `void**`", "dynamic/d_idldfp/native", "dynamic/d_idldfp/raw", "dynamic/d_idldfp/ffi_call", "",
        goal_of::ratio_to_libffi, 0.35},
    row{"tagged values, checked", "dynamic/d_idldfp/native", "dynamic/d_idldfp/values", "dynamic/d_idldfp/ffi_call", "",
        goal_of::ratio_to_libffi, 0.5},

    row{"**The same, a struct of 16 bytes, in and out**", "", "", "", ""},
    row{"equal types", "dynamic/two_two/native", "dynamic/two_two/typed", "dynamic/two_two/ffi_call", "",
        goal_of::ratio_to_native, 1.2},
    row{"slots", "dynamic/two_two/native", "dynamic/two_two/slots", "dynamic/two_two/ffi_call", "",
        goal_of::ratio_to_native, 2},
    row{"raw, a `void**`", "dynamic/two_two/native", "dynamic/two_two/raw", "dynamic/two_two/ffi_call", "",
        goal_of::ratio_to_libffi, 0.35},
    row{"tagged values, checked", "dynamic/two_two/native", "dynamic/two_two/values", "dynamic/two_two/ffi_call", ""},

    row{"**The same, a struct of 32 bytes**", "", "", "", ""},
    row{"equal types", "dynamic/d_four/native", "dynamic/d_four/typed", "dynamic/d_four/ffi_call", "",
        goal_of::ratio_to_native, 1.2},
    row{"slots", "dynamic/d_four/native", "dynamic/d_four/slots", "dynamic/d_four/ffi_call", "",
        goal_of::ratio_to_native, 2},
    row{"raw, a `void**`", "dynamic/d_four/native", "dynamic/d_four/raw", "dynamic/d_four/ffi_call", "",
        goal_of::ratio_to_libffi, 0.35},
    row{"tagged values, checked", "dynamic/d_four/native", "dynamic/d_four/values", "dynamic/d_four/ffi_call", ""},
};
