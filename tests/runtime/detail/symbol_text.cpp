// The name of a symbol, in the object or beside it.
#include <ctypes/detail/symbol_text.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>

namespace {

using ctypes::detail::symbol_text;

TEST_CASE("symbol_text: names of every length are kept, copied and moved") {
    for (const std::size_t length : {0u, 1u, 15u, 16u, 39u, 40u, 41u, 42u, 100u, 5000u}) {
        CAPTURE(length);
        std::string name;
        for (std::size_t i = 0; i < length; ++i) name += static_cast<char>('a' + i % 26);
        symbol_text text{name};
        CHECK(text.view() == name);
        const symbol_text copy = text;
        CHECK(copy.view() == name);
        CHECK((length == 0 || copy.view().data() != text.view().data()));
        symbol_text moved = std::move(text);
        CHECK(moved.view() == name);
        for (const char* other : {"cos", "a name that is too long to be in the object itself"}) {
            symbol_text assigned{std::string_view(other)};
            assigned = copy;
            CHECK(assigned.view() == name);
            assigned = symbol_text{std::string_view(other)};
            CHECK(assigned.view() == other);
            symbol_text& itself = assigned;
            assigned = itself;
            CHECK(assigned.view() == other);
        }
        moved = copy;
        CHECK(moved.view() == name);
    }
    CHECK(symbol_text().view().empty());
}

} // namespace
