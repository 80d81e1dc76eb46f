// Callbacks against their number: made and destroyed from two threads, and alive at once.
#include <ctypes/callback.hpp>

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

namespace {

using made = ctypes::callback<int(int)>;

/// Nanoseconds of one of `count` things that `work` does.
template <class Work>
double each(std::size_t count, const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
    return time.count() / static_cast<double>(count);
}

/// The memory of the process that is in use, in bytes (proc(5), statm).
double resident() {
    std::ifstream statm("/proc/self/statm");
    double pages = 0;
    statm >> pages >> pages;
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE));
}

void make_and_destroy(std::size_t count) {
    int offset = 1;
    for (std::size_t i = 0; i < count; ++i) {
        const made callback = [&](int n) { return n + offset; };
        asm volatile("" : : "r"(callback.pointer()) : "memory");
    }
}

} // namespace

int main() {
    std::puts("| callbacks, made and destroyed from two threads | ns each |\n|---:|---:|");
    for (const std::size_t count : {10'000, 100'000, 1'000'000}) {
        const double time = each(count, [count] {
            std::jthread other(make_and_destroy, count / 2);
            make_and_destroy(count / 2);
        });
        std::printf("| %zu | %.1f |\n", count, time);
    }
    std::puts("\n| callbacks alive at once | made, ns each | called, ns each | destroyed, ns each | bytes each |\n"
              "|---:|---:|---:|---:|---:|");
    for (const std::size_t count : {1'000, 10'000, 100'000}) {
        int offset = 1;
        std::vector<made> all;
        all.reserve(count);
        const double before = resident();
        const double creation = each(count, [&] {
            for (std::size_t i = 0; i < count; ++i) all.emplace_back([&](int n) { return n + offset; });
        });
        const double memory = (resident() - before) / static_cast<double>(count);
        long sum = 0;
        const double call = each(count, [&] {
            for (const made& callback : all) sum += callback.pointer()(1);
        });
        if (sum != static_cast<long>(2 * count)) return 1;
        const double destruction = each(count, [&] { all.clear(); });
        std::printf("| %zu | %.0f | %.0f | %.0f | %.0f |\n", count, creation, call, destruction, memory);
    }
}
