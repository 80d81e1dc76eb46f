// Constant expressions and macros of C text, compared with those of the system's C compiler: types and values.
#include "c_compiler.hpp"

#include <ctypes/dynamic/declarations.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace dynamic = ctypes::dynamic;

namespace {

/// Compares each expression; where C has undefined behaviour, ours refuses, and there must be few of these.
void compare(const std::string& prelude, const std::vector<std::string>& expressions, std::size_t most_refused) {
    std::string problems;
    const std::vector<std::string> said = c_compiler::constants_of_c(prelude, expressions, problems);
    if (said.empty()) {
        bool there = false;
        c_compiler::output_of("cc --version 2>/dev/null", there);
        CHECK_MESSAGE(!there, "the C compiler refuses the declarations: " << problems.substr(0, 4000));
        MESSAGE("skipped: there is no C compiler");
        return;
    }
    const dynamic::declarations c(prelude);
    std::size_t refused = 0;
    for (std::size_t i = 0; i < said.size(); ++i) {
        INFO(expressions[i]);
        std::string ours;
        try {
            ours = c_compiler::shown(c.evaluate(expressions[i]));
        } catch (const ctypes::declaration_error& e) {
            INFO(e.what());
            if (said[i] != "refused" && said[i] != "trap") CHECK(++refused <= most_refused);
            continue;
        }
        CHECK(ours == said[i]);
    }
    MESSAGE(expressions.size() << " expressions, " << refused << " of undefined behaviour");
}

const std::string declared = R"(
struct inner { char tag; union { short s; struct { int deep[3]; } in; }; };
struct outer { char c; double d; unsigned bits : 5; struct inner list[4]; char text[7]; short *p; };
typedef struct outer outer;
enum level { low = -1, high = 7 };
enum big { huge = 0x90000000 };
static const short SHORT = 70000;
static const double HALF = 0.5;
extern struct outer global;
extern int numbers[12], matrix[3][5];
int counted[] = { 1, 2, 3, };
const char name[] = "ab" "cd";
struct inner both[] = { { 1 }, { 2 } };
int function(int);
#define KILO 1000+24
#define BANK 16*KILO
#define NEGATIVE -1
#define LATE (LATER - 1)
#define LATER FINAL
#define FINAL 5
#define ONCE 1
#undef ONCE
#define ONCE 2
#define EMPTY
#define LONG(x) x ## L
#define GLUE(a, b) a ## b
#define QUOTE_(x) #x
#define QUOTE(x) QUOTE_(x)
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define IOC(dir, type, nr, size) (((dir) << 30) | ((type) << 8) | ((nr) << 0) | ((size) << 16))
#define IOR(type, nr, size) IOC(2U, (type), (nr), (sizeof(size)))
#define SECOND(a, ...) __VA_ARGS__
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))
#define VERSION QUOTE(KILO) "." QUOTE( a   "q\n" '"' )
#define SELF (SELF_ + 1)
#define SELF_ 3
#define f(x) x f
#define MEMBER(type, m) (sizeof(((type *)0)->m))
#define PLACE(type, m) ((size_t)&((type *)0)->m)
#define NOTHING(x, ...) MAX(x, ## __VA_ARGS__)
)";

