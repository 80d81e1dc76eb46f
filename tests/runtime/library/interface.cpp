#include <ctypes/handle.hpp>
#include <ctypes/interface.hpp>
#include <ctypes/library.hpp>
#include <ctypes/live.hpp>
#include <ctypes/out.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

namespace {

struct trigonometry {
    ctypes::function<double(double)> sin, cos, tan;
    std::optional<ctypes::function<double(double)>> no_such_function, exp;
    ctypes::renamed<"lgamma_r", ctypes::function<double(double, ctypes::out<int>)>> log_gamma;
    ctypes::variable<int> signgam;
    ctypes::rethrowing_function<double(double)> sqrt;
};

struct files {
    ctypes::checked<int(const char*, int), ctypes::nonnegative> open;
    ctypes::checked<int(int), ctypes::zero> close;
    std::optional<ctypes::checked<int(int), ctypes::zero>> no_such_function;
    ctypes::unchecked_function<int(int)> abs;
    ctypes::discarding_function<int(int)> toupper;
    ctypes::renamed<"open", ctypes::expecting<int(const char*, int), ctypes::nonnegative>> try_open;
};

struct counting {
    ctypes::function<int(int)> counted_when_looked_up;
};
struct counting_often {
    std::optional<ctypes::function<int(int)>> counted_when_looked_up;
    ctypes::renamed<"counted_when_looked_up", ctypes::function<int(int)>> again;
};

struct alternating {
    ctypes::function<double(double)> sin;
    ctypes::rethrowing_function<double(double)> cos;
    ctypes::function<double(double)> tan;
    ctypes::renamed<"cosh", ctypes::rethrowing_function<double(double)>> hyperbolic;
    ctypes::function<double(double)> exp;
    ctypes::rethrowing_function<double(double)> sqrt;
    ctypes::function<double(double)> log;
};

struct wrong {
    ctypes::function<double(double)> sin, coz, cos, tann;
    ctypes::variable<int> no_such_variable;
};
struct one_wrong {
    ctypes::function<double(double)> sin, coz;
};

struct memory_functions {
    static constexpr std::string_view symbol_prefix = "mem";
    ctypes::function<int(const void*, const void*, std::size_t)> cmp;
    ctypes::renamed<"strlen", ctypes::function<std::size_t(const char*)>> length;
};
struct wrong_memory_functions {
    static constexpr std::string_view symbol_prefix = "mem";
    ctypes::function<void*(void*, const void*, std::size_t)> cqy, cpy;
    ctypes::function<void*(void*, int, std::size_t)> sat;
};

struct hyperbolic {
    ctypes::function<double(double)> sinh, cosh;
};
struct of_the_future {
    ctypes::function<double(double)> cos, cosine_of_the_future;
};
struct mathematics {
    ctypes::function<double(double)> cos;
    hyperbolic hyper;
    std::optional<hyperbolic> also;
    std::optional<of_the_future> newer;
};
struct strings_and_memory {
    static constexpr std::string_view symbol_prefix = "str";
    struct lengths {
        ctypes::function<std::size_t(const char*)> len;
        ctypes::function<std::size_t(const char*, std::size_t)> nlen;
    } lengths;
    memory_functions memory; // with a prefix of its own
    ctypes::function<int(const char*, const char*)> cmp;
};
struct wrong_inside {
    ctypes::function<double(double)> cosz;
    of_the_future newer;
    wrong more;
};

constinit ctypes::lazy<trigonometry> unused{
    "libm.so.6"}; // may stand in static storage, with nothing to run before main

} // namespace

TEST_CASE("an interface is filled by the names of its members") {
    const ctypes::library libm("libm.so.6");
    const auto trig = libm.bind<trigonometry>();
    CHECK(trig.cos(0) == 1);
    CHECK(trig.sin(0) == 0);
    CHECK(trig.tan.name() == "tan");
    CHECK((trig.tan.address() == libm.function<double(double)>("tan").address()));
    CHECK(trig.sqrt(4) == 2);
}

TEST_CASE("members of an interface are bound by their names, whatever kinds take turns") {
    const auto bound = ctypes::library("libm.so.6").bind<alternating>();
    CHECK(bound.sin.name() == "sin");
    CHECK(bound.cos.name() == "cos");
    CHECK(bound.hyperbolic.name() == "cosh");
    CHECK(bound.sqrt(16) == 4);
    CHECK(bound.log(1) == 0);
}

