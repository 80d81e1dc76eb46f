// tests/generated/dynamic.cpp - a generated signature through the run-time layer, from its own C text.
//
// The layouts come from the parser, not from the compiler: sizes and alignments are compared, and every value that
// arrives wrong would show a wrong offset, too.
#include "dynamic.hpp"

#include <ctypes/dynamic/callback.hpp>
#include <ctypes/dynamic/declarations.hpp>
#include <ctypes/dynamic/function.hpp>

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace generated {

namespace dynamic = ctypes::dynamic;

namespace {

/// What values.h says of the scalars.
const dynamic::declarations& scalars_of_values() {
    static const dynamic::declarations c("typedef void* pointer; typedef void (*routine)(void);"
                                         "typedef enum { red, green = 200, blue = 2147483647 } color;"
#ifdef __SIZEOF_INT128__
                                         "typedef __int128 int128; typedef unsigned __int128 uint128;"
#endif
                                         "typedef float vector8 __attribute__((vector_size(8)));"
                                         "typedef float vector16 __attribute__((vector_size(16)));"
                                         "typedef _Float16 half;"
                                         "typedef float _Complex complex_float;"
                                         "typedef double _Complex complex_double;"
                                         "typedef long double _Complex complex_ldouble;");
    return c;
}

bool layout_is(report& to, const dynamic::type& t, std::size_t size, std::size_t alignment) {
    to.begin("dynamic, layout");
    // an empty struct has no size in C, and one in C++
    const bool same = (t.size() == size || (t.size() == 0 && size == 1)) &&
                      (t.alignment() == alignment || t.kind() == dynamic::kind::void_);
    if (!same)
        to.fail(t.spelling() + " has " + std::to_string(t.size()) + " bytes aligned to " +
                std::to_string(t.alignment()) + ", not " + std::to_string(size) + " aligned to " +
                std::to_string(alignment));
    return same;
}

/// Values of the run-time layer with the generated contents.
std::vector<dynamic::value> values_of(const std::vector<dynamic::type>& types, void (*fill)(void* const*)) {
    std::vector<dynamic::value> values;
    std::vector<void*> addresses;
    for (const dynamic::type& t : types) values.emplace_back(t);
    for (dynamic::value& v : values) addresses.push_back(v.address());
    fill(addresses.data());
    return values;
}

void call_back(report& to, const generated_entry& s, const dynamic::type& function) {
    int calls = 0;
    int wrong = 0;
    const auto receive = [&](const dynamic::arguments& a) {
        std::vector<void*> addresses;
        for (std::size_t i = 0; i < a.size(); ++i) addresses.push_back(a[i].address());
        ++calls;
        wrong = s.wrong(addresses.data());
        if (function.target().kind() == dynamic::kind::void_) return dynamic::value();
        dynamic::value result(function.target());
        s.give(result.address());
        return result;
    };
    const auto once = [&](const dynamic::callback& c) {
        to.begin(c.uses_closure() ? "dynamic, callback by closure" : "dynamic, callback by thunk");
        calls = 0;
        wrong = 0;
        const int wrong_result = s.back(c.address());
        generated_calls = calls;
        generated_wrong = wrong;
        to.end(wrong_result);
    };
    const dynamic::callback first(function, receive);
    once(first);
    if (first.uses_closure()) return;
    std::vector<dynamic::callback> others; // until the pool is empty
    try {
        do others.emplace_back(function, receive);
        while (!others.back().uses_closure());
        once(others.back());
    } catch (const ctypes::ffi_error& e) {
        to.skip(e.what());
    }
}

void call(report& to, const generated_entry& s, const dynamic::function& f, std::vector<dynamic::value>& values) {
    std::vector<void*> addresses;
    for (dynamic::value& v : values) addresses.push_back(v.address());
    const auto result = std::make_unique<unsigned char[]>(s.sizes[0] + 64);
    if (f.is_direct()) {
        to.begin("dynamic, plan");
        f.call(result.get(), addresses.data());
        to.end(s.got(result.get()));
        to.begin("dynamic, slots");
        dynamic::argument_buffer places = f.argument_buffer();
        for (std::size_t i = 0; i < values.size(); ++i) places.set_bytes(i, values[i].address());
        places.call();
        std::memcpy(result.get(), places.result(), s.sizes[0]);
        to.end(s.got(result.get()));
    }
    try {
        std::memset(result.get(), 0, s.sizes[0]);
        to.begin("dynamic, libffi");
        f.call_libffi(result.get(), addresses.data());
        to.end(s.got(result.get()));
    } catch (const ctypes::ffi_error& e) {
        to.skip(e.what());
    }
}

} // namespace

void run_dynamic(report& to, const generated_entry& s) {
    dynamic::declarations c = scalars_of_values();
    c.add(s.text);
    const dynamic::type function = c.all().back().type();
    std::vector<dynamic::type> types;
    for (const dynamic::parameter& p : function.parameters()) types.push_back(p.type);
    if (s.fixed != 0) {
        c.add(s.rest);
        for (const dynamic::parameter& p : c.all().back().type().parameters()) types.push_back(p.type);
    }
    bool same = s.sizes[0] == 0 || layout_is(to, function.target(), s.sizes[0], s.alignments[0]);
    for (std::size_t i = 0; i < types.size(); ++i)
        same = layout_is(to, types[i], s.sizes[i + 1], s.alignments[i + 1]) && same;
    if (!same) return;

    std::vector<dynamic::value> values = values_of(types, s.fill);
    const dynamic::function f(function, s.function, "f");
    if (s.fixed == 0) call(to, s, f, values);
    try {
        to.begin("dynamic, values");
        const dynamic::value v = f.call(values);
        to.end(s.got(v.address()));
        if (s.fixed == 0) call_back(to, s, function);
    } catch (const ctypes::ffi_error& e) {
        to.skip(e.what());
    }
}

} // namespace generated
