#include <ctypes/callback.hpp>
#include <ctypes/libffi_call.hpp>
#include <ctypes/library.hpp>
#include <ctypes/scoped_callback.hpp>
#include <ctypes/string.hpp>

#include <doctest/doctest.h>

#include <cstdarg>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

class color { // no aggregate: nothing but the adapter knows what it is to C
public:
    explicit color(int value) : value_(value) {}
    int value() const { return value_; }
    std::string name; // and it has a destructor

private:
    int value_;
};

unsigned apply(unsigned (*f)(unsigned, const char*), unsigned value, const char* name) { return f(value, name); }
unsigned apply_data(unsigned (*f)(void*, unsigned), void* data, unsigned value) { return f(data, value); }
unsigned set_and_call(int count, ...) {
    va_list list;
    va_start(list, count);
    const auto function = va_arg(list, unsigned (*)(unsigned, const char*));
    const unsigned value = va_arg(list, unsigned);
    va_end(list);
    return function(value, "");
}
void tell(void (*f)(unsigned), unsigned value) { f(value); }

} // namespace

template <>
struct ctypes::adapter<color> {
    using c_type = unsigned;
    static unsigned to_c(const color& c) { return static_cast<unsigned>(c.value()) + 1000; }
    static color from_c(unsigned value) { return color(static_cast<int>(value) - 1000); }
};

TEST_CASE("a class that stands for a C type comes to a callback and goes back from it") {
    using named = color(color, ctypes::borrowed_string);
    static_assert(std::is_same_v<ctypes::callback<named>::pointer_type, unsigned (*)(unsigned, const char*)>);
    int seen = 0;
    const ctypes::callback<named> next = [&](color c, std::string_view name) {
        seen = c.value();
        return color(c.value() + static_cast<int>(name.size()));
    };
    CHECK(apply(next, 1005, "abc") == 1008);
    CHECK(seen == 5);
    CHECK(apply(next, 1005, nullptr) == 1005);

    const ctypes::callback<void(color)> told = [&](const color& c) { seen = c.value(); };
    tell(told, 1042);
    CHECK(seen == 42);
}

TEST_CASE("a closure and user data take such classes, too, and so do scoped callables") {
    std::vector<ctypes::callback<color(color, const char*)>> many;
    while (many.empty() || !many.back().uses_closure())
        many.emplace_back([](color c, const char*) { return color(2 * c.value()); });
    CHECK(apply(many.back(), 1004, "") == 1008);

    int offset = 3;
    const ctypes::data_callback<color(void*, color)> data = [&offset](color c) { return color(c.value() + offset); };
    CHECK(apply_data(data.function(), data.data(), 1001) == 1004);

    const ctypes::function<color(ctypes::scoped<color(color, ctypes::copied_string)>, color, const char*)> in_place(
        &apply);
    CHECK(in_place([&](color c, const std::string& text) { return color(c.value() + static_cast<int>(text.size())); },
                   color(1), "1234")
              .value() == 5);
    const ctypes::function<color(ctypes::scoped_data<color(void*, color)>, color)> pair(&apply_data);
    CHECK(pair([&](color c) { return color(c.value() * offset); }, color(5)).value() == 15);
}

TEST_CASE("the error result may be the class or its C type") {
    const auto throws = [](color) -> color { throw std::runtime_error("no color"); };
    unsigned seen = 0;
    const auto run = [&](unsigned (*f)(unsigned)) {
        const ctypes::callback<void()> outer = [&] { seen = f(1); };
        const ctypes::function<void(void (*)())> call([](void (*g)()) { g(); });
        CHECK_THROWS_WITH_AS(call(outer), "no color", std::runtime_error);
    };
    const ctypes::callback<color(color)> with_class(throws, ctypes::error_result(color(7)));
    run(with_class);
    CHECK(seen == 1007);
    const ctypes::callback<color(color)> with_c(throws, ctypes::error_result(8U));
    run(with_c);
    CHECK(seen == 8);
    const ctypes::callback<color(color)> with_nothing(throws);
    run(with_nothing);
    CHECK(seen == 0);
}

TEST_CASE("a named callback and a class that stands for a C type go through the dots") {
    const ctypes::function<unsigned(int, ...)> f(&set_and_call);
    const ctypes::callback<color(color, const char*)> twice = [](color c, const char*) { return color(2 * c.value()); };
    CHECK(f(2, twice, color(4)) == 1008);
    CHECK(ctypes::via_libffi(f)(2, twice, color(4)) == 1008);
}