TEST_CASE("members may be optional, renamed, variables, checked") {
    const ctypes::library libm("libm.so.6");
    const auto trig = libm.bind<trigonometry>();
    CHECK_FALSE(trig.no_such_function);
    REQUIRE(trig.exp);
    CHECK((*trig.exp)(0) == 1);
    CHECK(trig.log_gamma.name() == "lgamma_r");
    const auto [value, sign] = trig.log_gamma(-0.5);
    CHECK(value == doctest::Approx(1.2655121));
    CHECK(sign == -1);
    trig.signgam = 5;
    CHECK(libm.variable<int>("signgam") == 5);
    int& same = trig.signgam;
    CHECK(&same == trig.signgam.get());
    CHECK(*trig.signgam == 5);

    const auto io = ctypes::library::self().bind<files>();
    CHECK_FALSE(io.no_such_function);
    const int null = io.open("/dev/null", 0);
    CHECK(io.close(null) == 0);
    CHECK_THROWS_AS(io.close(null), std::system_error);
    CHECK(io.abs(-3) == 3);
    CHECK(io.toupper('a') == 'A');
    CHECK(io.try_open("/no/such/file", 0).error() == std::errc::no_such_file_or_directory);
    CHECK(io.close(io.try_open("/dev/null", 0).value()) == 0);
    std::string words;
    try {
        io.open("/no/such/file", 0);
    } catch (const std::system_error& error) {
        words = error.what();
    }
    CHECK(words == "open: No such file or directory");
}

TEST_CASE("an interface may name what all its symbols begin with") {
    const auto libc = ctypes::library::self();
    const auto memory = libc.bind<memory_functions>();
    CHECK(memory.cmp("abc", "abd", 3) < 0);
    CHECK(memory.cmp.name() == "memcmp");
    CHECK(memory.length("four") == 4); // a member with a symbol of its own keeps that
    try {
        static_cast<void>(libc.bind<wrong_memory_functions>());
        FAIL("memcqy is nowhere");
    } catch (const ctypes::symbol_error& missing) {
        CHECK(missing.symbol() == "memcqy, memsat");
    }
}

TEST_CASE("all missing symbols are in one error") {
    const ctypes::library libm("libm.so.6");
    std::string symbols, words;
    try {
        (void)libm.bind<wrong>();
    } catch (const ctypes::symbol_error& error) {
        symbols = error.symbol();
        words = error.what();
    }
    CHECK(symbols == "coz, tann, no_such_variable");
    CHECK(words.find("'coz': did you mean 'cos'") != words.npos);
    CHECK(words.find("'tann': did you mean 'tan'") != words.npos);
    CHECK(words.find("'no_such_variable':") == words.npos); // nothing is like it
    CHECK(words.find("libm.so.6") != words.npos);
}

TEST_CASE("an interface may have interfaces as members, which may be optional as a whole") {
    const ctypes::library libm("libm.so.6");
    const auto m = libm.bind<mathematics>();
    CHECK(m.cos(0) == 1);
    CHECK(m.hyper.cosh(0) == 1);
    REQUIRE(m.also);
    CHECK(m.also->sinh(0) == 0);
    CHECK_FALSE(m.newer);

    const auto c = ctypes::library::self().bind<strings_and_memory>();
    CHECK(c.lengths.len("four") == 4);
    CHECK(c.lengths.nlen.name() == "strnlen");
    CHECK(c.memory.cmp.name() == "memcmp");
    CHECK(c.cmp("a", "a") == 0);
    try {
        static_cast<void>(libm.bind<wrong_inside>());
        FAIL("cosz is nowhere");
    } catch (const ctypes::symbol_error& missing) {
        CHECK(missing.symbol() == "cosz, cosine_of_the_future, coz, tann, no_such_variable");
    }
}

TEST_CASE("one missing symbol alone is the usual error, with what may have been meant") {
    const ctypes::library libm("libm.so.6");
    std::string symbol, words;
    try {
        (void)libm.bind<one_wrong>();
    } catch (const ctypes::symbol_error& error) {
        symbol = error.symbol();
        words = error.what();
    }
    CHECK(symbol == "coz");
    CHECK(words.find("cos") != words.npos);
}

