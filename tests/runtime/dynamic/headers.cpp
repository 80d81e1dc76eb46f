// Real headers of the system, preprocessed by the system's compiler, where there is one.
#include <ctypes/dynamic/declarations.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdio>
#include <string>

#include <sys/stat.h>

namespace dynamic = ctypes::dynamic;

namespace {

/// Empty, with a message, where there is no C compiler or no such header.
std::string preprocessed(const std::string& header) {
    const std::string command = "echo '#include <" + header + ">' | cc -E -dD -x c - 2>/dev/null";
    std::FILE* const pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string text;
    char buffer[4096];
    while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) text += buffer;
    if (pclose(pipe) == 0) return text;
    MESSAGE("skipped: the C compiler does not find <" << header << ">");
    return {};
}

} // namespace

TEST_CASE("sys/stat.h goes through, and struct stat is the compiler's") {
    const std::string text = preprocessed("sys/stat.h");
    if (text.empty()) return;
    const dynamic::declarations c(text);
    const dynamic::type t = c.type("struct stat");
    CHECK(t.size() == sizeof(struct stat));
    CHECK(t.member("st_size").offset == offsetof(struct stat, st_size));
    CHECK(t.member("st_mode").offset == offsetof(struct stat, st_mode));
    CHECK(t.member("st_mtim").offset == offsetof(struct stat, st_mtim));
    CHECK(c.constant("S_IFREG").as<unsigned>() == S_IFREG);
    CHECK(c["stat"].type().parameters().size() == 2);
    CHECK_FALSE(c.ignored().empty());
}

TEST_CASE("stdio.h, math.h, sqlite3.h and zlib.h go through") {
    const auto declares = [](const char* header, const char* function, const char* spelling) {
        const std::string text = preprocessed(header);
        if (text.empty()) return;
        INFO(header);
        const dynamic::declarations c(text);
        REQUIRE(c.contains(function));
        CHECK(c[function].type().spelling(function) == spelling);
    };
    declares("math.h", "frexp", "double frexp(double __x, int *__exponent)");
    declares("stdio.h", "puts", "int puts(const char *__s)");
    declares("zlib.h", "zlibVersion", "const char *zlibVersion(void)");
    declares("sqlite3.h", "sqlite3_libversion_number", "int sqlite3_libversion_number(void)");
}
