#include "c_text_spelling.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

// Any bytes give a result or an error, in bounded time and memory.

using namespace c_text_test;

namespace {

std::string repeated(std::string_view part, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += part;
    return all;
}

std::string words(const std::string& text) {
    ast c;
    const diagnostic r = parse(c, text);
    return std::string(r.words);
}

constexpr std::size_t many = 200000;

} // namespace

TEST_CASE("what nests as deep as C asks for is read") {
    CHECK(words("int x[" + repeated("(", 63) + "1" + repeated(")", 63) + "];").empty());
    CHECK(words(repeated("struct { ", 63) + "int x;" + repeated(" } y;", 63)).empty());
    CHECK(words("int " + repeated("(", 63) + "x" + repeated(")", 63) + ";").empty());
    CHECK(words("int " + repeated("(*", 63) + "x" + repeated(")(void)", 63) + ";").empty());
    CHECK(words("int f" + repeated("(int (*)", 63) + "(void)" + repeated(")", 63) + ";").empty());
    CHECK(words("int " + std::string(200, '*') + "x;").empty());
    CHECK(words("int x" + repeated("[1]", 127) + ";").empty());
}

TEST_CASE("what nests without end is refused, not followed") {
    const std::string deep = "nested too deeply";
    CHECK(words("int x[" + std::string(many, '(')) == deep);
    CHECK(words("int x[" + std::string(many, '-')) == deep);
    CHECK(words("int x[" + repeated("sizeof ", many)) == deep);
    CHECK(words("int x[" + repeated("1?", many)) == deep);
    CHECK(words("int x[" + repeated("1?1:", many)) == deep);
    CHECK(words("int x[" + repeated("(int)", many)) == deep);
    CHECK(words("int x[" + repeated("sizeof(char[", many)) == deep);
    CHECK(words(repeated("struct{", many)) == deep);
    CHECK(words(repeated("enum{a=sizeof(", many)) == deep);
    CHECK(words("int f" + repeated("(int", many)) == deep);
    CHECK(words("int f" + repeated("(int g", many)) == deep);
    CHECK(words(repeated("typeof(", many)) == deep);
    CHECK(words(repeated("_Atomic(", many)) == deep);
    CHECK(words("int x " + repeated("__attribute__((aligned(sizeof(int ", many)) == deep);
    CHECK(words("int " + repeated("(", many)) == "expected a name before the end of the text");
}

TEST_CASE("a type is not derived without end") {
    const std::string deep = "this type is derived too deeply";
    CHECK(words("int " + std::string(many, '*') + "x;") == deep);
    CHECK(words("int x" + repeated("[1]", many) + ";") == deep);
    CHECK(words("int " + repeated("(*", many) + "x" + repeated(")(void)", many) + ";") == deep);
    std::string chain = "typedef int t0;";
    for (int i = 1; i < 1000; ++i) chain += "typedef t" + std::to_string(i - 1) + " *t" + std::to_string(i) + ";";
    CHECK(words(chain) == deep);
    std::string records = "struct s0 { int x; };";
    for (int i = 1; i < 1000; ++i)
        records += "struct s" + std::to_string(i) + " { struct s" + std::to_string(i - 1) + " x; };";
    CHECK(words(records) == "records are nested too deeply in each other");
    std::string pointers = "struct s0 { int x; };"; // a list may be as long as it likes
    for (int i = 1; i < 1000; ++i)
        pointers += "struct s" + std::to_string(i) + " { struct s" + std::to_string(i - 1) + " *x; };";
    CHECK(words(pointers).empty());
}

TEST_CASE("types that double with each step stay small") {
    std::string text = "typedef int f0(void);";
    for (int i = 1; i < 200; ++i) {
        std::string before = "f"; // with +, g++ 12 warns of its own code
        before += std::to_string(i - 1);
        text += "typedef int f" + std::to_string(i) + "(" + before + "*, " + before + "*);";
        text += "typedef int f" + std::to_string(i) + "(" + before + "*, " + before + "*);"; // compared with the first
    }
    ast c;
    const diagnostic r = parse(c, text);
    CHECK(std::string(r.words) == "this type is derived too deeply");
    CHECK(c.nodes.size() < 1000);
}

TEST_CASE("long texts take time and memory in proportion") {
    const auto nodes = [](const std::string& text) {
        ast c;
        CHECK(!parse(c, text));
        return c.nodes.size();
    };
    std::string functions, members = "struct s {", constants = "enum e {", macros, parameters = "int f(int";
    for (std::size_t i = 0; i < 50000; ++i) {
        const std::string number = std::to_string(i);
        functions += "int function_" + number + "(const char *, struct tag_" + number + " *);\n";
        members += "int member_" + number + ";";
        constants += "constant_" + number + ",";
        macros += "#define MACRO_" + number + " " + number + "\n";
        parameters += ", char *p" + number;
    }
    CHECK(nodes(functions) < 4 * 50000);
    CHECK(nodes(members + "};") < 10);
    CHECK(nodes(constants + "};") < 10);
    CHECK(nodes(macros) < 10);
    CHECK(nodes(parameters + ");") < 10);
    CHECK(words(std::string(many, ';')).empty());
    CHECK(words(repeated("int f(void){}", many)).empty());
    CHECK(words(repeated("/**/", many)).empty());
    CHECK(words(repeated("\\\n", many)).empty());
    CHECK(words(repeated("#pragma pack(push, 1)\n", many)).empty());
    CHECK(words("int f(" + repeated("int a[n],", many) + "int);").empty());
    CHECK(words("int f(int a[" + repeated("(", 100) + std::string(many, 'x') + "]);").size() > 0);
    CHECK(words("int x = " + std::string(many, '{') + ";") == "a bracket is not closed before the end of the text");
    CHECK(words("int f(void) " + std::string(many, '{')) == "a bracket is not closed before the end of the text");
    CHECK(words(repeated("extern \"C\" {", many)) ==
          "the braces of extern \"C\" are not closed before the end of the text");
}

TEST_CASE("names made to collide end in an error, not in quadratic time") {
    hash_table table;
    tree_index added = 0;
    while (added < 100000 && table.insert(42, added)) ++added;
    CHECK(added > 100);
    CHECK(added < 10000);
    CHECK(table.find(42, [](tree_index i) { return i == 5; }) == 5);
    CHECK(table.find(42, [](tree_index) { return false; }) == no_index);
}

TEST_CASE("a long name is found like a short one") {
    const std::string name(many, 'n');
    const ast c = read("int " + name + ";");
    CHECK(c.find(name) != nullptr);
    CHECK(c.find(name.substr(1)) == nullptr);
}

TEST_CASE("every prefix of a right text, and every single deletion, ends in a result") {
    const std::string text =
        "extern \"C\" { typedef struct p { unsigned a : 3; union { double d[2][3]; } u; } const *q; }\n"
        "enum e { x = sizeof(int) << 2, y = 'a' ? -1 : +2 }; int (*f(q, int n, int v[n * 2], ...))(void)"
        " __asm__(\"g\") __attribute__((ms_abi, aligned(8)));\n#define A (x + 1)\n#pragma pack(push, 1)\n";
    int right = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        ast c, d;
        right += !parse(c, text.substr(0, i));
        std::string without = text;
        if (i < text.size()) without.erase(i, 1);
        right += !parse(d, without);
    }
    CHECK(right > 10);
    CHECK(right < static_cast<int>(text.size()));
}