const std::vector<std::string> chosen = {
    // numbers
    "0",
    "017",
    "0x1f",
    "0b101",
    "2147483647",
    "2147483648",
    "0x7fffffff",
    "0x80000000",
    "0xffffffff",
    "0x100000000",
    "1u",
    "1l",
    "1ul",
    "1ll",
    "1ull",
    "1LU",
    "4294967295u",
    "4294967296u",
    "18446744073709551615u",
    "0x8000000000000000",
    "037777777777",
    "0777777777777777777777",
    "1.5",
    ".5",
    "5.",
    "1e3",
    "1e-3",
    "0x1p-2",
    "0x1.8p3f",
    "0.1",
    "0.1f",
    "0.1L",
    "1.0e10",
    "3.4028235e38f",
    "1e-45f",
    "1.17549435e-38F",
    "1.7976931348623157e308",
    "5e-324",
    "2.2250738585072014e-308",
    "1e-400L",
    "123456789012345678901234567890.0",
    "9007199254740993.0",
    "0.30000000000000004",
    "16777217.0f",
    "1e400",
    "1e23",
    "8.5e-46f",
    // characters
    "'a'",
    "'\\0'",
    "'\\n'",
    "'\\e'",
    "'\\377'",
    "'\\x41'",
    "'\\xff'",
    "'ab'",
    "'abcd'",
    "L'a'",
    "L'\\u00e9'",
    "L'\u00e9'",
    "u'\\u20ac'",
    "U'\\U0001f600'",
    "'\u00e9'",
    "L'\\xffff'",
    "u'\\xffff'",
    "'\\''",
    "'\"'",
    "'\\\\'",
    "'\\?'",
    // texts
    "\"\"",
    "\"abc\"",
    "\"\\177ELF\"",
    "\"a\\n\\t\\\"\\\\\"",
    "\"a\" \"b\" \"c\"",
    "\"\\x41\" \"1\"",
    "\"\\u00e9\"",
    "u8\"x\\u20ac\"",
    "\"\u00e9\"",
    "(\"a\")",
    "\"\\1234\"",
    "VERSION",
    "QUOTE(1.5e+3)",
    "QUOTE( \"a\\\\b\" + 'c' )",
    "GLUE(\"a\" , \"b\")",
    "SECOND(1, \"x\")",
    "QUOTE()",
    "sizeof \"\"",
    "sizeof \"abc\"",
    "sizeof(\"abc\\0d\")",
    "sizeof \"\\u00e9\"",
    "sizeof \"\\U0001f600\"",
    "sizeof L\"ab\"",
    "sizeof u\"\\U0001f600\"",
    "sizeof U\"ab\"",
    "sizeof u8\"\\u00e9\"",
    "sizeof(\"a\" \"b\")",
    "sizeof(\"a\" L\"b\")",
    // operators and conversions
    "1 + 2 * 3",
    "(1 + 2) * 3",
    "7 / 2",
    "-7 / 2",
    "-7 % 3",
    "7u / 2",
    "1 << 31 >> 31",
    "1u << 31",
    "1ll << 40",
    "-8 >> 1",
    "~0",
    "~0u",
    "!0",
    "!1.5",
    "-1 < 0u",
    "-1 < 0",
    "-1l < 0u",
    "1 ? 2 : 3u",
    "0 ? 1 : 2.5",
    "1 ? 2 : 2.5",
    "5 ?: 6",
    "1 || 1 / 0",
    "0 && 1 / 0",
    "1 ? 2 : 1 / 0",
    "1.5 + 1",
    "1 / 2.0",
    "1.0f / 3",
    "1.0 / 3",
    "1.0L / 3",
    "0.1f + 0.2f",
    "0.1 + 0.2",
    "0.1f + 0.2",
    "3 * 0.1",
    "1e308 * 10",
    "-1e308 * 10",
    "1.0 / 0.0 > 1e300",
    "1.5 == 1.5f",
    "0.1 == 0.1f",
    "1.5 < 2",
    "- 1.5",
    "(- 1.5)",
    "+1.5f",
    "-0.0",
    "2.5 && 0",
    "16777216.0f + 1.0f",
    "16777216.0f + 1.0",
    "1e38f * 10.0f",
    "(int)2.5",
    "(int)-2.5",
    "(int)2.9999999",
    "(unsigned char)300",
    "(signed char)200",
    "(short)0x18000",
    "(unsigned short)-1",
    "(_Bool)0.5",
    "(_Bool)5",
    "(float)0.1",
    "(double)0.1f",
    "(long double)0.1",
    "(float)16777217",
    "(double)9007199254740993ll",
    "(float)(1ull << 63)",
    "(unsigned long)1e18",
    "(unsigned)4e9",
    "(char)'a' + 1",
    "(long long)-1.0f",
    "(enum level)1 + 0",
    "(void *)0",
    "(void *)-1",
    "(void *)(1 + 2)",
    "(size_t)(void *)16",
    "(long)(char *)8",
    "(char)65",
    "(unsigned long long)-1",
    "(long)4294967295u",
    "(int)4294967295u",
    "(unsigned)-1 > 0",
    // names
    "low",
    "high + 1",
    "sizeof(enum level)",
    "sizeof low",
    "huge",
    "SHORT",
    "SHORT + 1",
    "sizeof SHORT",
    "HALF",
    "HALF * 3",
    "FINAL",
    // macros
    "KILO",
    "2*KILO",
    "2*BANK",
    "-KILO",
    "LATE",
    "LATER",
    "ONCE",
    "EMPTY 3 EMPTY",
    "LONG(5)",
    "LONG(0x7fffffff) + 1",
    "GLUE(1, 2)",
    "GLUE(0x, ff)",
    "GLUE(KI, LO)",
    "GLUE(,3)",
    "GLUE(3,)",
    "MAX(1, 2)",
    "MAX(MAX(1, 3), 2)",
    "MAX(MAX(1, MAX(2, KILO)), 2)",
    "IOR('T', 0x32, unsigned int)",
    "IOR('K', 1, struct outer)",
    "SECOND(1, 2)",
    "COUNT(numbers)",
    "SELF",
    "NEGATIVE",
    "- NEGATIVE",
    "3 - NEGATIVE",
    "MAX((1 ? 3 : 5), 2) - 0",
    "MEMBER(outer, list)",
    "PLACE(struct outer, list)",
    "NOTHING(1, 2)",
    "MAX (4, 3)",
    "MAX /* */ ( 4 , 3 )",
    // sizes, places and types
    "sizeof(int)",
    "sizeof(struct outer)",
    "sizeof(outer[3])",
    "sizeof global",
    "sizeof global.list",
    "sizeof global.list[0].in.deep",
    "sizeof(global.d)",
    "sizeof numbers / sizeof numbers[0]",
    "sizeof matrix",
    "sizeof matrix[0]",
    "sizeof *matrix",
    "sizeof **matrix",
    "sizeof *numbers",
    "sizeof &numbers",
    "sizeof &numbers[0]",
    "sizeof *&numbers",
    "sizeof (numbers + 1)",
    "sizeof +*numbers",
    "sizeof counted / sizeof *counted",
    "sizeof name",
    "sizeof both",
    "sizeof(((outer *)0)->text)",
    "sizeof ((outer *)0)->p",
    "sizeof *((outer *)0)->p",
    "sizeof function(1)",
    "sizeof(&function)",
    "sizeof(1 ? 2 : 3ll)",
    "sizeof('a')",
    "sizeof 1.0f",
    "sizeof(char)1",
    "sizeof((char)1)",
    "sizeof(1 / 0)",
    "sizeof(int[]){1, 2, 3}",
    "sizeof(struct inner){1}",
    "sizeof(+(char)1)",
    "sizeof((char)1 + (char)1)",
    "sizeof sizeof(char)",
    "sizeof(global.bits + 1u)",
    "sizeof(+global.bits)",
    "sizeof(int (*)[3])",
    "sizeof(typeof(global.c))",
    "_Alignof(double)",
    "_Alignof(struct outer)",
    "__alignof__(long double)",
    "__alignof__(numbers)",
    "_Alignof(char[3])",
    "offsetof(struct outer, d)",
    "offsetof(outer, list[2])",
    "offsetof(outer, list[1].s)",
    "offsetof(outer, list[1].in.deep[2])",
    "__builtin_offsetof(struct inner, in)",
    "offsetof(struct inner, in.deep)",
    "(size_t)&((outer *)0)->list[1]",
    "(char *)&((outer *)0)->text[3] - (char *)0",
    "(long)((int *)0 + 3)",
    "(int *)24 - (int *)8",
    "(size_t)&((struct inner *)64)->s",
    "&((outer *)16)->list[1].tag - (char *)0",
    "_Generic(1, int: 1, default: 2)",
    "_Generic(1u, int: 1, default: 2)",
    "_Generic('a', char: 1, int: 2)",
    "_Generic(1.0f, double: 1, float: 2.5)",
    "_Generic(\"a\", char *: 3, default: 4)",
    "_Generic(global.c, char: 1, int: 2)",
    "_Generic(L'a', int: 5, default: 6)",
    "_Generic(&global, struct outer *: 7, default: 8)",
    "_Generic(numbers, int *: 1, default: 2)",
    "_Generic((const int)1, int: 1, default: 2)",
    "_Generic((const char *)0, char *: 1, const char *: 2)",
    "_Generic(function, int (*)(int): 9, default: 0)",
    "_Generic(u'a', unsigned short: 1, default: 2)",
    "_Generic(sizeof 1, unsigned long: 1, default: 0)",
    "_Generic((char)1 + 0, int: 1, char: 2)",
    "_Generic(1 ? (void *)0 : numbers, int *: 1, void *: 2, default: 3)",
    "_Generic(0, default: 1, int: 2)",
    "__builtin_types_compatible_p(int, signed)",
    "__builtin_types_compatible_p(char, signed char)",
    "__builtin_bswap16(0x1234)",
    "__builtin_bswap32(0x12345678)",
    "__builtin_bswap64(1)",
    "__builtin_inf()",
    "__builtin_huge_valf()",
    "__extension__ 5",
    "sizeof(__extension__ 5)",
    "sizeof numbers<:0:>",
    "sizeof(int<:3:>)",
};

