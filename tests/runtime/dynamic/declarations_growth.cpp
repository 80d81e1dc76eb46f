// Declarations that are added one by one: the same as in one text, at a cost that does not depend on what is there.
#include <ctypes/dynamic/declarations.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

namespace dynamic = ctypes::dynamic;

namespace {

std::string numbered(const std::string& text, std::size_t number) {
    std::string out;
    for (const char c : text) c == '#' ? out += std::to_string(number) : out += c;
    return out;
}

std::string error_of(dynamic::declarations& c, const std::string& text) {
    try {
        c.add(text);
    } catch (const ctypes::declaration_error& e) {
        return e.what();
    }
    return "no error";
}

/// The least processor time of a few tries.
template <class F>
double time_of(const F& f) {
    double least = 1e9;
    for (int i = 0; i < 3; ++i) {
        const std::clock_t start = std::clock();
        f();
        const double time = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        if (time < least) least = time;
    }
    return least;
}

dynamic::declarations grown(std::size_t count) {
    dynamic::declarations c;
    for (std::size_t i = 0; i < count; ++i)
        c.add(numbered("struct s#; typedef struct s# t#; int f#(t# *, const char *); enum { e# = # };", i));
    return c;
}

} // namespace

TEST_CASE("declarations added one by one are those of one text") {
    const std::vector<std::string> parts = {
        "struct node; typedef struct node *list;\n#define LIMIT 4\n",
        "int count(list l, struct tree *t); extern int table[];",
        "struct node { int value; list next; };\n",
        "union mixed { struct node n; double d[LIMIT]; }; enum color { red, green = 5 };",
        "extern int table[7]; void later(); struct tree { union mixed all[2]; enum color c : 4; };",
        "void later(int, struct tree);\n#undef LIMIT\n",
        "typedef union mixed twice[2]; struct node count_all(twice *, ...);",
    };
    std::string all;
    dynamic::declarations one_by_one;
    for (const std::string& part : parts) {
        one_by_one.add(part);
        all += part;
    }
    const dynamic::declarations at_once(all);
    const auto expected = at_once.all();
    const auto found = one_by_one.all();
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CAPTURE(expected[i].name());
        CHECK(found[i].spelling() == expected[i].spelling());
        CHECK(found[i].declaration_kind() == expected[i].declaration_kind());
        CHECK(found[i].type() == expected[i].type());
        CHECK(found[i].type().size() == expected[i].type().size());
    }
    CHECK(one_by_one.type("struct tree").size() == at_once.type("struct tree").size());
    CHECK(one_by_one.type("struct tree") == at_once.type("struct tree"));
    CHECK(!one_by_one.contains("LIMIT"));
}

TEST_CASE(
    "a record that is completed later is complete in what is asked for later, and types given out stay as they were") {
    dynamic::declarations c("struct point; struct point *make(int); struct line { struct point *from, *to; };");
    const dynamic::type early = c["make"].type().target();
    const dynamic::type line = c.type("struct line");
    CHECK(!early.target().is_complete());
    c.add("int unrelated(void);");
    CHECK(c["make"].type().target() == early);
    c.add("struct point { int x, y; };");
    CHECK(c["make"].type().target().target().size() == 8);
    CHECK(c.type("struct line").members()[1].type.target().size() == 8);
    CHECK(c.type("struct point *").target().size() == 8);
    CHECK(!early.target().is_complete());
    CHECK(!line.members()[0].type.target().is_complete());
}

TEST_CASE("a type name may complete a record for itself alone") {
    const dynamic::declarations c("struct point; struct point *make(int);");
    CHECK(!c["make"].type().target().target().is_complete());
    CHECK(c.type("struct point { int x, y; }").size() == 8);
    CHECK(!c.type("struct point").is_complete());
    CHECK(c.type("struct { struct point *p; int n[3]; }").members()[0].type == c.type("struct point *"));
}

TEST_CASE("a text that is refused leaves no trace") {
    dynamic::declarations c("struct point; typedef int number; int f();\n#define A 1\n");
    const std::vector<std::string> bad = {
        "struct point { int x; number y; ",
        "struct point { int x; }; typedef long other; enum { one = 1 }; int g(other); nonsense here;",
        "int f(int, int); extern char table[]; wrong *x;",
        "\n#undef A\n#define A 2\nstruct point { int a[A]; }; bad z;",
        "struct point { char a[0x7fffffffffffff]; char b[0x7fffffffffffff]; char c[0x7fffffffffffffff]; };",
        "typedef struct point (*many)[0x7fffffffffff]; struct { many m; ",
    };
    for (int round = 0; round < 3; ++round)
        for (const std::string& text : bad) CHECK(error_of(c, text) != "no error");
    CHECK(c.all().size() == 3);
    CHECK(!c.type("struct point").is_complete());
    CHECK(c["f"].spelling() == "int f()");
    CHECK(c.constant("A").as<int>() == 1);
    for (const char* name : {"other", "one", "g", "table", "many"}) CHECK(!c.contains(name));
    CHECK_THROWS_AS((void)c.type("other"), ctypes::declaration_error);
    c.add("struct point { int x, y; }; typedef char other; int f(void); enum { one = 2 };");
    CHECK(c.type("struct point").size() == 8);
    CHECK(c.type("other").size() == 1);
    CHECK(c["f"].spelling() == "int f(void)");
    CHECK(c.constant("one").as<int>() == 2);
}

