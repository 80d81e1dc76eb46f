#include <ctypes/shared_handle.hpp>

#include <ctypes/interface.hpp>
#include <ctypes/library.hpp>
#include <ctypes/out.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

struct counted; // of the C side, never looked into

namespace {

using object = ctypes::shared_handle<counted*, "counted_ref", "counted_unref">;

struct objects {
    static constexpr std::string_view symbol_prefix = "counted_";
    ctypes::renamed<"counted_new", ctypes::function<object(int)>> make;
    ctypes::function<int(int, ctypes::out<object>)> create;
    ctypes::function<int(const counted*)> value;
    ctypes::function<int(counted*)> references;
    ctypes::function<int()> alive;
    ctypes::function<void(counted*)> keep;
    ctypes::function<ctypes::borrowed<object>()> kept;
};

const objects& c() {
    static const objects bound = ctypes::library(CTYPES_TEST_CLIB).bind<objects>();
    return bound;
}

int plain(counted* raw) { return c().references(raw); }

int numbers = 0;
extern "C" void number_ref(int) { ++numbers; }
extern "C" void number_unref(int) { --numbers; }
using number = ctypes::shared_handle<int, ctypes::calls<&number_ref>, ctypes::calls<&number_unref>, -1>;

static_assert(std::is_copy_constructible_v<object> && std::is_copy_assignable_v<object>);
static_assert(std::is_nothrow_move_constructible_v<object>);
static_assert(sizeof(number) == sizeof(int));
static_assert(std::is_convertible_v<object&, counted*> && !std::is_convertible_v<object, counted*>);
static_assert(!std::is_convertible_v<number&, int>);

} // namespace

TEST_CASE("a shared handle counts references: copies take one, each gives its own back") {
    {
        const object first = c().make(5);
        CHECK(c().references(first) == 1);
        object second = first;
        CHECK(c().references(first) == 2);
        CHECK(second == first);
        std::vector<object> many(10, second);
        CHECK(c().references(first) == 12);
        many.clear();
        object moved = std::move(second);
        CHECK(c().references(moved) == 2);
        CHECK_FALSE(second);
        second = moved;
        CHECK(c().references(first) == 3);
        object& same = second;
        second = same;
        CHECK(c().references(first) == 3);
        second.reset();
        moved = c().make(6);
        CHECK(c().references(first) == 1);
        CHECK(c().value(moved) == 6);
        CHECK(c().alive() == 2);
    }
    CHECK(c().alive() == 0);
}

TEST_CASE("a shared handle passes where the raw pointer is asked for, also a temporary one in a call") {
    object o = c().make(7);
    CHECK(c().value(o) == 7);
    CHECK(plain(o) == 1);
    CHECK(c().value(c().make(8)) == 8);
    counted* raw = o;
    CHECK(raw == o.get());
    CHECK(c().alive() == 1);
    object().reset();
    CHECK_FALSE(ctypes::shared_handle<counted*, "counted_ref", "counted_unref">());
}

TEST_CASE("a handle passes where the raw pointer is asked for, too") {
    using owner = ctypes::handle<counted*, "counted_unref">;
    const auto make = ctypes::library(CTYPES_TEST_CLIB).function<owner(int)>("counted_new");
    const owner o = make(9);
    CHECK(c().value(o) == 9);
    CHECK(plain(o) == 1);
    CHECK(c().value(make(10)) == 10);
    static_assert(!std::is_convertible_v<owner, counted*>);
}

TEST_CASE("out-parameters are owned, borrowed results take a reference of their own, and given up ones are C's") {
    {
        const auto [status, made] = c().create(3);
        CHECK(status == 0);
        CHECK(c().references(made) == 1);
        const auto [failed, none] = c().create(-1);
        CHECK(failed == -1);
        CHECK_FALSE(none);
        c().keep(object(made).release());
        CHECK(c().references(made) == 2);
        const object kept = c().kept();
        CHECK(kept == made);
        CHECK(c().references(made) == 3);
        const object another(c().make(1).release(), kept.context_of());
        CHECK(c().references(another) == 1);
        const object shares = object::share(another.get(), kept.context_of());
        CHECK(c().references(another) == 2);
    }
    CHECK(c().alive() == 1);
    c().keep(nullptr);
    CHECK(c().alive() == 0);
    CHECK_FALSE(c().kept());
}

TEST_CASE("a raw pointer needs to know what counts") {
    const object made = c().make(1);
    CHECK_THROWS_AS(static_cast<void>(object(made.get())), ctypes::error);
    CHECK(c().references(made) == 1);
    CHECK_FALSE(object(nullptr));
}

TEST_CASE("references that functions of the program count, of what is no pointer") {
    {
        number_ref(4);
        const number n(4);
        const number again = n;
        CHECK(numbers == 2);
        const ctypes::function<int(int)> negate(+[](int value) { return -value; });
        CHECK(negate(n) == -4);
        CHECK_FALSE(number());
    }
    CHECK(numbers == 0);
}