/// Expressions and macros put together at random. Division, shifts and sums go wrong in C, too.
class generator {
public:
    explicit generator(unsigned seed) : random_(seed) {}

    std::string prelude() {
        std::string text = declared;
        for (std::size_t i = 0; i < macros; ++i) { // without brackets, of names that come later
            text += "#define R" + std::to_string(i) + " ";
            text += expression(2, i + 1) + "\n";
        }
        return text + "#define ADD(a, b) a + b * 2\n#define SWAP(a, b) b - a\n#define SAME(a) (a)\n";
    }

    /// With the macros from this number on in it.
    std::string expression(int depth, std::size_t first) {
        if (depth == 0 || pick(6) == 0) return field(first);
        const auto inner = [&] { return expression(depth - 1, first); };
        const auto integer = [&] {
            const std::string type = one_of({"int", "unsigned", "long", "unsigned char"});
            return "(" + type + ")(" + inner() + ")";
        };
        // One call a statement: the order of calls in an expression is the compiler's, and the texts are to be the same.
        std::string made;
        switch (pick(9)) {
        case 0:
            return "(" + inner() + ")";
        case 1:
            made = one_of({"- ", "~", "!", "+"});
            return made += "(" + integer() + ")";
        case 2:
            made = "(" + type() + ")(";
            return made += inner() + ")";
        case 3:
            made = inner() + " ? ";
            made += inner() + " : ";
            return made += inner();
        case 4:
            return "sizeof(" + inner() + ")";
        case 5:
            made = "(" + integer() + ")";
            made += one_of({" & ", " | ", " ^ ", " % ", " << ", " >> "});
            return made += "(" + integer() + ")";
        default: {
            made = inner();
            made += one_of({" + ", " - ", " * ", " / ", " < ", " >= ", " == ", " != ", " && ", " || "});
            const std::string right = inner();
            // GCC 12 makes `a - -b` of a real number a and an integer b into `a + b`, which is -0.0 for zeros.
            if (made.ends_with("- ") && right.starts_with("-")) return made += "(+0) + " + right;
            return made += right;
        }
        }
    }

