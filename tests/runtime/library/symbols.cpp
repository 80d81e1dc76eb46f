#include <ctypes/library.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using ctypes::exported_symbol;
using ctypes::library;
using ctypes::symbol_kind;

namespace {

std::vector<std::string> spellings(const library& lib, std::string_view prefix = {}) {
    std::vector<std::string> result;
    for (const exported_symbol& symbol : lib.symbols(prefix)) result.push_back(symbol.spelling());
    return result;
}

exported_symbol one(const library& lib, const std::string& name) {
    for (const exported_symbol& symbol : lib.symbols(name))
        if (symbol.name == name) return symbol;
    return {};
}

std::string words_for(const library& lib, const std::string& name) {
    try {
        (void)lib.address(name);
    } catch (const ctypes::symbol_error& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

TEST_CASE("a library lists the symbols it exports, sorted, and finds each by its spelling") {
    const library lib(CTYPES_TEST_CLIB_VARIABLES);
    const std::vector<std::string> names = spellings(lib);
    for (const char* name : {"an_integer", "numbers", "frozen_table", "operation", "per_thread", "get_an_integer",
                             "call_operation", "get_per_thread"})
        CHECK(std::count(names.begin(), names.end(), name) == 1);
    CHECK(std::is_sorted(names.begin(), names.end()));
    for (const std::string& name : names) CHECK(lib.contains(name));
    CHECK_FALSE(std::count(names.begin(), names.end(), "printf"));
}

TEST_CASE("symbols are listed by prefix") {
    const library lib(CTYPES_TEST_CLIB_VARIABLES);
    CHECK(spellings(lib, "get_") == std::vector<std::string>{"get_an_integer", "get_per_thread"});
    CHECK(spellings(lib, "get_an_integer") == std::vector<std::string>{"get_an_integer"});
    CHECK(spellings(lib, "get_an_integer_").empty());
    CHECK(spellings(lib, "no_such").empty());
}

#ifdef __ELF__
TEST_CASE("a symbol tells its kind and size") {
    const library lib(CTYPES_TEST_CLIB_VARIABLES);
    CHECK(one(lib, "an_integer").kind == symbol_kind::variable);
    CHECK(one(lib, "an_integer").size == sizeof(int));
    CHECK(one(lib, "numbers").size == 3 * sizeof(double));
    CHECK(one(lib, "per_thread").kind == symbol_kind::thread_variable);
    CHECK(one(lib, "get_an_integer").kind == symbol_kind::function);
    CHECK(one(lib, "get_an_integer").size > 0);
    CHECK(one(lib, "get_an_integer").version.empty());
    const library null(CTYPES_TEST_CLIB_NULL_SYMBOLS);
    if (null.function<int()>("has_ifunc")() != 0)
        CHECK(one(null, "chosen_by_nobody").kind == symbol_kind::indirect_function);
}

TEST_CASE("undefined symbols are not listed") {
    CHECK(spellings(library(CTYPES_TEST_CLIB_NULL_SYMBOLS), "nobody").empty());
}

TEST_CASE("a missing symbol's error suggests names that are there") {
    const library lib(CTYPES_TEST_CLIB_VARIABLES);
    CHECK(words_for(lib, "an_interger").ends_with("; did you mean 'an_integer'?"));
    CHECK(words_for(lib, "An_Integer").ends_with("; did you mean 'an_integer'?"));
    CHECK(words_for(lib, "get_an_integer_").ends_with("; did you mean 'get_an_integer'?"));
    CHECK(words_for(lib, "nothing_like_it").find("did you mean") == std::string::npos);
}

TEST_CASE("of a symbol missing in the process, names in any of its libraries are suggested") {
    CHECK(words_for(library::self(), "strtoll_").find("'strtoll'") != std::string::npos);
}

TEST_CASE("a C++ function of the missing name is pointed out") {
    const std::string words = words_for(library(CTYPES_TEST_CLIB_VARIABLES), "forgotten_extern_c");
    CHECK(words.ends_with(
        "; it exports the C++ function _Z18forgotten_extern_ci: extern \"C\" would make it a C function"));
}
#endif

#ifdef __GLIBC__
TEST_CASE("a symbol's version is named behind an @") {
    const library lib(CTYPES_TEST_CLIB_VERSIONED);
    CHECK(lib.function<int()>("answer")() == 2);
    CHECK(lib.function<int()>("answer@TEST_1.0")() == 1);
    CHECK(lib.function<int()>("answer@TEST_2.0")() == 2);
    CHECK(lib.function<int()>("answer@@TEST_2.0")() == 2); // as nm writes the default
    CHECK(lib.function<int()>("retired@TEST_1.0")() == 10);
    CHECK(lib.contains("retired@TEST_1.0"));
    CHECK_FALSE(lib.contains("retired"));
    CHECK_FALSE(lib.contains("answer@TEST_3.0"));
    CHECK_FALSE(lib.contains("answer@"));
    CHECK_FALSE(lib.contains("@TEST_1.0"));
    CHECK_FALSE(lib.try_function<int()>("unchanged@TEST_2.0").has_value());
    CHECK(lib.function<int()>("answer@TEST_1.0").name() == "answer@TEST_1.0");
}

TEST_CASE("symbols are listed with their versions") {
    const library lib(CTYPES_TEST_CLIB_VERSIONED);
    CHECK(spellings(lib) == std::vector<std::string>{"answer@TEST_1.0", "answer", "retired@TEST_1.0", "unchanged"});
    const auto symbols = lib.symbols("answer");
    REQUIRE(symbols.size() == 2);
    CHECK(symbols[1].version == "TEST_2.0");
    CHECK(symbols[1].is_default);
    CHECK_FALSE(symbols[0].is_default);
}

TEST_CASE("the error for a missing version suggests those that are there") {
    const library lib(CTYPES_TEST_CLIB_VERSIONED);
    CHECK(words_for(lib, "retired").ends_with("; did you mean 'retired@TEST_1.0'?"));
    CHECK(words_for(lib, "answer@TEST_9").ends_with("; did you mean 'answer@TEST_1.0' or 'answer@TEST_2.0'?"));
}

TEST_CASE("the C library's own old versions are reached") {
    const library libc("libc.so.6");
    const auto realpath = libc.symbols("realpath");
    for (const exported_symbol& symbol : realpath) CHECK(libc.contains(symbol.name + '@' + symbol.version));
    CHECK(realpath.size() >= 1);
}
#endif

TEST_CASE("what a large library lists is what it has") {
    const library libc("libc.so.6");
    const auto symbols = libc.symbols();
    CHECK(symbols.size() > 1000);
    for (const exported_symbol& symbol : symbols) {
        CAPTURE(symbol.spelling());
        if (symbol.name != "__libc_early_init" && symbol.version != "GLIBC_PRIVATE")
            CHECK(libc.contains(symbol.spelling()));
    }
}
