// The translation unit that includes what it uses, as with ctypes::ctypes.
#ifdef CTYPES_COMPILED
#undef CTYPES_COMPILED
#endif
#include "shared.hpp"

double header_only_cosine(double x) { return use_run_time_layer("double cos(double x);", x); }

std::string header_only_error(const ctypes::library& library) {
    try {
        static_cast<void>(library.function<void()>("no_such_function"));
    } catch (const ctypes::symbol_error& e) {
        return e.what();
    }
    return {};
}

ctypes::dynamic::value header_only_value(const ctypes::dynamic::type& of) {
    ctypes::dynamic::value made(of);
    made["first"] = 3;
    made["second"] = 4.5;
    return made;
}