    std::string macro_use() {
        const std::string a = "R" + std::to_string(pick(macros));
        const std::string b = "R" + std::to_string(pick(macros));
        switch (pick(6)) {
        case 0:
            return a;
        case 1:
            return "2*" + a;
        case 2:
            return "- " + a;
        case 3:
            return "ADD(" + a + ", " + field(0) + ")";
        case 4:
            return "SWAP(SAME(" + a + "), " + field(0) + ")";
        default:
            return a + " + " + b;
        }
    }

private:
    static constexpr std::size_t macros = 60;

    std::size_t pick(std::size_t n) { return random_() % n; }
    std::string one_of(std::initializer_list<const char*> list) { return list.begin()[pick(list.size())]; }
    std::string type() {
        return one_of({"char", "signed char", "unsigned char", "short", "unsigned short", "int", "unsigned", "long",
                       "unsigned long", "long long", "float", "double", "_Bool"});
    }
    std::string field(std::size_t first) {
        if (first < macros && pick(5) == 0) return "R" + std::to_string(first + pick(macros - first));
        return one_of({"0",        "1",       "2",        "3",          "7",           "10",        "100",
                       "0x7f",     "0xffu",   "1l",       "3ul",        "2ll",         "'a'",       "'\\n'",
                       "1.5",      "0.25f",   "2.0L",     "1e3",        "0.1",         "low",       "high",
                       "KILO",     "LATE",    "SHORT",    "HALF",       "sizeof(int)", "MAX(3, 2)", "LONG(9)",
                       "NEGATIVE", "(char)3", "(float)7", "2147483647", "4294967295u"});
    }

