#include <ctypes/c_declaration.hpp>

#include <type_traits>

namespace geometry {
struct point {
    int x;
    double y;
};
union number {
    int i;
    double d;
};
enum color { red, green };
enum class window : unsigned long {};
struct hidden;
} // namespace geometry

namespace {

using geometry::point;

template <ctypes::fixed_string Text, class F, class... Types>
inline constexpr bool declares = std::is_same_v<typename ctypes::parsed_signature<Text, Types...>::type, F>;

struct database;

} // namespace

// C++ types by their own names, with and without the keyword
static_assert(declares<"point midpoint(point, point)", point(point, point), point>);
static_assert(declares<"struct point midpoint(const struct point *, point)", point(const point*, point), point>);
static_assert(declares<"union number f(number *)", geometry::number(geometry::number*), geometry::number>);
static_assert(declares<"enum color f(color)", geometry::color(geometry::color), geometry::color>);
static_assert(declares<"void f(window)", void(geometry::window), geometry::window>);
static_assert(
    declares<"void f(hidden *, struct hidden *)", void(geometry::hidden*, geometry::hidden*), geometry::hidden>);
static_assert(declares<"color f(struct point, number)", geometry::color(point, geometry::number), geometry::number,
                       point, geometry::color>);
static_assert(declares<"void f(point (*)(point), point[3])", void(point (*)(point), point*), point>);

// under another name
static_assert(declares<"int sqlite3_close(sqlite3 *)", int(database*), ctypes::spelled<"sqlite3", database>>);
static_assert(declares<"sqlite_int64 f(sqlite3_int64)", long long(long long),
                       ctypes::spelled<"sqlite_int64", long long>, ctypes::spelled<"sqlite3_int64", long long>>);
static_assert(declares<"v4 f(v4)", float*(float*), ctypes::spelled<"v4", float*>>);

// a user's type comes before one of the standard headers
static_assert(declares<"int fclose(FILE *)", int(point*), ctypes::spelled<"FILE", point>>);

// tags nobody knows are opaque, each for itself
static_assert(declares<"int f(struct foo *)", int(ctypes::opaque<"foo">*)>);
static_assert(declares<"struct bar *f(const struct foo **)", ctypes::opaque<"bar">*(const ctypes::opaque<"foo">**)>);
static_assert(declares<"void f(union u *)", void(ctypes::opaque<"u">*)>);
static_assert(!std::is_same_v<ctypes::opaque<"foo">, ctypes::opaque<"bar">>);

// what the text itself declares before the function
static_assert(declares<"typedef int (*compare)(const void *, const void *); void sort(void *, compare);",
                       void(void*, int (*)(const void*, const void*))>);
static_assert(declares<"typedef struct db db; int f(db *);", int(ctypes::opaque<"db">*)>);
static_assert(declares<"typedef struct db_tag *db; int f(db);", int(ctypes::opaque<"db_tag">*)>);
static_assert(declares<"enum e { a, b }; enum e f(enum e *)", unsigned(unsigned*)>);
static_assert(declares<"enum e { a = -1, b }; enum e f(void)", int()>);
static_assert(declares<"#define N 4\nint f(int (*)[N + 1])", int(int (*)[5])>);
static_assert(declares<"typedef long size_t; size_t f(void)", long()>);
static_assert(declares<"struct s { int x; }; int f(struct s *)", int(ctypes::opaque<"s">*)>);

// more parts than usual for the length of the text
static_assert(
    declares<"enum{a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z,A,B,C,D,E,F,G,H,I,J};int ff(int(*)[J]);",
             int(int (*)[35])>);
static_assert(declares<"int f(char,char*,char**,char***,char****,char*****,char******,char*******,char********)",
                       int(char, char*, char**, char***, char****, char*****, char******, char*******, char********)>);
