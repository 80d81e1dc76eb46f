// #pragma pack as GCC and clang have it; https://gcc.gnu.org/onlinedocs/gcc/Structure-Layout-Pragmas.html
#include <ctypes/dynamic.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using ctypes::dynamic::declarations;

namespace {

/// The size of a record of a char and a double behind the directives: 9 where 1 is in force, 16 without any.
std::size_t size_behind(std::string_view directives) {
    return declarations(std::string(directives) + "struct s { char c; double x; };\n").type("struct s").size();
}

std::string refusal(std::string_view text) {
    try {
        declarations c(text);
    } catch (const ctypes::dynamic::declaration_error& e) {
        return e.what();
    }
    return "taken";
}

} // namespace

TEST_CASE("#pragma pack(pop, label) goes back to below the label") {
    CHECK(size_behind("#pragma pack(push, outer, 1)\n#pragma pack(push, 4)\n#pragma pack(pop, outer)\n") == 16);
    CHECK(size_behind("#pragma pack(2)\n#pragma pack(push, a, 1)\n#pragma pack(push, b)\n#pragma pack(4)\n#pragma "
                      "pack(pop, a)\n") == 10);
    CHECK(size_behind("#pragma pack(push, a, 1)\n#pragma pack(push, a, 2)\n#pragma pack(pop, a)\n") == 9);
    CHECK(size_behind("#pragma pack(push, a, 1)\n#pragma pack(push, 2)\n#pragma pack(pop)\n") == 9);
    CHECK(refusal("#pragma pack(push, a, 1)\n#pragma pack(pop, b)\n")
              .find("no #pragma pack(push, b) stands before this") != std::string::npos);
}

TEST_CASE("#pragma pack(0) is what holds without any") {
    CHECK(size_behind("#pragma pack(1)\n#pragma pack(0)\n") == 16);
    CHECK(size_behind("#pragma pack(1)\n#pragma pack()\n") == 16);
    CHECK(size_behind("#pragma pack(1)\n#pragma pack(push, 0)\n") == 16);
    CHECK(size_behind("#pragma pack(1)\n#pragma pack(push)\n") == 9);
    CHECK(size_behind("#pragma pack(0x1)\n") == 9);
}

TEST_CASE("a #pragma pack(pop) too many changes nothing and is reported") {
    CHECK(size_behind("#pragma pack(1)\n#pragma pack(pop)\n") == 9);
    CHECK(declarations("#pragma pack(pop)\n").ignored().at(0).message ==
          "a #pragma pack(pop) without a push before it");
}

TEST_CASE("packing that is not understood is refused") {
    CHECK(refusal("#pragma pack(N)\n").find("not 'N'") != std::string::npos);
    CHECK(refusal("#pragma pack(32)\n").find("not '32'") != std::string::npos);
    CHECK(refusal("#pragma pack(pop, 4)\n").find("expected ')'") != std::string::npos);
    CHECK(refusal("#pragma pack(push, 4, name)\n").find("expected ')'") != std::string::npos);
    CHECK(refusal("#pragma scalar_storage_order big-endian\n").find("not supported") != std::string::npos);
    CHECK(refusal("#pragma ms_struct on\n").find("not supported") != std::string::npos);
    CHECK(refusal("#pragma redefine_extname f g\n").find("not supported") != std::string::npos);
    const declarations c("struct s { char c;\n#pragma pack(1)\n int x; };\n#pragma pack()\n void f(struct s *);");
    CHECK(!c.type("struct s").is_complete());
    CHECK(c.ignored().at(0).message == "#pragma pack changes inside a record, which compilers read differently");
}
