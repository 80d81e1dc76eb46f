// What a plugin of the tests has for the program.
#pragma once

namespace plugin {

using ints = int(int);

/// n + 1; throws std::invalid_argument when n is negative.
extern "C" ints* plugin_callback();
/// A checking call of the plugin, of a C function of its own that calls f(x), and then g(x). What f throws is caught in
/// the plugin, which returns the length of its text, or else what g has returned.
extern "C" int plugin_call(ints* f, ints* g, int x);
/// How often the callback has run.
extern "C" int plugin_runs();

} // namespace plugin
