// A program and plugins that share no symbols; see CMakeLists.txt. The plugins are the arguments.
#include "plugin.hpp"

#include <ctypes/callback.hpp>
#include <ctypes/function.hpp>
#include <ctypes/library.hpp>

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <thread>

namespace {

int failures = 0;

void expect(bool right, const char* otherwise) {
    if (right) return;
    std::puts(otherwise);
    ++failures;
}

using plugin::ints;

int both(ints* f, ints* g, int x) {
    f(x);
    return g(x);
}
const ctypes::function<int(ints*, ints*, int)> of_c(&both);

struct loaded {
    ctypes::library library;
    ints* callback = library.function<ints*()>("plugin_callback")();
    ctypes::unchecked_function<int(ints*, ints*, int)> call =
        library.function<int(ints*, ints*, int)>("plugin_call").unchecked();
    ctypes::function<int()> runs = library.function<int()>("plugin_runs");
    explicit loaded(const char* path) : library(path) {}
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

void use(const loaded& one) {
    const int before = one.runs();
    expect(of_c(one.callback, one.callback, 1) == 2, "the plugin's callback does not answer");
    expect(what_of([&] { of_c(one.callback, one.callback, -1); }) == "negative, says the plugin",
           "an exception of the plugin does not arrive at the program's call");
    expect(one.runs() == before + 3, "the plugin's callback runs after it has thrown");

    const ctypes::callback<ints> own = [](int n) { return n < 0 ? throw std::runtime_error("twelve chars") : n; };
    expect(what_of([&] { of_c(own, one.callback, -1); }) == "twelve chars", "the program's own exception is lost");
    expect(one.runs() == before + 3, "the plugin's callback runs after the program's has thrown");
    expect(one.call(own, own, 5) == 5 && one.call(own, one.callback, -1) == 12,
           "an exception of the program does not arrive at the plugin's call");
    expect(one.runs() == before + 3, "the plugin's callback runs after the program's has thrown in the plugin's call");

    // a call of the plugin in a callback of the program's call: each gets its own
    const ctypes::callback<ints> nested = [&](int n) -> int {
        if (one.call(own, own, n) == 12) throw std::out_of_range("and the outer one");
        return 0;
    };
    expect(what_of([&] { of_c(nested, own, -1); }) == "and the outer one",
           "nested calls of two modules get each other's exceptions");

    static std::string handled;
    const auto handler = ctypes::set_callback_exception_handler(
        [](std::exception_ptr exception) { handled = what_of([&] { std::rethrow_exception(exception); }); });
    one.callback(-1);
    expect(handled == "negative, says the plugin", "the program's handler does not get exceptions of the plugin");
    ctypes::set_callback_exception_handler(handler);
}

} // namespace

int main(int, char** paths) {
    {
        const loaded hidden(paths[1]);
        use(hidden);
        std::thread([&] { use(hidden); }).join();
        const loaded other(paths[2]);
        use(other);
        // from one plugin to the other
        expect(hidden.call(other.callback, other.callback, -1) == 25,
               "an exception of a plugin does not arrive at the call of another");
    }
    const loaded again(paths[1]); // the state of the process does not go with a plugin
    use(again);
    return failures == 0 ? 0 : 1;
}
