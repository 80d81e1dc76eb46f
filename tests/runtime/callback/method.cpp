#include <ctypes/method.hpp>

#include <ctypes/callback.hpp>
#include <ctypes/function.hpp>
#include <ctypes/string.hpp>

#include <doctest/doctest.h>

#include <complex>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace {

struct reader {
    std::string text;
    int at = 0;
    int reads = 0;

    int read(unsigned char* to, int n) {
        if (n < 0) throw std::invalid_argument("negative");
        ++reads;
        int done = 0;
        for (; done < n && at < static_cast<int>(text.size()); ++done)
            to[done] = static_cast<unsigned char>(text[static_cast<std::size_t>(at++)]);
        return done;
    }
    long seek(long to, int) { return at = static_cast<int>(to); }
    long size() const noexcept { return static_cast<long>(text.size()); }
    void rewind() & { at = 0; }
    void* same(void* other) { return other == this ? other : nullptr; }
    std::complex<double> turned(std::complex<double> z) { return z * std::complex<double>(0, at); }
    void greet(ctypes::borrowed_string name) { text += name; }
};

struct shape {
    virtual ~shape() = default;
    virtual int corners() { return 0; }
};
struct square : shape {
    int corners() override { return 4; }
};

/// What C has: user data in front, behind, and in between.
int io(void* data, int (*read)(void*, unsigned char*, int), long (*seek)(void*, long, int), int n) {
    unsigned char buffer[16]{};
    seek(data, 2, 0);
    const int got = read(data, buffer, n);
    return got > 0 ? buffer[0] * 100 + got : got;
}
int io_behind(int (*read)(unsigned char*, int, void*), void* data) {
    unsigned char buffer[4];
    return read(buffer, 4, data);
}
int io_between(int (*read)(unsigned char*, reader*, int), reader* data) {
    unsigned char buffer[4];
    return read(buffer, data, 4);
}
long ask(long (*size)(const void*), const void* data) { return size(data); }
int twice(int (*read)(void*, unsigned char*, int), void* data) {
    const int first = read(data, nullptr, -1);
    return first * 10 + read(data, nullptr, 0);
}

constexpr int (*known)(void*, unsigned char*, int) = ctypes::method<&reader::read>;
static_assert(std::is_empty_v<std::remove_cvref_t<decltype(ctypes::method<&reader::read>)>>);

} // namespace

TEST_CASE("methods of one object are C function pointers that share it as user data") {
    reader r{"abcdef"};
    CHECK(io(&r, ctypes::method<&reader::read>, ctypes::method<&reader::seek>, 3) == 'c' * 100 + 3);
    const ctypes::function f(&io);
    CHECK(f(&r, ctypes::method<&reader::read>, ctypes::method<&reader::seek>, 9) == 'c' * 100 + 4);
    CHECK(r.reads == 2);
    unsigned char one = 0;
    CHECK(known(&r, &one, 1) == 0);
    CHECK(ctypes::method<&reader::seek>(&r, 0, 0) == 0);
    CHECK((ctypes::method<&reader::read>.pointer() == known));
}

TEST_CASE("the user data of a method stands wherever C has it, also as a pointer to the class") {
    reader r{"abcdef"};
    CHECK(io_behind(ctypes::method<&reader::read>, &r) == 4);
    CHECK(io_between(ctypes::method<&reader::read>, &r) == 2);
    CHECK(ask(ctypes::method<&reader::size>, &r) == 6);
    void (*rewind)(void*) = ctypes::method<&reader::rewind>;
    rewind(&r);
    CHECK(r.at == 0);
    int (*last)(unsigned char*, int, void*) = ctypes::method<&reader::read, 2>;
    CHECK(last(nullptr, 0, &r) == 0);
    CHECK((ctypes::method<&reader::read, 2>.pointer() == last));
}

TEST_CASE("where several parameters can be the user data of a method an index says which") {
    reader r{"", 3};
    void* (*front)(void*, void*) = ctypes::method<&reader::same, 0>;
    void* (*back)(void*, void*) = ctypes::method<&reader::same, 1>;
    int other = 0;
    CHECK(front(&r, &other) == nullptr);
    CHECK(front(&r, &r) == &r);
    CHECK(back(&other, &r) == nullptr);
    CHECK(back(&r, &r) == &r);
}

TEST_CASE("an exception of a method arrives at the call, and C gets the error result from then on") {
    reader r{"abc"};
    const ctypes::function f(&twice);
    CHECK_THROWS_AS(f(ctypes::method<&reader::read>, &r), std::invalid_argument);
    CHECK(r.reads == 0); // the second read of the call answered without running
    CHECK_THROWS_AS(f(ctypes::method<&reader::read, ctypes::error_result(-5)>, &r), std::invalid_argument);

    int answers = 0;
    ctypes::callback<int(int (*)(void*, unsigned char*, int), void*)> caller = [&](auto read, void* data) {
        return answers = twice(read, data);
    };
    const ctypes::function through(caller.pointer());
    CHECK_THROWS_AS(through(ctypes::method<&reader::read, ctypes::error_result(-5)>, &r), std::invalid_argument);
    CHECK(answers == -55);
    CHECK(io_behind(ctypes::method<&reader::read>, &r) == 3); // and afterwards all is as before
}

TEST_CASE("methods take and return what C passes in other ways, and classes that stand for C types") {
    reader r{"", 2};
    std::complex<double> (*turned)(void*, std::complex<double>) = ctypes::method<&reader::turned>;
    const ctypes::function f(turned);
    CHECK(f(&r, std::complex<double>(3, 1)) == std::complex<double>(-2, 6));
    void (*greet)(void*, const char*) = ctypes::method<&reader::greet>;
    greet(&r, "you");
    CHECK(r.text == "you");
}

TEST_CASE("a virtual method is called virtually, and a noexcept function pointer takes methods too") {
    square s;
    int (*corners)(void*) = ctypes::method<&shape::corners>;
    CHECK(corners(static_cast<shape*>(&s)) == 4);
    int (*no_throw)(void*) noexcept = ctypes::method<&shape::corners>;
    CHECK(no_throw(static_cast<shape*>(&s)) == 4);
}
