// Any text, in any number of pieces, gives declarations or a declaration_error.
//
//     clang++ -std=c++20 -O1 -g -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/declarations.cpp -lffi -ldl
//     ./a.out -dict=tests/fuzz/declarations.dict tests/fuzz/corpus/declarations
//
// Without libFuzzer (-DCTYPES_FUZZ_FILES) it is a program that reads the files it is given.
#include "entry.hpp"

#include <ctypes/dynamic/callback.hpp>
#include <ctypes/dynamic/declarations.hpp>
#include <ctypes/dynamic/function.hpp>
#include <ctypes/dynamic/layout_text.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dynamic = ctypes::dynamic;

namespace {

/// Everything that can be asked of a type without calling anything.
void look_at(const dynamic::type& t) {
    static_cast<void>(t.spelling("name"));
    static_cast<void>(dynamic::layout_text(t));
    static_cast<void>(t == t);
    if (t.is_complete() && t.size() < 1 << 16) {
        dynamic::value v(t);
        static_cast<void>(v.to_string());
        const dynamic::value copy = v;
        for (const dynamic::member& m : t.members())
            if (!m.name.empty() && !(m.is_bit_field && m.bit_width == 0)) v[m.name] = copy[m.name];
    }
    if (t.kind() != dynamic::kind::function) return;
    try {
        const dynamic::function f(t, nullptr, "f"); // prepares it
        static_cast<void>(f.is_direct());
    } catch (const ctypes::error&) {
    }
}

} // namespace

void fuzz::read(std::string_view text) {
    try {
        dynamic::declarations c;
        const std::size_t half = text.find('\0'); // two texts, one after the other
        c.add(text.substr(0, half));
        if (half != std::string_view::npos) c.add(text.substr(half + 1));
        for (const dynamic::declaration& d : c.all()) look_at(d.type());
        static_cast<void>(c.ignored());
        static_cast<void>(c.type(text.substr(0, 64)));
    } catch (const ctypes::error&) {
    }
}
