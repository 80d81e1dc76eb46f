#include <ctypes/function_table.hpp>
#include <ctypes/library.hpp>
#include <ctypes/live.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <sys/types.h>
#include <utility>

namespace {

struct operations { // as C libraries declare them
    int version;
    int (*open)(const char* name);
    double (*scale)(double);
    void (*close)(int);
    const char* label;
};

extern "C" int run(const operations* ops) {
    if (ops->open == nullptr) return -100;
    const int opened = ops->open("name");
    if (opened < 0) return opened;
    const int scaled = ops->scale != nullptr ? static_cast<int>(ops->scale(opened)) : opened;
    if (ops->close != nullptr) ops->close(opened);
    return scaled;
}

} // namespace

TEST_CASE("members are set one by one, the others stay null") {
    ctypes::function_table<operations> ops;
    CHECK(run(ops.get()) == -100);
    int offset = 2;
    ops.set<&operations::open>(
           [&offset](const char* name) { return static_cast<int>(std::string(name).size()) + offset; })
        .set<&operations::version>(3);
    CHECK(ops->version == 3);
    CHECK((ops->close == nullptr));
    CHECK(run(ops.get()) == 6);
    offset = 10;
    CHECK(run(&*ops) == 14);
}

TEST_CASE("an aggregate of callables and values fills the members of the same names") {
    struct mine {
        std::function<void(int)> close;
        int (*open)(const char*);
        const char* label;
        std::function<double(double)> scale;
        int version = 7;
    };
    int closed = 0;
    const ctypes::function_table<operations> ops(
        mine{[&](int n) { closed = n; }, [](const char*) { return 5; }, "label", {}});
    CHECK(run(ops.get()) == 5);
    CHECK(closed == 5);
    CHECK((ops->scale == nullptr)); // an empty std::function
    CHECK(ops->version == 7);
    CHECK(ops->label == std::string("label"));
}

TEST_CASE("a table may be moved; what C has stays valid") {
    struct mine {
        std::function<int(const char*)> open;
    };
    ctypes::function_table<operations> first(mine{[n = 1](const char*) mutable { return n++; }});
    const operations* const address = first.get();
    const ctypes::function_table<operations> second = std::move(first);
    CHECK(second.get() == address);
    CHECK(run(address) == 1);
    CHECK(run(address) == 2);
}

TEST_CASE("the callables go with the table") {
    const auto before = ctypes::live();
    const auto kept = std::make_shared<int>();
    {
        ctypes::function_table<operations> ops;
        ops.set<&operations::open>([kept](const char*) { return 1; });
        ops.set<&operations::close>(ctypes::callback<void(int)>([kept](int) {}));
        CHECK(kept.use_count() == 3);
    }
    CHECK(kept.use_count() == 1);
    CHECK(ctypes::live() == before);
}

TEST_CASE("exceptions are carried, with one error result for all, one for a member, or zero") {
    const ctypes::function<int(const operations*)> call(&run);
    struct mine {
        std::function<int(const char*)> open;
        std::function<void(int)> close; // nothing to stop with
    };
    const auto throwing = [](const char*) -> int { throw std::runtime_error("open"); };
    const ctypes::function_table<operations> all(mine{throwing, {}}, ctypes::error_result(-9));
    CHECK_THROWS_WITH_AS(call.rethrowing()(all.get()), "open", std::runtime_error);

    // what C got can be seen where nothing rethrows: the handler takes the exception
    ctypes::set_callback_exception_handler([](std::exception_ptr) {});
    CHECK(call(all.get()) == -9);
    ctypes::function_table<operations> one;
    one.set<&operations::open>(throwing, ctypes::error_result(-8));
    CHECK(call(one.get()) == -8);
    one.set<&operations::open>(ctypes::with_error_result(throwing, -7));
    CHECK(call(one.get()) == -7);
    one.set<&operations::open>(throwing); // without captures, and carried all the same
    CHECK(call(one.get()) == 0);
    struct own_stop {
        ctypes::with_error_result<std::function<int(const char*)>, int> open;
    };
    const ctypes::function_table<operations> member(own_stop{{throwing, -6}}, ctypes::error_result(-9));
    CHECK(call(member.get()) == -6);
    ctypes::set_callback_exception_handler(nullptr);
}

#ifdef __GLIBC__
TEST_CASE("glibc's fopencookie takes the table of a C++ object by value") {
    struct stream {
        std::function<ssize_t(void*, char*, std::size_t)> read;
        std::function<int(void*)> close;
    };
    bool closed = false;
    const std::string text = "from C++\n";
    ctypes::function_table<cookie_io_functions_t> io(
        stream{[&, at = std::size_t{0}](void*, char* to, std::size_t room) mutable {
                   const std::size_t n = text.copy(to, room, at);
                   at += n;
                   return static_cast<ssize_t>(n);
               },
               [&](void*) {
                   closed = true;
                   return 0;
               }});
    const auto open =
        ctypes::library::self().function<std::FILE*(void*, const char*, cookie_io_functions_t)>("fopencookie");
    std::FILE* const file = open(nullptr, "r", *io);
    REQUIRE(file != nullptr);
    char line[20]{};
    CHECK(std::fgets(line, sizeof line, file) == line);
    CHECK(line == text);
    std::fclose(file);
    CHECK(closed);
}
#endif
