// A plugin that uses the library; see CMakeLists.txt.
#include "plugin.hpp"

#include <ctypes/callback.hpp>
#include <ctypes/function.hpp>

#include <cstring>
#include <exception>
#include <stdexcept>

namespace {

int runs = 0;

int both(plugin::ints* f, plugin::ints* g, int x) {
    f(x);
    return g(x);
}
const ctypes::function<int(plugin::ints*, plugin::ints*, int)>& both_of_c() {
    static const ctypes::function<int(plugin::ints*, plugin::ints*, int)> of_c(&both);
    return of_c;
}

} // namespace

extern "C" {

[[gnu::visibility("default")]] plugin::ints* plugin_callback() {
    static const ctypes::callback<plugin::ints> made = [](int n) {
        ++runs;
        return n < 0 ? throw std::invalid_argument("negative, says the plugin") : n + 1;
    };
    return made;
}

[[gnu::visibility("default")]] int plugin_call(plugin::ints* f, plugin::ints* g, int x) {
    try {
        return both_of_c()(f, g, x);
    } catch (const std::exception& e) {
        return static_cast<int>(std::strlen(e.what()));
    }
}

[[gnu::visibility("default")]] int plugin_runs() { return runs; }
}
