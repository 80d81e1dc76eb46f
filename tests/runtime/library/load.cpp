#include <ctypes/library.hpp>

#include <doctest/doctest.h>

#include <string>

// In place of the library's own function of this name, since the program comes first.
extern "C" int interposed() { return 1; }

using ctypes::library;
using ctypes::load;

TEST_CASE("noload finds what is loaded and loads nothing") {
    try {
        const library lib(CTYPES_TEST_CLIB_COUNTED, load::noload);
        FAIL("it was loaded");
    } catch (const ctypes::library_error& error) {
        CHECK(std::string(error.what()) == std::string("cannot load library '") + CTYPES_TEST_CLIB_COUNTED +
                                               "': " + CTYPES_TEST_CLIB_COUNTED +
                                               ": not loaded yet, and load::noload loads nothing");
    }
    const library loaded(CTYPES_TEST_CLIB_COUNTED);
    CHECK(library(CTYPES_TEST_CLIB_COUNTED, load::noload | load::now) == loaded);
}

TEST_CASE("neither lazy nor now means now") {
    CHECK(library(CTYPES_TEST_CLIB_VARIABLES, load::local).contains("an_integer"));
    CHECK(library(CTYPES_TEST_CLIB_VARIABLES, load::lazy).contains("an_integer"));
}

#ifdef __GLIBC__
TEST_CASE("a local library keeps its symbols to itself, a global one gives them to the process") {
    const auto self = library::self();
    {
        const library local(CTYPES_TEST_CLIB_VARIABLES, load::now | load::local);
        CHECK_FALSE(self.contains("an_integer"));
    }
    const library global(CTYPES_TEST_CLIB_VARIABLES, load::now | load::global);
    CHECK(self.contains("an_integer"));
    CHECK(&self.variable<int>("an_integer") == &global.variable<int>("an_integer"));
}

TEST_CASE("deepbind lets a library prefer its own symbols to the program's") {
    if (library::self().contains("__sanitizer_print_stack_trace")) {
        MESSAGE("skipped: the sanitizers end a program that asks for it");
        return;
    }
    const char* const path = CTYPES_TEST_CLIB_COUNTED; // not loaded by anybody else, so loaded anew each time
    CHECK(library(path, load::now).function<int()>("call_interposed")() == 1);
    CHECK(library(path, load::now | load::deepbind).function<int()>("call_interposed")() == 2);
}

TEST_CASE("nodelete keeps a library loaded for good") {
    { const library lib(CTYPES_TEST_CLIB_NULL_SYMBOLS, load::now | load::nodelete); }
    CHECK(library(CTYPES_TEST_CLIB_NULL_SYMBOLS, load::noload).contains("ordinary"));
}
#endif
