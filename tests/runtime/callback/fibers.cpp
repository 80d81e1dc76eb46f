// Calls on stacks of their own (ucontext, Boost.Context, coroutines of libraries), and on the stack of signals.
#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <ucontext.h>

#include "c_side.hpp"

// The sanitizers want to know about other stacks; null in a program without them.
extern "C" {
[[gnu::weak]] void __sanitizer_start_switch_fiber(void** fake, const void* bottom, std::size_t size);
[[gnu::weak]] void __sanitizer_finish_switch_fiber(void* fake, const void** bottom, std::size_t* size);
[[gnu::weak]] void* __tsan_get_current_fiber();
[[gnu::weak]] void* __tsan_create_fiber(unsigned flags);
[[gnu::weak]] void __tsan_destroy_fiber(void* fiber);
[[gnu::weak]] void __tsan_switch_to_fiber(void* fiber, unsigned flags);
}

namespace {

using ints = int(int);

/// A function on a stack of its own. resume() runs it until it suspends or ends; it may be given up while it is suspended.
class fiber {
public:
    static constexpr std::size_t size = 256 * 1024;

    explicit fiber(std::function<void(fiber&)> body) : body_(std::move(body)), stack_(new char[size]) {
        getcontext(&here_);
        here_.uc_stack.ss_sp = stack_.get();
        here_.uc_stack.ss_size = size;
        here_.uc_link = nullptr;
        makecontext(&here_, reinterpret_cast<void (*)()>(&run), 0);
    }
    fiber(const fiber&) = delete;
    ~fiber() {
        if (thread_ != nullptr) __tsan_destroy_fiber(thread_);
    }

    void resume() {
        starting = this;
        void* fake = nullptr;
        if (__sanitizer_start_switch_fiber != nullptr) __sanitizer_start_switch_fiber(&fake, stack_.get(), size);
        if (thread_ != nullptr) {
            owner_ = __tsan_get_current_fiber();
            __tsan_switch_to_fiber(thread_, 0);
        }
        swapcontext(&outside_, &here_);
        if (__sanitizer_finish_switch_fiber != nullptr) __sanitizer_finish_switch_fiber(fake, nullptr, nullptr);
    }
    void suspend() { leave(false); }
    bool ended = false;

private:
    static inline fiber* starting = nullptr;

    static void run() {
        fiber* const self = starting;
        self->entered(nullptr);
        self->body_(*self);
        self->ended = true;
        self->leave(true);
    }
    void entered(void* fake) {
        if (__sanitizer_finish_switch_fiber != nullptr) __sanitizer_finish_switch_fiber(fake, &bottom_, &bottom_size_);
    }
    void leave(bool last) {
        void* fake = nullptr;
        if (__sanitizer_start_switch_fiber != nullptr)
            __sanitizer_start_switch_fiber(last ? nullptr : &fake, bottom_, bottom_size_);
        if (thread_ != nullptr) __tsan_switch_to_fiber(owner_, 0);
        swapcontext(&here_, &outside_);
        entered(fake);
    }

    std::function<void(fiber&)> body_;
    std::unique_ptr<char[]> stack_;
    ucontext_t here_{}, outside_{};
    const void* bottom_ = nullptr;
    std::size_t bottom_size_ = 0;
    void* thread_ = __tsan_create_fiber != nullptr ? __tsan_create_fiber(0) : nullptr;
    void* owner_ = nullptr;
};

template <class Action>
std::string what_of(Action action) {
    try {
        action();
    } catch (const std::exception& error) {
        return error.what();
    }
    return "nothing was thrown";
}

const auto each = [] { return c_function<int(ints*, int, int*)>("cb_each"); };

int once(ints* callback, int& answer) { return each()(callback, 1, &answer); }

} // namespace

TEST_CASE("an exception arrives at the call of its own fiber, whatever the thread has called meanwhile") {
    std::string of_fiber, of_thread;
    int answer = 0, other = 0;
    fiber one([&](fiber& self) {
        const ctypes::callback<ints> waits = [&](int) -> int {
            self.suspend();
            throw std::runtime_error("of the fiber");
        };
        of_fiber = what_of([&] { once(waits, answer); });
    });
    one.resume();
    const ctypes::callback<ints> resumes = [&](int) {
        one.resume();
        return 9;
    };
    of_thread = what_of([&] { once(resumes, other); });
    CHECK(one.ended);
    CHECK(of_fiber == "of the fiber");
    CHECK(of_thread == "nothing was thrown");
    CHECK(other == 9);
}

