#include <ctypes/library.hpp>

#include "temporary_directory.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <vector>

namespace {

const char* const null_symbols = CTYPES_TEST_CLIB_NULL_SYMBOLS;
const char* const counted = CTYPES_TEST_CLIB_COUNTED;
const char* const variables = CTYPES_TEST_CLIB_VARIABLES;

/// Whether the library is loaded, asked without loading it.
bool is_loaded(const char* path) {
    try {
        const ctypes::library found(path, ctypes::load::noload);
        return true;
    } catch (const ctypes::library_error&) {
        return false;
    }
}

std::string error_of(auto&& action) {
    try {
        action();
    } catch (const ctypes::error& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

TEST_CASE("a linker script is told from a library, with what to load instead") {
    const temporary_directory folder;
    folder.write("libm.so",
                 "/* GNU ld script */\nOUTPUT_FORMAT(elf64-x86-64)\nGROUP ( libm.so.6 AS_NEEDED ( libmvec.so.1 ) )\n");
    std::string words;
    try {
        const ctypes::library script(folder / "libm.so");
    } catch (const ctypes::library_error& error) {
        words = error.what();
    }
    CHECK(words.find("linker script") != words.npos);
    CHECK(words.find("'libm.so.6'") != words.npos);
    CHECK(words.find("ctypes::find_library(\"m\")") != words.npos);
}

TEST_CASE("a library is loaded by path and its functions are called") {
    const ctypes::library lib(variables);
    const auto get = lib.function<int()>("get_an_integer");
    CHECK(get() == 42);
    CHECK(get.name() == "get_an_integer");
    CHECK(reinterpret_cast<void*>(get.address()) == lib.address("get_an_integer"));
}

TEST_CASE("a library is named by a literal, a string, a view or a path") {
    const std::string text = variables;
    CHECK(ctypes::library(text).name() == text);
    CHECK(ctypes::library(std::string_view(text)).name() == text);
    CHECK(ctypes::library(std::filesystem::path(text)).name() == text);
    CHECK(ctypes::library(text.c_str()) == ctypes::library(text));
}

TEST_CASE("the first candidate that loads is taken") {
    const ctypes::library lib({"libdoes_not_exist.so.7", variables, null_symbols});
    CHECK(lib.name() == variables);
    CHECK(lib.contains("an_integer"));
    CHECK(ctypes::library({variables}).name() == variables);
    CHECK(ctypes::library({"libdoes_not_exist.so.7", variables}, ctypes::load::lazy).name() == variables);
}

TEST_CASE("candidates may be strings, paths and literals in one list") {
    const std::string gone = "libgone.so";
    const ctypes::library lib({gone, "libgone.so.1", std::filesystem::path(variables)});
    CHECK(lib.name() == variables);
}

TEST_CASE("a missing library is an error with its name and the loader's words") {
    try {
        const ctypes::library lib("libdoes_not_exist.so.7");
        FAIL("it was loaded");
    } catch (const ctypes::library_error& error) {
        CHECK(error.name() == "libdoes_not_exist.so.7");
        REQUIRE(error.tried().size() == 1);
        CHECK(error.tried()[0].starts_with("libdoes_not_exist.so.7: "));
        CHECK(std::string(error.what()).find(error.tried()[0]) != std::string::npos);
#ifdef __GLIBC__
        CHECK(std::string(error.what()) ==
              "cannot load library 'libdoes_not_exist.so.7': libdoes_not_exist.so.7: cannot open shared object file: "
              "No such file or directory");
#endif
    }
}

TEST_CASE("when no candidate loads the error lists each with the loader's words") {
    try {
        const ctypes::library lib({"libfirst.so.7", "/nowhere/libsecond.so", null_symbols + std::string("/below")});
        FAIL("it was loaded");
    } catch (const ctypes::library_error& error) {
        CHECK(error.name() == std::string("libfirst.so.7, /nowhere/libsecond.so, ") + null_symbols + "/below");
        REQUIRE(error.tried().size() == 3);
        CHECK(error.tried()[1].starts_with("/nowhere/libsecond.so: "));
        for (const std::string& one : error.tried()) CHECK(std::string(error.what()).find(one) != std::string::npos);
        CHECK(std::string(error.what()).find("none of the 3 loads") != std::string::npos);
    }
}

TEST_CASE("an empty list of candidates is an error") {
    CHECK(error_of([] { ctypes::library lib(std::initializer_list<ctypes::library_name>{}); }) ==
          "cannot load library '': the list of candidates is empty");
}

TEST_CASE("a file that is no library is an error, and so is a directory") {
    CHECK(error_of([] { ctypes::library lib(__FILE__); }).find(__FILE__) != std::string::npos);
    CHECK(error_of([] { ctypes::library lib("/"); }).starts_with("cannot load library '/': "));
}

TEST_CASE("a name that no loader could be asked for is refused") {
    CHECK(error_of([] { ctypes::library lib(""); }) ==
          "cannot load library '': the name is empty; library::self() is the process itself");
    const char* null = nullptr;
    CHECK(error_of([&] { ctypes::library lib(null); }).find("the name is empty") != std::string::npos);
    CHECK(error_of([] {
              ctypes::library lib(std::string("lib\0evil.so", 11));
          }).find("'lib': the name has a zero byte") != std::string::npos);
}

TEST_CASE("the process itself is a library") {
    const auto self = ctypes::library::self();
    CHECK(self.contains("malloc"));
    CHECK(self.address("malloc") != nullptr);
    CHECK(self.function<int(const char*)>("atoi")("17") == 17);
    CHECK(self.name() == "this process");
    CHECK(self == ctypes::library::self());
    CHECK(std::filesystem::is_regular_file(self.path()));
}

TEST_CASE("the path is the file's own, without links") {
    namespace fs = std::filesystem;
    const temporary_directory folder;
    const fs::path link = folder / "link_to_variables.so";
    fs::create_symlink(variables, link);
    const ctypes::library lib(link);
    const std::string path = lib.path();
    CHECK(lib.name() == link);
    CHECK(path == fs::canonical(variables));
    CHECK(ctypes::library(variables) == lib);
}

TEST_CASE("a missing symbol is an error with the symbol, the library and the loader's words") {
    const ctypes::library lib(variables);
    try {
        (void)lib.function<void()>("no_such_symbol");
        FAIL("it was found");
    } catch (const ctypes::symbol_error& error) {
        CHECK(error.symbol() == "no_such_symbol");
        CHECK(error.library() == variables);
        CHECK(std::string(error.what()).find(std::string("cannot find 'no_such_symbol' in ") + variables) == 0);
#ifdef __GLIBC__
        CHECK(std::string(error.what()).find(variables + std::string(": undefined symbol: no_such_symbol")) !=
              std::string::npos);
#endif
    }
    CHECK_THROWS_AS((void)lib.variable<int>("no_such_symbol"), ctypes::symbol_error);
    CHECK_THROWS_AS((void)lib.address("no_such_symbol"), ctypes::symbol_error);
    CHECK_THROWS_AS((void)lib.address(std::string("an_integer\0", 11)), ctypes::symbol_error);
    CHECK_THROWS_AS((void)lib.address(""), ctypes::symbol_error);
}

TEST_CASE("an optional symbol is asked for without an exception") {
    const ctypes::library lib(variables);
    CHECK(lib.contains("an_integer"));
    CHECK_FALSE(lib.contains("no_such_symbol"));
    CHECK_FALSE(lib.contains(""));
    CHECK_FALSE(lib.contains(std::string("an_integer\0x", 12)));
    CHECK_FALSE(lib.try_function<int()>("no_such_symbol").has_value());
    REQUIRE(lib.try_function<int()>("get_an_integer").has_value());
    CHECK((*lib.try_function<int()>("get_an_integer"))() == 42);
    CHECK(lib.try_variable<int>("no_such_symbol") == nullptr);
    CHECK(lib.try_variable<int>("an_integer") == &lib.variable<int>("an_integer"));
}

TEST_CASE("a variable is read and written in place") {
    const ctypes::library lib(variables);
    int& integer = lib.variable<int>("an_integer");
    const auto get = lib.function<int()>("get_an_integer");
    CHECK(integer == 42);
    integer = 43;
    CHECK(get() == 43);
    integer = 42;

    static_assert(std::is_same_v<decltype(lib.variable<double[3]>("numbers")), double(&)[3]>);
    CHECK(lib.variable<double[3]>("numbers")[2] == 2.5);

    using binary = int (*)(int, int);
    lib.variable<binary>("operation") = [](int a, int b) { return a * 10 + b; };
    CHECK(lib.function<int(int, int)>("call_operation")(4, 2) == 42);
    lib.variable<binary>("operation") = nullptr;
}

TEST_CASE("a frozen table of records is walked") {
    struct frozen {
        const char* name;
        int size;
    };
    const ctypes::library lib(variables);
    std::vector<std::string> names;
    for (const frozen* entry = &lib.variable<const frozen>("frozen_table"); entry->name != nullptr; ++entry)
        names.emplace_back(entry->name + std::to_string(entry->size));
    CHECK(names == std::vector<std::string>{"first1", "second2"});
}

TEST_CASE("a thread-local variable is the calling thread's") {
    const ctypes::library lib(variables);
    int& mine = lib.variable<int>("per_thread");
    mine = 6;
    int* other = nullptr;
    int value = 0;
    std::thread([&] {
        other = &lib.variable<int>("per_thread");
        value = *other;
    }).join();
    CHECK(other != &mine);
    CHECK(value == 5);
    CHECK(lib.function<int()>("get_per_thread")() == 6);
    mine = 5;
}

#ifdef __GLIBC__
TEST_CASE("a symbol with the value null is there, and is no function") {
    const ctypes::library lib(null_symbols);
    std::vector<std::string> names{"absolute_null"};
    if (lib.function<int()>("has_ifunc")() != 0)
        names.emplace_back("chosen_by_nobody");
    else
        MESSAGE("skipped: no indirect functions on this platform");
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(lib.contains(name));
        CHECK(lib.address(name) == nullptr);
        CHECK_FALSE(lib.try_function<int()>(name).has_value());
        CHECK(lib.try_variable<int>(name) == nullptr);
        CHECK_THROWS_AS((void)lib.variable<int>(name), ctypes::symbol_error);
        try {
            (void)lib.function<int()>(name);
            FAIL("it was bound");
        } catch (const ctypes::symbol_error& error) {
            CHECK(std::string(error.what()).find("its value is null") != std::string::npos);
        }
    }
}
#endif

#ifdef __ELF__
TEST_CASE("a weak symbol nobody defines is missing") {
    const ctypes::library lib(null_symbols);
    CHECK(lib.function<void*()>("weak_address")() == nullptr);
    CHECK_FALSE(lib.contains("nobody_defines_this"));
    CHECK(lib.function<int()>("ordinary")() == 7);
}
#endif

TEST_CASE("a library is unloaded with its last library and function object") {
    int unloaded = 0;
    REQUIRE_FALSE(is_loaded(counted));
    {
        std::optional<ctypes::library> first(std::in_place, counted);
        ctypes::library second = *first;
        second.function<void(int*)>("tell_unloading")(&unloaded);
        first.reset();
        CHECK(second.function<int()>("times_loaded")() == 1);
        CHECK(unloaded == 0);
    }
    CHECK(unloaded == 1);
    CHECK_FALSE(is_loaded(counted));
}

TEST_CASE("a function keeps its library loaded, and so does what keep_alive gives") {
    int unloaded = 0;
    auto times = ctypes::library(counted).function<int()>("times_loaded");
    ctypes::library(counted).function<void(int*)>("tell_unloading")(&unloaded);
    CHECK(is_loaded(counted));
    CHECK(times() == 1);
    auto keep = ctypes::library(counted).keep_alive();
    times = {};
    CHECK(unloaded == 0);
    CHECK(is_loaded(counted));
    keep.reset();
    CHECK(unloaded == 1);
    CHECK_FALSE(is_loaded(counted));
}

TEST_CASE("an assigned or moved-from library still has a library") {
    ctypes::library lib(variables);
    ctypes::library moved = std::move(lib);
    CHECK(lib.contains("an_integer"));
    lib = ctypes::library(null_symbols);
    CHECK(lib.contains("ordinary"));
    CHECK(moved.contains("an_integer"));
}

TEST_CASE("opened twice it is one library, closed as often as it was opened") {
    const ctypes::library first(counted);
    {
        const ctypes::library second(counted);
        CHECK(first == second);
        CHECK(first.get() == second.get());
    }
    CHECK(is_loaded(counted));
    CHECK(first.function<int()>("times_loaded")() == 1);
}

#if CTYPES_COUNT_LIVE
TEST_CASE("live libraries are counted") {
    const auto before = ctypes::live().libraries;
    {
        const ctypes::library lib(variables);
        const ctypes::library copy = lib;
        CHECK(ctypes::live().libraries == before + 1);
        CHECK_THROWS_AS(ctypes::library("libdoes_not_exist.so.7"), ctypes::library_error);
        CHECK(ctypes::live().libraries == before + 1);
    }
    CHECK(ctypes::live().libraries == before);
}
#endif

TEST_CASE("libraries and functions come and go in several threads at once") {
    const ctypes::library shared(variables);
    std::vector<std::thread> threads;
    std::vector<int> sums(4);
    for (int& sum : sums)
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i) {
                const ctypes::library own(counted);
                sum += own.function<int()>("times_loaded")();
                sum += shared.function<int()>("get_an_integer")();
                if (shared.contains("no_such_symbol")) sum += 1000;
                if (shared.path().empty()) sum += 1000;
            }
        });
    for (std::thread& thread : threads) thread.join();
    for (int sum : sums) CHECK(sum == 200 * 43);
}