    std::mt19937 random_;
};

} // namespace

TEST_CASE("constants have the C compiler's types and values") { compare(declared, chosen, 0); }

TEST_CASE("constants put together at random have the C compiler's types and values") {
    generator g(1);
    const std::string prelude = g.prelude();
    std::vector<std::string> expressions;
    for (int i = 0; i < 300; ++i) expressions.push_back(g.expression(3, 0));
    for (int i = 0; i < 100; ++i) expressions.push_back(g.macro_use());
    compare(prelude, expressions, 120); // undefined in C
}

TEST_CASE("the constants of the system's headers are those of the C compiler") {
    for (const char* header : {"limits.h", "stdint.h", "float.h", "fcntl.h", "signal.h", "math.h", "sys/ioctl.h",
                               "sys/mman.h", "linux/input.h", "linux/netlink.h"}) {
        INFO(header);
        const std::string include = "#define _GNU_SOURCE\n#include <" + std::string(header) + ">\n";
        bool ok = false;
        const std::string text = c_compiler::output_of("printf '" + include + "' | cc -E -dD -xc - 2>/dev/null", ok);
        std::istringstream macros(c_compiler::output_of("printf '" + include + "' | cc -E -dM -xc - 2>/dev/null", ok));
        if (!ok) {
            MESSAGE("skipped: no C compiler, or no such header");
            continue;
        }
        std::vector<std::string> names;
        for (std::string line; std::getline(macros, line);) { // #define NAME tokens
            const std::size_t end = line.find_first_of(" (", 8);
            if (end != std::string::npos && line[end] == ' ' && end + 1 < line.size())
                names.push_back(line.substr(8, end - 8));
        }
        std::string problems;
        const std::vector<std::string> said = c_compiler::constants_of_c(include, names, problems, false);
        INFO(problems.substr(0, 2000));
        REQUIRE(said.size() == names.size());
        const dynamic::declarations c(text);
        std::size_t compared = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const bool other_type = said[i].rfind("another", 0) == 0; // a pointer, __float128
            const bool signaling = names[i].rfind("SNAN", 0) == 0;    // no number that a copy keeps
            if (said[i] == "refused" || said[i] == "variable" || other_type || signaling) continue;
            INFO(names[i]);
            ++compared;
            REQUIRE(c.find(names[i]).has_value());
            CHECK(c_compiler::shown(c.constant(names[i])) == said[i]);
        }
        CHECK(compared > 100); // the compiler's own are among them
    }
}
