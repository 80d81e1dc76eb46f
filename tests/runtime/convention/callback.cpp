// Callbacks for C that calls by another convention than the platform's: on x86-64 Windows', on 32-bit x86 three. The
// attribute cannot be a template argument (g++ drops it), so the cases for a convention come out of a macro.
#include "each.hpp"

#include <ctypes/callback.hpp>
#include <ctypes/calling_convention.hpp>
#include <ctypes/function.hpp>
#include <ctypes/function_table.hpp>
#include <ctypes/keep_alive.hpp>
#include <ctypes/libffi_call.hpp>
#include <ctypes/scoped_callback.hpp>

#include <doctest/doctest.h>

#include <complex>
#include <cstddef>
#include <functional>
#include <memory>
#include <stdexcept>
#include <type_traits>

namespace {

using mixed = int(int, double, three, signed char, void*, one);
using mixed_of_closure = long(int, double, three, signed char, void*, one);
using turned = three(three, float);
using turned_of_closure = three(three, double);
using conjugate = std::complex<float>(std::complex<double>, int, std::complex<float>);
using doubled = std::complex<double>(std::complex<double>);

int sum(int a, double b, three c, signed char d, void* e, one f) {
    return a + static_cast<int>(b + c.x + f.x) + static_cast<int>(c.y) + c.z + d + *static_cast<int*>(e);
}

// What C was given to keep.
[[maybe_unused]] void (*owned_function)();
[[maybe_unused]] void* owned;
[[maybe_unused]] void (*end_of_owned)();

// As C writes them.
#define C_TYPES(C)                                                                                                     \
    typedef int(__attribute__((C)) * mixed_##C)(int, double, three, signed char, void*, one);                          \
    typedef long(__attribute__((C)) * mixed_of_closure_##C)(int, double, three, signed char, void*, one);              \
    typedef three(__attribute__((C)) * turned_##C)(three, float);                                                      \
    typedef three(__attribute__((C)) * turned_of_closure_##C)(three, double);                                          \
    __extension__ typedef __complex__ float(__attribute__((C)) * conjugate_##C)(__complex__ double, int,               \
                                                                                __complex__ float);                    \
    __extension__ typedef __complex__ double(__attribute__((C)) * doubled_##C)(__complex__ double);                    \
    int run_##C(void (*function)(), void* data) {                                                                      \
        return reinterpret_cast<mixed_##C>(function)(1, 2, {3, 4, 5}, -6, data, {7});                                  \
    }                                                                                                                  \
    typedef void(__attribute__((C)) * destroy_pointer_##C)(void*);                                                     \
    void own_##C(void (*function)(), void* data, void (*destroy)()) {                                                  \
        owned_function = function, owned = data, end_of_owned = destroy;                                               \
    }                                                                                                                  \
    void own_data_first_##C(void* data, void (*function)(), void (*destroy)()) { own_##C(function, data, destroy); }   \
    void destroy_##C() { reinterpret_cast<destroy_pointer_##C>(end_of_owned)(owned); }
EACH_CONVENTION(C_TYPES)

template <class Pointer>
auto generic(Pointer function) {
    return reinterpret_cast<void (*)()>(function);
}

} // namespace

#define NO_POOL(C)                                                                                                     \
    template <>                                                                                                        \
    inline constexpr std::size_t ctypes::callback_pool_size<ctypes::C<mixed_of_closure>> = 0;                          \
    template <>                                                                                                        \
    inline constexpr std::size_t ctypes::callback_pool_size<ctypes::C<turned_of_closure>> = 0;                         \
    template <>                                                                                                        \
    inline constexpr std::size_t ctypes::callback_pool_size<ctypes::C<conjugate>> = 2;
EACH_CONVENTION(NO_POOL)

#define CASES(C)                                                                                                       \
    TEST_CASE("C calls a pooled callback and a closure by " #C) {                                                      \
        int ten = 10;                                                                                                  \
        const int captured = 100;                                                                                      \
        const ctypes::callback<ctypes::C<mixed>> pooled = [&](int a, double b, three c, signed char d, void* e,        \
                                                              one f) { return captured + sum(a, b, c, d, e, f); };     \
        static_assert(std::is_same_v<decltype(pooled)::pointer_type, mixed_##C>);                                      \
        CHECK_FALSE(pooled.uses_closure());                                                                            \
        CHECK(run_##C(generic(pooled.pointer()), &ten) == 126);                                                        \
        const ctypes::callback<ctypes::C<mixed_of_closure>> closure = [&](int a, double b, three c, signed char d,     \
                                                                          void* e, one f) -> long {                    \
            return captured - sum(a, b, c, d, e, f);                                                                   \
        };                                                                                                             \
        CHECK(closure.uses_closure());                                                                                 \
        const mixed_of_closure_##C called = closure;                                                                   \
        CHECK(called(1, 2, {3, 4, 5}, -6, &ten, {7}) == 74);                                                           \
    }                                                                                                                  \
    TEST_CASE("records and complex numbers come back from callbacks by " #C) {                                         \
        const ctypes::callback<ctypes::C<turned>> pooled = [](three t, float f) {                                      \
            return three{static_cast<double>(f), t.z, static_cast<int>(t.y)};                                          \
        };                                                                                                             \
        const three a = pooled.pointer()({1, 2, 3}, 4.5F);                                                             \
        CHECK(a.x == 4.5);                                                                                             \
        CHECK(a.y == 3);                                                                                               \
        CHECK(a.z == 2);                                                                                               \
        const ctypes::callback<ctypes::C<turned_of_closure>> closure = [](three t, double f) {                         \
            return three{f, t.z, static_cast<int>(t.y)};                                                               \
        };                                                                                                             \
        CHECK(closure.uses_closure());                                                                                 \
        const three b = closure.pointer()({1, 2, 3}, 4.5);                                                             \
        CHECK(b.x == 4.5);                                                                                             \
        CHECK(b.y == 3);                                                                                               \
        CHECK(b.z == 2);                                                                                               \
        const ctypes::callback<ctypes::C<conjugate>> complex = [](std::complex<double> z, int n,                       \
                                                                  std::complex<float> w) {                             \
            return std::complex<float>(static_cast<float>(z.real()) + w.real(),                                        \
                                       static_cast<float>(n - z.imag()) - w.imag());                                   \
        };                                                                                                             \
        const auto as_c = reinterpret_cast<conjugate_##C>(generic(complex.pointer()));                                 \
        const auto result = as_c(ctypes::detail::native<std::complex<double>>::to({1, 2}), 3,                          \
                                 ctypes::detail::native<std::complex<float>>::to({10, 20}));                           \
        CHECK(__real__ result == 11);                                                                                  \
        CHECK(__imag__ result == -19);                                                                                 \
    }                                                                                                                  \
    TEST_CASE("what a callback by " #C " makes is called by the compiler and by libffi") {                             \
        int ten = 10;                                                                                                  \
        const ctypes::callback<ctypes::C<mixed>> pooled = &sum;                                                        \
        const ctypes::function<ctypes::C<mixed>> f(pooled.pointer());                                                  \
        CHECK(f(1, 2, three{3, 4, 5}, -6, &ten, one{7}) == 26);                                                        \
        CHECK(ctypes::via_libffi(f)(1, 2, three{3, 4, 5}, -6, &ten, one{7}) == 26);                                    \
        const ctypes::callback<ctypes::C<conjugate>> complex = [](std::complex<double> z, int n,                       \
                                                                  std::complex<float> w) {                             \
            return std::complex<float>(z) * std::complex<float>(static_cast<float>(n)) + w;                            \
        };                                                                                                             \
        const ctypes::function<ctypes::C<conjugate>> g(complex.pointer());                                             \
        CHECK(g(std::complex<double>(1, 2), 3, std::complex<float>(10, 20)) == std::complex<float>(13, 26));           \
        const ctypes::callback<ctypes::C<doubled>> twice = [](std::complex<double> z) { return z + z; };               \
        const ctypes::function<ctypes::C<doubled>> h(twice.pointer());                                                 \
        CHECK(h(std::complex<double>(1, 2)) == std::complex<double>(2, 4));                                            \
    }                                                                                                                  \
    TEST_CASE("exceptions of callbacks by " #C " arrive at the call, and C gets the error result") {                   \
        int seen = 0;                                                                                                  \
        const ctypes::callback<ctypes::C<mixed>> throws(                                                               \
            [](int, double, three, signed char, void*, one) -> int { throw std::out_of_range("by " #C); },             \
            ctypes::error_result(-4));                                                                                 \
        const ctypes::callback<void()> outer = [&] { seen = run_##C(generic(throws.pointer()), nullptr); };            \
        const ctypes::function<void(void (*)())> run([](void (*f)()) { f(); });                                        \
        CHECK_THROWS_WITH_AS(run(outer), "by " #C, std::out_of_range);                                                 \
        CHECK(seen == -4);                                                                                             \
    }                                                                                                                  \
    TEST_CASE("callables written in place and user data are called by " #C) {                                          \
        int ten = 10;                                                                                                  \
        const int captured = 100;                                                                                      \
        const ctypes::function<int(ctypes::scoped<ctypes::C<mixed>>, void*)> scoped(&run_##C);                         \
        CHECK(scoped([&](auto... all) { return captured + sum(all...); }, &ten) == 126);                               \
        CHECK_THROWS_AS(scoped([](auto...) -> int { throw std::runtime_error("scoped"); }, &ten), std::runtime_error); \
        const ctypes::callback<ctypes::C<mixed>> named = &sum;                                                         \
        CHECK(scoped(named, &ten) == 26);                                                                              \
        const ctypes::function<int(ctypes::scoped_data<ctypes::C<mixed>>)> pair(&run_##C);                             \
        CHECK(pair([&](int a, double, three, signed char, one f) { return captured + a + static_cast<int>(f.x); }) ==  \
              108);                                                                                                    \
        const auto counted = std::make_shared<int>(5);                                                                 \
        {                                                                                                              \
            ctypes::data_callback<ctypes::C<mixed>> data = [counted](int, double, three, signed char, one) {           \
                return *counted;                                                                                       \
            };                                                                                                         \
            CHECK(run_##C(generic(data.function()), data.data()) == 5);                                                \
        }                                                                                                              \
        CHECK(counted.use_count() == 1);                                                                               \
    }                                                                                                                  \
    TEST_CASE("C owns a callable that it calls by " #C ", and destroys it by " #C) {                                   \
        const auto counted = std::make_shared<int>(5);                                                                 \
        const auto add = [counted](int a, double, three, signed char, one f) {                                         \
            return *counted + a + static_cast<int>(f.x);                                                               \
        };                                                                                                             \
        {                                                                                                              \
            const ctypes::function<void(ctypes::owned_data<ctypes::C<mixed>>)> own(&own_##C);                          \
            own(add);                                                                                                  \
        }                                                                                                              \
        CHECK(counted.use_count() == 3);                                                                               \
        CHECK(run_##C(owned_function, owned) == 13);                                                                   \
        destroy_##C();                                                                                                 \
        CHECK(counted.use_count() == 2);                                                                               \
        const ctypes::function<void(ctypes::owned_data<ctypes::C<mixed>, ctypes::data_order::data_first>)> first(      \
            &own_data_first_##C);                                                                                      \
        first(add);                                                                                                    \
        CHECK(run_##C(owned_function, owned) == 13);                                                                   \
        destroy_##C();                                                                                                 \
        CHECK(counted.use_count() == 2);                                                                               \
        ctypes::data_callback<ctypes::C<mixed>> data = add;                                                            \
        static_assert(std::is_same_v<decltype(data.destroy()), destroy_pointer_##C>);                                  \
        own_##C(generic(data.function()), data.release(), generic(data.destroy()));                                    \
        CHECK(run_##C(owned_function, owned) == 13);                                                                   \
        destroy_##C();                                                                                                 \
        CHECK(counted.use_count() == 2);                                                                               \
    }                                                                                                                  \
    TEST_CASE("a keeper keeps callbacks by " #C " for a table's members") {                                            \
        int ten = 10;                                                                                                  \
        ctypes::keep_alive kept;                                                                                       \
        CHECK(run_##C(generic(kept.callback<ctypes::C<mixed>>(&sum)), &ten) == 26);                                    \
        struct operations {                                                                                            \
            int version;                                                                                               \
            mixed_##C call;                                                                                            \
        };                                                                                                             \
        ctypes::function_table<operations> table;                                                                      \
        table->call = kept.callback<ctypes::C<mixed>>(&sum);                                                           \
        CHECK(table->call(1, 2, {3, 4, 5}, -6, &ten, {7}) == 26);                                                      \
    }                                                                                                                  \
    TEST_CASE("a table makes callbacks by " #C " for members that C calls so") {                                       \
        int ten = 10;                                                                                                  \
        const int captured = 100;                                                                                      \
        struct operations {                                                                                            \
            int version;                                                                                               \
            mixed_##C call;                                                                                            \
            mixed* plain;                                                                                              \
            mixed_##C unset;                                                                                           \
        };                                                                                                             \
        ctypes::function_table<operations> table;                                                                      \
        table.set<&operations::call>([&](auto... all) { return captured + sum(all...); })                              \
            .set<&operations::plain>(&sum);                                                                            \
        CHECK(run_##C(generic(table->call), &ten) == 126);                                                             \
        CHECK((table->plain == &sum));                                                                                 \
        table.set<&operations::unset>(&sum); /* of the platform's convention: C gets one that calls it */              \
        CHECK(run_##C(generic(table->unset), &ten) == 26);                                                             \
        const mixed_##C own = table->call;                                                                             \
        table.set<&operations::unset>(own); /* C's own goes there as it is */                                          \
        CHECK((table->unset == own));                                                                                  \
        table.set<&operations::unset>(nullptr);                                                                        \
        CHECK((table->unset == nullptr));                                                                              \
        table.set<&operations::call>([](auto...) -> int { throw std::runtime_error("in a table"); },                   \
                                     ctypes::error_result(-5));                                                        \
        int seen = 0;                                                                                                  \
        const ctypes::callback<void()> outer = [&] { seen = run_##C(generic(table->call), nullptr); };                 \
        const ctypes::function<void(void (*)())> run([](void (*f)()) { f(); });                                        \
        CHECK_THROWS_WITH_AS(run(outer), "in a table", std::runtime_error);                                            \
        CHECK(seen == -5);                                                                                             \
        struct members {                                                                                               \
            std::function<mixed> call, unset;                                                                          \
            int version = 3;                                                                                           \
        };                                                                                                             \
        const ctypes::function_table<operations> by_name(                                                              \
            members{.call = [&](auto... all) { return captured - sum(all...); }, .unset = {}});                        \
        CHECK(run_##C(generic(by_name->call), &ten) == 74);                                                            \
        CHECK((by_name->unset == nullptr));                                                                            \
        CHECK(by_name->version == 3);                                                                                  \
    }
EACH_CONVENTION(CASES)

#if defined(__x86_64__) && !defined(_WIN32)
TEST_CASE("the platform's own convention under its name makes the usual callbacks") {
    const ctypes::callback<ctypes::sysv_abi<int(int)>> same = [](int n) { return n + 1; };
    int (*const pointer)(int) = same;
    CHECK(pointer(1) == 2);
    const ctypes::callback<ctypes::stdcall<int(int)>> elsewhere = [](int n) { return n + 2; }; // a word of 32-bit x86
    int (*const as_usual)(int) = elsewhere;
    CHECK(as_usual(1) == 3);
}
#endif
