// The main program of the run-time tests: doctest's, with a look at what is still alive at the end.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <ctypes/live.hpp>

#include <cstdio>
#include <cstdlib>

namespace {

// Runs after the destructors of the objects the tests keep in static variables.
void nothing_is_left_alive() {
    const auto left = ctypes::live();
    if (left.callbacks == 0 && left.closures == 0 && left.libraries == 0) return;
    std::fprintf(stderr, "still alive at the end: %zu callbacks, %zu closures, %zu libraries\n", left.callbacks,
                 left.closures, left.libraries);
    std::_Exit(EXIT_FAILURE);
}

} // namespace

int main(int argc, char** argv) {
    if (std::atexit(nothing_is_left_alive) != 0) return EXIT_FAILURE;
    return doctest::Context(argc, argv).run();
}