TEST_CASE("a deleter that is missing belongs to the missing symbols") {
    struct needs_deleter {
        ctypes::function<ctypes::handle<void*, "no_such_deleter">(std::size_t)> malloc;
        ctypes::function<int(int)> no_such_function;
    };
    std::string symbols;
    try {
        (void)ctypes::library::self().bind<needs_deleter>();
    } catch (const ctypes::symbol_error& error) {
        symbols = error.symbol();
    }
    CHECK(symbols == "no_such_deleter, no_such_function");
}

TEST_CASE("each member of an interface keeps the library loaded by itself") {
    static int unloaded;
    unloaded = 0;
    struct counted {
        ctypes::function<void(int*)> tell_unloading;
        ctypes::variable<int> number_of_it;
        std::optional<ctypes::function<int()>> times_loaded;
    };
    const auto bound = [] {
        auto all = ctypes::library(CTYPES_TEST_CLIB_COUNTED).bind<counted>();
        all.tell_unloading(&unloaded);
        return all;
    };
    {
        const ctypes::function<void(int*)> kept = bound().tell_unloading;
        CHECK(unloaded == 0);
    }
    CHECK(unloaded == 1);
    {
        const ctypes::variable<int> kept = bound().number_of_it;
        CHECK(unloaded == 1);
        CHECK(*kept == 7);
    }
    CHECK(unloaded == 2);
    {
        const std::optional<ctypes::function<int()>> kept = bound().times_loaded;
        CHECK(unloaded == 2);
        CHECK(kept.value()() == 1);
    }
    CHECK(unloaded == 3);
}

TEST_CASE("an interface keeps its library loaded, a copied member too") {
    const std::size_t before = ctypes::live().libraries;
    {
        ctypes::function<double(double)> kept;
        {
            const auto trig = ctypes::library("libm.so.6").bind<trigonometry>();
            kept = trig.cos;
        }
        CHECK(kept(0) == 1);
    }
    CHECK(ctypes::live().libraries == before);
}

TEST_CASE("a lazy interface is loaded when it is first used, by the first name that loads") {
    const std::size_t before = ctypes::live().libraries;
    {
        const ctypes::lazy<trigonometry> later{"no_such_library.so", "libm.so.6"};
        CHECK(ctypes::live().libraries == before);
        CHECK(later->cos(0) == 1);
        CHECK((*later).sin(0) == 0);
        CHECK(&later.get() == &*later);
    }
    CHECK(ctypes::live().libraries == before);
}

TEST_CASE("a lazy interface that cannot be bound throws at each use") {
    const ctypes::lazy<trigonometry> nowhere{"no_such_library.so"};
    CHECK_THROWS_AS((void)nowhere->cos(0), ctypes::library_error);
    CHECK_THROWS_AS((void)nowhere->cos(0), ctypes::library_error);
    const ctypes::lazy<wrong> incomplete{"libm.so.6"};
    CHECK_THROWS_AS((void)incomplete->sin(0), ctypes::symbol_error);
}

TEST_CASE("several threads may use a lazy interface first") {
    const ctypes::lazy<trigonometry> shared{"libm.so.6"};
    std::vector<std::thread> threads;
    std::atomic<int> right{0};
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            if (shared->cos(0) == 1) ++right;
        });
    for (std::thread& each : threads) each.join();
    CHECK(right == 8);
}

TEST_CASE("each member of an interface is looked up once") {
    const ctypes::library lib(CTYPES_TEST_CLIB_NULL_SYMBOLS);
    if (lib.function<int()>("has_ifunc")() == 0) {
        MESSAGE("skipped: only a GNU indirect function sees that it is looked up");
        return;
    }
    const auto so_far = lib.function<int()>("lookups_so_far");
    const int before = so_far();
    const auto one = lib.bind<counting>();
    CHECK(so_far() == before + 1);
    CHECK(one.counted_when_looked_up(21) == 42);
    CHECK(so_far() == before + 1);
    const auto two = lib.bind<counting_often>();
    CHECK(so_far() == before + 3);
    REQUIRE(two.counted_when_looked_up.has_value());
    CHECK((*two.counted_when_looked_up)(2) == 4);
}
