// One type, one function, one set of declarations, used by several threads at once. The tsan preset looks at it.
#include <ctypes/dynamic/declarations.hpp>
#include <ctypes/dynamic/function.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace dynamic = ctypes::dynamic;

namespace {

struct pair {
    int first;
    double second;
};

extern "C" pair swap_halves(pair p, int by) { return {static_cast<int>(p.second) + by, static_cast<double>(p.first)}; }
extern "C" int sum_of(int count, ...) {
    __builtin_va_list rest;
    __builtin_va_start(rest, count);
    int sum = 0;
    for (int i = 0; i < count; ++i) sum += __builtin_va_arg(rest, int);
    __builtin_va_end(rest);
    return sum;
}

template <class F>
void on_threads(F each) {
    std::atomic<bool> go = false;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            while (!go) std::this_thread::yield();
            for (int i = 0; i < 200; ++i) each(t * 1000 + i);
        });
    go = true;
    for (std::thread& each_thread : threads) each_thread.join();
}

} // namespace

TEST_CASE("a function is called by several threads, in every way, with its first call racing") {
    const dynamic::declarations c(
        "struct pair { int first; double second; }; struct pair swap_halves(struct pair p, int by);"
        "int sum_of(int count, ...);");
    const dynamic::function swap(c["swap_halves"].type(), reinterpret_cast<void (*)()>(&swap_halves), "swap_halves");
    const dynamic::function sum(c["sum_of"].type(), reinterpret_cast<void (*)()>(&sum_of), "sum_of");
    std::atomic<int> wrong = 0;
    on_threads([&](int n) {
        dynamic::value p(c.type("struct pair"));
        p["first"] = n;
        p["second"] = 2.0;
        const dynamic::value swapped = swap(p, 1);
        if (swapped["first"].as<int>() != 3 || swapped["second"].as<double>() != n) ++wrong;

        pair given{n, 5.0};
        int by = 2;
        void* addresses[] = {&given, &by};
        pair result{};
        swap.call(&result, addresses);
        if (result.first != 7) ++wrong;
        swap.call_libffi(&result, addresses); // prepares the call interface when it is first needed
        if (result.first != 7) ++wrong;
        if (sum.call<int>(2, n, 1) != n + 1 || sum.call<int>(1, n) != n) ++wrong;
    });
    CHECK(wrong == 0);
}

TEST_CASE("types are derived from one type by several threads") {
    const dynamic::declarations c("struct node { struct node *next; int value; };");
    const dynamic::type node = c.type("struct node");
    std::atomic<int> wrong = 0;
    on_threads([&](int n) {
        const auto length = static_cast<std::size_t>(n % 7 + 1);
        if (node.array(length).size() != length * node.size()) ++wrong;
        if (node.pointer().target().size() != node.size()) ++wrong;
        if (c.type("struct node").member("value").offset != sizeof(void*)) ++wrong;
        if (dynamic::type::of<pair>().size() != sizeof(pair)) ++wrong;
        if (node.constant().spelling() != "const struct node") ++wrong;
    });
    CHECK(wrong == 0);
}
