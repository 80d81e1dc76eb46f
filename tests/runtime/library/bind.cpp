#include <ctypes/bind.hpp>

#include <ctypes/handle.hpp>
#include <ctypes/library.hpp>
#include <ctypes/live.hpp>

#include <doctest/doctest.h>

#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace {

int clears = 0;
struct device {
    int number;
};

extern "C" {
void gl_clear(unsigned mask) { clears += static_cast<int>(mask); }
int gl_error() { return 7; }
int gl_version = 46;
void* by_name(const char* name) {
    if (std::strcmp(name, "glClear") == 0) return reinterpret_cast<void*>(&gl_clear);
    if (std::strcmp(name, "glGetError") == 0) return reinterpret_cast<void*>(&gl_error);
    if (std::strcmp(name, "version") == 0) return &gl_version;
    return nullptr;
}
using any_function = void (*)();
any_function by_bytes(const unsigned char* name) {
    return reinterpret_cast<any_function>(by_name(reinterpret_cast<const char*>(name)));
}
any_function by_handle(device* of, const char* name) {
    return of != nullptr && of->number == 3 ? reinterpret_cast<any_function>(by_name(name)) : nullptr;
}
any_function by_number(const char* name) {
    return reinterpret_cast<any_function>(static_cast<std::uintptr_t>(std::strcmp(name, "glClear") == 0 ? 3 : -1));
}
}

struct opengl {
    ctypes::function<void(unsigned)> glClear;
    std::optional<ctypes::function<void()>> glNewer;
    ctypes::renamed<"glGetError", ctypes::function<int()>> error;
    ctypes::variable<int> version;
};
struct prefixed {
    static constexpr std::string_view symbol_prefix = "gl";
    ctypes::function<void(unsigned)> Clear;
    ctypes::checked<int(), ctypes::zero> GetError;
};
struct wrong {
    ctypes::function<void(unsigned)> glClear, glCleer;
    ctypes::function<int()> glGetEror;
};

void check(const opengl& gl) {
    clears = 0;
    gl.glClear(5);
    CHECK(clears == 5);
    CHECK(gl.error() == 7);
    CHECK_FALSE(gl.glNewer);
    CHECK(*gl.version == 46);
    CHECK(gl.glClear.name() == "glClear");
}

} // namespace

TEST_CASE("an interface is bound by a resolver: a function, a lambda, a ctypes::function") {
    check(ctypes::bind<opengl>(&by_name));
    check(ctypes::bind<opengl>(by_name));
    check(ctypes::bind<opengl>(&by_bytes));
    check(ctypes::bind<opengl>([](const std::string& name) { return by_name(name.c_str()); }));
    check(ctypes::bind<opengl>([known = std::map<std::string, int>()](const char* name) mutable {
        ++known[name];
        return by_name(name);
    }));
    check(ctypes::bind<opengl>(ctypes::function(&by_name)));
    const ctypes::function bytes(&by_bytes);
    check(ctypes::bind<opengl>(bytes));
    const auto p = ctypes::bind<prefixed>(by_name);
    CHECK_THROWS(p.GetError());
}

TEST_CASE("a handle stands in front of the name") {
    device d{3};
    check(ctypes::bind<opengl>(&by_handle, &d));
    check(ctypes::bind<opengl>(ctypes::function(&by_handle), &d));
    check(ctypes::bind<opengl>([](device& of, const char* name) { return by_handle(&of, name); }, d));
    CHECK_THROWS_AS(static_cast<void>(ctypes::bind<opengl>(&by_handle, nullptr)), ctypes::symbol_error);
}

TEST_CASE("all names that a resolver does not know are in one error") {
    try {
        static_cast<void>(ctypes::bind<wrong>(ctypes::function<void*(const char*)>(&by_name, "glXGetProcAddress")));
        FAIL("bound");
    } catch (const ctypes::symbol_error& e) {
        CHECK(e.symbol() == "glCleer, glGetEror");
        CHECK(e.library() == "what glXGetProcAddress knows");
    }
    CHECK_THROWS_WITH_AS(
        static_cast<void>(ctypes::bind<wrong>(&by_number)),
        "cannot find 'glClear, glCleer, glGetEror' in what the resolver knows: it has no address for them",
        ctypes::symbol_error);
}

TEST_CASE("functions of a resolver keep the library that the resolver is from") {
    struct mathematics {
        ctypes::function<double(double)> cos;
        ctypes::function<ctypes::handle<void*, "free">(std::size_t)> malloc;
    };
    const auto self = ctypes::library::self();
    const auto resolve = [self](const char* name) { return self.address(name); };
    std::weak_ptr<const void> kept;
    {
        std::optional<mathematics> m;
        {
            const ctypes::library libm("libm.so.6");
            m = ctypes::bind<mathematics>([libm, self](const char* name) {
                return libm.contains(name) ? libm.address(name) : self.address(name);
            });
            kept = libm.keep_alive();
        }
        CHECK_FALSE(kept.expired());
        CHECK(m->cos(0) == 1);
        CHECK(m->malloc(3));
    }
    CHECK(kept.expired());
    CHECK(ctypes::bind<mathematics>(resolve).cos(0) == 1);
}

TEST_CASE("a function is made of an address without a type, and says so") {
    void* const address = by_name("glClear");
    ctypes::function<void(unsigned)> clear(address, "glClear");
    clears = 0;
    clear(2);
    CHECK(clears == 2);
    CHECK(clear.name() == "glClear");
    CHECK_FALSE(ctypes::function<void(unsigned)>(by_name("none")));
    CHECK_FALSE(ctypes::function<void(unsigned)>(nullptr));
    static_assert(!std::is_convertible_v<void*, ctypes::function<void(unsigned)>>);
    static_assert(!std::is_constructible_v<ctypes::function<void(unsigned)>, const char*>);
}
