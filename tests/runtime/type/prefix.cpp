// Records with a base class, with a flexible array member, and C's own complex numbers.
#include <ctypes/call.hpp>
#include <ctypes/callback.hpp>
#include <ctypes/type.hpp>

#include "c_fixtures/clib.hpp"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

namespace {

struct animal {
    int legs;
};
struct dog : animal { // { int legs; double weight; } in C
    double weight;
};
struct described_dog : animal {
    double weight;
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic" // C++ has no flexible array members
struct message {
    unsigned length;
    char text[];
};
#pragma GCC diagnostic pop

__extension__ typedef float _Complex complex_float;
__extension__ typedef double _Complex complex_double;
__extension__ typedef long double _Complex complex_long_double;

} // namespace

template <>
struct ctypes::describe<described_dog> : ctypes::members<&described_dog::legs, &described_dog::weight> {};

TEST_CASE("a base class comes before the members of a record that is passed by value") {
    const ctypes::function<dog(dog, double)> heavier(clib::symbol<dog(dog, double)>("heavier"), "heavier");
    const dog fed = heavier(dog{{4}, 20.5}, 1.5);
    CHECK(fed.legs == 4);
    CHECK(fed.weight == 22.0);

    using on_stack = double(long, long, long, long, long, long, dog);
    CHECK(ctypes::function<on_stack>(clib::symbol<on_stack>("weight_on_stack"))(1, 2, 3, 4, 5, 6, dog{{4}, 2.5}) ==
          31.0);

    using after = double(dog(*)(dog), dog);
    const ctypes::callback<dog(dog)> feed = [](dog d) { return dog{{d.legs - 1}, d.weight + 1}; };
    CHECK(ctypes::function<after>(clib::symbol<after>("weight_after"))(feed, dog{{4}, 2.5}) == 10.5);
}

TEST_CASE("libffi passes a record with a base class when its members are described") {
    using one = described_dog;
    const ctypes::function<one(one, double)> heavier(clib::symbol<one(one, double)>("heavier"), "heavier");
    const one fed = ctypes::via_libffi(heavier)(one{{4}, 20.5}, 1.5);
    CHECK(fed.legs == 4);
    CHECK(fed.weight == 22.0);

    using on_stack = double(long, long, long, long, long, long, one);
    const ctypes::function<on_stack> weigh(clib::symbol<on_stack>("weight_on_stack"));
    CHECK(ctypes::via_libffi(weigh)(1, 2, 3, 4, 5, 6, one{{4}, 2.5}) == 31.0);

    using after = double(one(*)(one), one);
    const ctypes::function<after> weight_after(clib::symbol<after>("weight_after"));
    std::vector<ctypes::callback<one(one)>> more; // than the pool has
    do more.emplace_back([](one d) { return one{{d.legs - 1}, d.weight + 1}; });
    while (!more.back().uses_closure());
    CHECK(weight_after(more.back(), one{{4}, 2.5}) == 10.5);
}

TEST_CASE("a record with a flexible array member goes by pointer") {
    const auto release = [](message* m) { std::free(m); };
    const std::unique_ptr<message, decltype(release)> m(static_cast<message*>(std::malloc(sizeof(message) + 3)),
                                                        release);
    m->length = 3;
    std::memcpy(m->text, "abc", 3);
    using sum = unsigned(const message*);
    const ctypes::function<sum> sum_of_letters(clib::symbol<sum>("sum_of_letters"));
    CHECK(sum_of_letters(m.get()) == 'a' + 'b' + 'c');
    CHECK(ctypes::via_libffi(sum_of_letters)(m.get()) == 'a' + 'b' + 'c');
}

template <class Z>
static void swaps(const char* name) {
    Z z{};
    __real__ z = 1.5;
    __imag__ z = -2.25;
    const ctypes::function<Z(Z)> swap(clib::symbol<Z(Z)>(name), name);
    const Z native = swap(z);
    CHECK((__real__ native == -2.25 && __imag__ native == 1.5));
    const Z by_libffi = ctypes::via_libffi(swap)(z);
    CHECK((__real__ by_libffi == -2.25 && __imag__ by_libffi == 1.5));
}

TEST_CASE("C's own complex numbers come and go by value") {
    swaps<complex_float>("swap_float");
    swaps<complex_double>("swap_double");
    swaps<complex_long_double>("swap_long_double");

    using call = complex_double(complex_double(*)(complex_double), complex_double);
    const ctypes::function<call> f(clib::symbol<call>("call_complex"));
    std::vector<ctypes::callback<complex_double(complex_double)>> all;
    complex_double z{};
    __real__ z = 3;
    __imag__ z = 4;
    do {
        all.emplace_back([](complex_double x) { return x * x; });
        if (all.size() != 1 && !all.back().uses_closure()) continue;
        const complex_double squared = f(all.back(), z);
        CHECK((__real__ squared == -6 && __imag__ squared == 24));
    } while (!all.back().uses_closure());
}
