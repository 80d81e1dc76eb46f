#include <ctypes/detail/thread_spare.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

namespace {

std::atomic<int> given_back = 0;
void give_back(int*) noexcept { ++given_back; }

using spare = ctypes::detail::thread_spare<int, give_back>;

// Keeps something when the thread has given back its spare thing already.
struct late {
    int* thing;
    bool* kept;
    ~late() {
        *kept = spare::keep(thing);
        if (spare::take() != nullptr) *kept = true;
    }
};

} // namespace

TEST_CASE("a thread has the one thing it kept, and no other thread has it") {
    int one = 1, two = 2;
    CHECK(spare::take() == nullptr);
    CHECK(spare::keep(&one));
    CHECK_FALSE(spare::keep(&two));
    int* of_other = &one;
    std::jthread([&] { of_other = spare::take(); }).join();
    CHECK(of_other == nullptr);
    CHECK(spare::take() == &one);
    CHECK(spare::take() == nullptr);
    CHECK(spare::keep(&two));
    CHECK(spare::take() == &two);
}

TEST_CASE("a thread that ends gives back what it kept, and keeps nothing more") {
    int one = 1, two = 2;
    given_back = 0;
    bool kept = true;
    std::jthread([&] {
        static thread_local late last{nullptr, nullptr}; // made before, so destroyed after
        last = {&two, &kept};
        spare::keep(&one);
    }).join();
    CHECK(given_back == 1);
    CHECK_FALSE(kept);
}
