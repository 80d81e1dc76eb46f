#include <ctypes/error.hpp>
#include <ctypes/function.hpp>
#include <ctypes/keep_alive.hpp>
#include <ctypes/live.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

TEST_CASE("a keeper owns callbacks of different signatures and gives the functions for C") {
    const auto before = ctypes::live();
    const auto used = std::make_shared<int>(4);
    {
        ctypes::keep_alive kept;
        int (*const add)(int) = kept.callback<int(int)>([used](int n) { return *used + n; });
        double (*const half)(double, void*) =
            kept.callback<double(double, void*)>([used](double x, void*) { return x / 2; });
        CHECK(add(3) == 7);
        CHECK(half(3, nullptr) == 1.5);
        CHECK(kept.size() == 2);
        CHECK(used.use_count() == 3);

        const ctypes::keep_alive moved = std::move(kept);
        CHECK(add(1) == 5);
        CHECK(moved.size() == 2);
    }
    CHECK(used.use_count() == 1);
    CHECK(ctypes::live() == before);
}

TEST_CASE("what is kept stays where it is, and goes in the order opposite to that it came in") {
    std::vector<std::string> gone;
    struct says {
        std::vector<std::string>* to;
        std::string word;
        says(std::vector<std::string>& list, std::string what) : to(&list), word(std::move(what)) {}
        says(says&& other) noexcept : to(std::exchange(other.to, nullptr)), word(std::move(other.word)) {}
        says& operator=(says&&) = delete;
        ~says() {
            if (to != nullptr) to->push_back(word);
        }
    };
    ctypes::keep_alive kept;
    const says& first = kept.keep(says(gone, "first"));
    for (int i = 0; i < 100; ++i) kept.keep(i);
    kept.keep(says(gone, "last"));
    CHECK(first.word == "first");
    kept.clear();
    CHECK(gone == std::vector<std::string>{"last", "first"});
    CHECK(kept.size() == 0);

    kept.keep(says(gone, "assigned over"));
    kept = ctypes::keep_alive();
    CHECK(gone.back() == "assigned over");
}

TEST_CASE("released to C, all that is kept is destroyed by the one destructor") {
    const auto used = std::make_shared<int>(1);
    ctypes::keep_alive kept;
    int (*const get)() = kept.callback<int()>([used] { return *used; });
    kept.keep(used);
    void* const data = kept.release();
    CHECK(kept.size() == 0);
    CHECK(get() == 1);
    CHECK(used.use_count() == 3);
    ctypes::keep_alive::destroy()(data);
    CHECK(used.use_count() == 1);
    ctypes::keep_alive::destroy()(nullptr);
}

TEST_CASE("a callable in a keeper may bring its error result") {
    ctypes::keep_alive kept;
    int (*const fails)() =
        kept.callback<int()>(ctypes::with_error_result([]() -> int { throw std::runtime_error("no"); }, -7));
    int seen = 0;
    ctypes::callback<void()> outer = [&] { seen = fails(); };
    const ctypes::function<void(void (*)())> run([](void (*f)()) { f(); });
    CHECK_THROWS_WITH_AS(run(outer), "no", std::runtime_error);
    CHECK(seen == -7);
}

TEST_CASE("a null function cannot be kept") {
    ctypes::keep_alive kept;
    int (*const null)(int) = nullptr;
    CHECK_THROWS_AS(kept.callback<int(int)>(null), ctypes::error);
    CHECK(kept.size() == 0);
}