TEST_CASE("a copy and its original grow apart") {
    dynamic::declarations a("struct point;");
    dynamic::declarations b = a;
    a.add("struct point { int x; }; int only_a;");
    b.add("struct point { double x, y; }; int only_b;");
    const dynamic::declarations c = b;
    b = a;
    b.add("int only_b(void);");
    CHECK(a.type("struct point").size() == 4);
    CHECK(b.type("struct point").size() == 4);
    CHECK(c.type("struct point").size() == 16);
    CHECK(!a.contains("only_b"));
    CHECK(c["only_b"].declaration_kind() == dynamic::declaration_kind::variable);
    CHECK(b["only_b"].declaration_kind() == dynamic::declaration_kind::function);
}

TEST_CASE("thousands of names survive texts that are refused in between") {
    dynamic::declarations c;
    for (std::size_t i = 0; i < 3000; ++i) {
        c.add(numbered("struct s# { int a#[# + 1]; }; int f#(struct s# *);", i));
        if (i % 3 == 0)
            CHECK(error_of(c, numbered("struct t# { int b; }; int g#(struct t#, struct s#, int (*)[#]); ?", i)) !=
                  "no error");
    }
    for (std::size_t i = 0; i < 3000; ++i) {
        REQUIRE(c.type(numbered("struct s#", i)).size() == 4 * (i + 1));
        REQUIRE(c.contains(numbered("f#", i)));
        REQUIRE(!c.contains(numbered("g#", i)));
    }
}

TEST_CASE("an add costs what its text does, whatever is there already") {
    const double few = time_of([] { (void)grown(500); });
    const double many = time_of([] { (void)grown(4000); });
    CHECK(many < 24 * few); // 8 times as many; 64 times as much if each copied all others
}

TEST_CASE("an add with macros costs what its text does, however many macros there are that are no constants") {
    const auto with_macros = [](std::size_t count) {
        dynamic::declarations c;
        for (std::size_t i = 0; i < count; ++i) {
            c.add(numbered("%:define A# (# + B#)\n%:define B# 3\n%:define NO# __attribute__((x))\n%:define F#(x) x\n"
                           "struct s#; enum { e# = A# };",
                           i));
            if (i % 2 == 0) CHECK((c.constant(numbered("A#", i)).as<std::size_t>() == i + 3));
            if (i % 2 == 0) CHECK(!c.contains(numbered("NO#", i)));
        }
        CHECK(c.all().size() == 3 * count);
        CHECK(c.ignored().size() == 2 * count);
    };
    const double few = time_of([&] { with_macros(250); });
    const double many = time_of([&] { with_macros(2000); });
    CHECK(many < 24 * few);
}

TEST_CASE("a type by its name costs the same among many declarations as among few") {
    const dynamic::declarations few = grown(10);
    const dynamic::declarations many = grown(4000);
    for (const char* text : {"unsigned long", "const t7 *[3]", "int (*)(struct s5 *)", "struct { t2 *p; int n; }"}) {
        CAPTURE(text);
        const auto ask = [text](const dynamic::declarations& c) {
            for (int i = 0; i < 300; ++i) (void)c.type(text);
        };
        ask(few);
        ask(many);
        CHECK(time_of([&] { ask(many); }) < 10 * time_of([&] { ask(few); }) + 0.001);
    }
}

TEST_CASE("several threads ask constant declarations for types nobody asked for before") {
    dynamic::declarations c;
    for (std::size_t i = 0; i < 200; ++i)
        c.add(numbered("struct s# { struct s# *next; int many[# + 1]; }; int f#(struct s# *first, struct s# second);\n"
                       "%:define TWICE# (#*2)\n%:define NONE# +\n",
                       i));
    const dynamic::declarations& known = c;
    std::vector<std::size_t> wrong(4);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (std::size_t i = 0; i < 200; ++i) {
                const dynamic::type record = known[numbered("f#", i)].type().parameters()[1].type;
                const dynamic::type array = known.type(numbered("struct s#[2]", i));
                if (array.target() != record || array.size() != 2 * record.size() ||
                    record.members()[1].type.length() != i + 1)
                    ++wrong[t];
                if (known.constant(numbered("TWICE#", i)).as<std::size_t>() != 2 * i) ++wrong[t];
                if (known.contains(numbered("NONE#", i)) || known.ignored().size() != 200) ++wrong[t];
                const dynamic::declarations copy = known;
                if (copy[numbered("f#", i)].type() != known[numbered("f#", i)].type()) ++wrong[t];
            }
        });
    for (std::thread& thread : threads) thread.join();
    for (const std::size_t each : wrong) CHECK(each == 0);
}