TEST_CASE("an exception of the thread's call does not reach a fiber that waits, nor stop its callbacks") {
    std::string of_fiber;
    int answers[2] = {};
    fiber one([&](fiber& self) {
        const ctypes::callback<ints> waits = [&](int n) {
            if (n == 0) self.suspend();
            return n + 5;
        };
        of_fiber = what_of([&] { each()(waits, 2, answers); });
    });
    one.resume();
    int answer = 0;
    const ctypes::callback<ints> throws = [&](int) -> int { throw std::runtime_error("of the thread"); };
    int two[2] = {};
    // it resumes the fiber while the thread's own call holds an exception
    const ctypes::callback<ints> first_throws = ctypes::always_run([&](int n) -> int {
        if (n == 0) throw std::runtime_error("of the thread");
        one.resume();
        return 0;
    });
    CHECK(what_of([&] { each()(first_throws, 2, two); }) == "of the thread");
    CHECK(one.ended);
    CHECK(of_fiber == "nothing was thrown");
    CHECK(answers[0] == 5);
    CHECK(answers[1] == 6);
    CHECK(what_of([&] { once(throws, answer); }) == "of the thread");
}

TEST_CASE("a fiber that is given up in its callback is never written to, also when its stack is used again") {
    int answer = 0;
    for (int i = 0; i < 100; ++i) {
        const ctypes::callback<ints>* in_fiber = nullptr;
        {
            fiber gone([&](fiber& self) {
                static fiber* current;
                current = &self;
                static const ctypes::callback<ints> waits = [](int) -> int {
                    current->suspend();
                    throw std::runtime_error("never reached");
                };
                in_fiber = &waits;
                once(waits, answer);
            });
            gone.resume();
        }
        const ctypes::callback<ints> throws = [](int) -> int { throw std::runtime_error("of the thread"); };
        CHECK(what_of([&] { once(throws, answer); }) == "of the thread");
        CHECK(in_fiber != nullptr);
    }
}

TEST_CASE("fibers that take turns in their callbacks each get their own exceptions") {
    constexpr int count = 50;
    std::string caught[count];
    std::unique_ptr<fiber> all[count];
    for (int i = 0; i < count; ++i)
        all[i] = std::make_unique<fiber>([&caught, i](fiber& self) {
            const ctypes::callback<ints> inner = [&](int) -> int {
                self.suspend();
                if (i % 3 != 0) throw std::runtime_error("inner " + std::to_string(i));
                return 1;
            };
            int answer = 0;
            const ctypes::callback<ints> outer = [&](int) -> int {
                self.suspend();
                caught[i] = what_of([&] { once(inner, answer); });
                throw std::runtime_error("outer " + std::to_string(i));
            };
            caught[i] += what_of([&] { once(outer, answer); });
        });
    for (int round = 0; round < 3; ++round) // in another order each time
        for (int i = 0; i < count; ++i) all[(i * (round == 1 ? 7 : 3)) % count]->resume();
    for (int i = 0; i < count; ++i) {
        CHECK(all[i]->ended);
        const std::string number = std::to_string(i);
        CHECK(caught[i] == (i % 3 != 0 ? "inner " + number : "nothing was thrown") + "outer " + number);
    }
}

TEST_CASE("where a fiber has no checking call of its own the handler gets its exceptions") {
    static std::string handled;
    handled.clear();
    const auto before = ctypes::set_callback_exception_handler(
        [](std::exception_ptr exception) { handled = what_of([&] { std::rethrow_exception(exception); }); });
    int answer = 0;
    const ctypes::callback<ints> throws = [](int) -> int { throw std::runtime_error("in the fiber"); };
    fiber one([&](fiber&) { each().unchecked()(throws, 1, &answer); });
    const ctypes::callback<ints> resumes = [&](int) {
        one.resume();
        return 0;
    };
    CHECK(what_of([&] { once(resumes, answer); }) == "nothing was thrown");
    CHECK(handled == "in the fiber");
    ctypes::set_callback_exception_handler(before);
}

namespace {
int signalled = 0;
const ctypes::callback<ints>* of_signal = nullptr;
std::string of_handler;
void handle_signal(int) {
    ++signalled;
    int answer = 0;
    of_handler = what_of([&] { once(*of_signal, answer); });
    of_signal->pointer()(0);
}
} // namespace

TEST_CASE("calls and callbacks in a signal handler with a stack of its own belong to what they interrupt") {
    if (__tsan_create_fiber != nullptr) {
        MESSAGE("skipped: TSan reports that throwing allocates memory in a signal handler");
        return;
    }
    const auto room = std::make_unique<char[]>(fiber::size);
    stack_t own{}, before{};
    own.ss_sp = room.get();
    own.ss_size = fiber::size;
    REQUIRE(sigaltstack(&own, &before) == 0);
    struct sigaction action {
    }, old{};
    action.sa_handler = handle_signal;
    action.sa_flags = SA_ONSTACK;
    REQUIRE(sigaction(SIGUSR1, &action, &old) == 0);

    const ctypes::callback<ints> throws = [](int) -> int { throw std::runtime_error("while the signal is handled"); };
    of_signal = &throws;
    const ctypes::callback<ints> raises = [](int n) {
        std::raise(SIGUSR1);
        return n;
    };
    int answer = 0;
    CHECK(what_of([&] { once(raises, answer); }) == "while the signal is handled"); // kept over the frame of the signal
    CHECK(signalled == 1);
    CHECK(of_handler == "while the signal is handled");
    sigaction(SIGUSR1, &old, nullptr);
    sigaltstack(&before, nullptr);
}
