#include <ctypes/layout.hpp>

#include "bit_field_names.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

namespace {

struct point {
    int x;
    double y;
    char tag[8];
};
struct node {
    node* next;
    int (*compare)(const node*, const node*);
    const char* names[2][3];
    bool last;
};
struct bits {
    unsigned mode : 3;
    unsigned level : 5;
    int whole;
};
union either {
    int i;
    double d;
};
union number {
    int i;
    double d;
};
struct empty {};
struct [[gnu::packed]] tight {
    char c;
    double d;
};
struct [[gnu::packed]] tight_bits {
    unsigned low : 20;
    unsigned high : 20;
    unsigned char rest;
};
#pragma pack(push, 4)
struct half_packed {
    int i;
    double d;
};
#pragma pack(pop)

template <class T>
std::string printed() {
    std::ostringstream stream;
    stream << ctypes::layout_of<T>();
    CHECK(stream.str() == ctypes::to_string(ctypes::layout_of<T>()));
    return stream.str();
}

/// The text with `@name` as the table shows the name of a bit-field.
std::string with_names(std::string_view text) {
    std::string shown;
    for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@')) {
        const std::size_t end = text.find('\n', at);
        shown.append(text.substr(0, at));
        shown.append(table_name(std::string(text.substr(at + 1, end - at - 1)).c_str()));
        text.remove_prefix(end);
    }
    return shown.append(text);
}

} // namespace

template <>
struct ctypes::describe<number> : ctypes::members<&number::i, &number::d> {};

TEST_CASE("a layout prints as a table, paddings included") {
    CHECK(printed<point>() == "point: 24 bytes, aligned to 8\n"
                              "  offset  size  type     member\n"
                              "       0     4  int      x\n"
                              "       4     4           (padding)\n"
                              "       8     8  double   y\n"
                              "      16     8  char[8]  tag\n");
    CHECK(printed<node>() == "node: 72 bytes, aligned to 8\n"
                             "  offset  size  type                               member\n"
                             "       0     8  node*                              next\n"
                             "       8     8  int (*)(const node*, const node*)  compare\n"
                             "      16    48  const char*[2][3]                  names\n"
                             "      64     1  bool                               last\n"
                             "      65     7                                     (padding)\n");
}

TEST_CASE("a bit-field prints with its bits, and with its name where the compiler tells it") {
    CHECK(printed<bits>() == with_names("bits: 8 bytes, aligned to 4\n"
                                        "  offset  size  bits        type          member\n"
                                        "       0     4  0..2        unsigned int  @mode\n"
                                        "       0     4  3..7        unsigned int  @level\n"
                                        "       1     3                            (padding)\n"
                                        "       4     4              int           whole\n"));
}

TEST_CASE("a packed record says that it is") {
    CHECK(printed<tight>() == "tight: 9 bytes, aligned to 1, packed\n"
                              "  offset  size  type    member\n"
                              "       0     1  char    c\n"
                              "       1     8  double  d\n");
    CHECK(printed<half_packed>() == "half_packed: 12 bytes, aligned to 4, packed\n"
                                    "  offset  size  type    member\n"
                                    "       0     4  int     i\n"
                                    "       4     8  double  d\n");
    CHECK(printed<tight_bits>() == with_names("tight_bits: 6 bytes, aligned to 1, packed\n"
                                              "  offset  size  bits        type           member\n"
                                              "       0     4  0..19       unsigned int   @low\n"
                                              "       2     4  20..39      unsigned int   @high\n"
                                              "       5     1              unsigned char  rest\n"));
}

TEST_CASE("a union says that it is one, and that its members must be named") {
    CHECK(printed<either>() == "either: 8 bytes, aligned to 8, a union\n"
                               "  members unknown; name them in ctypes::describe\n");
    CHECK(printed<number>() == "number: 8 bytes, aligned to 8, a union\n"
                               "  offset  size  type    member\n"
                               "       0     4  int     i\n"
                               "       0     8  double  d\n");
}

TEST_CASE("a type without members prints its size") {
    CHECK(printed<char>() == "char: 1 byte, aligned to 1\n");
    CHECK(printed<int[3]>() == "int[3]: 12 bytes, aligned to 4\n");
    CHECK(printed<void*>() == "void*: 8 bytes, aligned to 8\n");
}
