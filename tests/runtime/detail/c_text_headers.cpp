#include "c_text_spelling.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <string>

// The system's own headers, as its preprocessor leaves them.

using namespace c_text_test;

namespace {

/// `-dD` keeps the macros; empty when there is no compiler or no such header.
std::string preprocessed(const std::string& header, const std::string& options) {
    const std::string command = "printf '#include <" + header + ">\\n' | cc -E " + options + " -x c - 2>/dev/null";
    std::string text;
    FILE* const from = popen(command.c_str(), "r");
    if (from == nullptr) return text;
    char block[4096];
    for (std::size_t n = 0; (n = fread(block, 1, sizeof block, from)) != 0;) text.append(block, n);
    if (pclose(from) != 0) text.clear();
    return text;
}

/// Knows sizes, though not the right ones: layouts are not the parser's business.
struct sized : no_external_types {
    template <class Tree>
    extent extent_of(const Tree&, tree_index) const {
        return {16, 8};
    }
};

/// Reads a header, or says that it is skipped.
bool read_header(ast& c, const std::string& header, const std::string& options = "-dD") {
    const std::string text = preprocessed(header, options);
    if (text.empty()) {
        MESSAGE("skipped: no cc, or no <" << header << "> here");
        return false;
    }
    const diagnostic wrong = parse(c, text, sized());
    INFO(error_text(wrong, text, c.source));
    CHECK(!wrong);
    return !wrong;
}

} // namespace

TEST_CASE("<stdio.h> is read") {
    ast c;
    if (!read_header(c, "stdio.h")) return;
    CHECK(type_of(c, "printf") == "function(pointer to const char, ...) returning int");
    CHECK(c.find("fopen")->is == declaration_kind::function);
    CHECK(static_cast<int>(c.find("EOF")->value.bits) == EOF);
    CHECK(static_cast<int>(c.find("BUFSIZ")->value.bits) == BUFSIZ);
    CHECK(c.nodes[c.find("size_t")->type].is == kind_of<std::size_t>);
}

TEST_CASE("<sys/stat.h> is read") {
    ast c;
    if (!read_header(c, "sys/stat.h")) return;
    CHECK(type_of(c, "stat") == "function(pointer to const char, pointer to struct stat) returning int");
    REQUIRE(c.find_tag("stat") != no_index);
    CHECK(members_of(c, c.find_tag("stat")).find("st_mode: unsigned") != std::string::npos);
    CHECK(c.find("S_IFMT")->value.bits == 0170000);
}

TEST_CASE("<sqlite3.h> is read") {
    ast c;
    if (!read_header(c, "sqlite3.h")) return;
    CHECK(type_of(c, "sqlite3_open") ==
          "function(pointer to const char, pointer to pointer to struct sqlite3) returning int");
    CHECK(type_of(c, "sqlite3_exec") ==
          "function(pointer to struct sqlite3, pointer to const char, pointer to function(pointer to void, int, "
          "pointer to pointer to char, pointer to pointer to char) returning int, pointer to void, pointer to pointer "
          "to char) returning int");
    CHECK(c.find("SQLITE_ROW")->value.bits == 100);
    CHECK(c.find("SQLITE_IOERR_READ")->value.bits == (10 | 1 << 8));
    CHECK(c.find("SQLITE_VERSION")->is == declaration_kind::text);
    CHECK(tag(c, "sqlite3_module").count > 20);
}

TEST_CASE("<zlib.h> is read") {
    ast c;
    if (!read_header(c, "zlib.h")) return;
    CHECK(type_of(c, "crc32") == "function(unsigned long, pointer to const unsigned char, unsigned int) returning "
                                 "unsigned long");
    CHECK(tag(c, "z_stream_s").count == 14);
    CHECK(static_cast<int>(c.find("Z_DATA_ERROR")->value.bits) == -3);
}

TEST_CASE("the rest of the C library's headers is read, GNU extensions and all") {
    for (const char* header :
         {"assert.h",     "complex.h",    "ctype.h",    "dirent.h",    "dlfcn.h",    "errno.h",   "fcntl.h",
          "fenv.h",       "float.h",      "inttypes.h", "limits.h",    "locale.h",   "math.h",    "netdb.h",
          "poll.h",       "pthread.h",    "pwd.h",      "regex.h",     "sched.h",    "setjmp.h",  "signal.h",
          "spawn.h",      "stdarg.h",     "stddef.h",   "stdint.h",    "stdlib.h",   "string.h",  "sys/mman.h",
          "sys/select.h", "sys/socket.h", "sys/time.h", "sys/types.h", "sys/wait.h", "termios.h", "time.h",
          "unistd.h",     "wchar.h",      "wctype.h"}) {
        ast c;
        read_header(c, header, "-dD -D_GNU_SOURCE");
        ast plain;
        read_header(plain, header, "");
    }
}
