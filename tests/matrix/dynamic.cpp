// The third path: every type in every position by ctypes::dynamic.
//
// Types come from C++ (dynamic::type::of), everything behind that is one description at run time and no template, so
// the whole path is this file. The values are C's own; each way of calling is compared with them, and so with
// the paths of matrix.hpp.
#define CTYPES_CALLBACK_POOL_SIZE 1 // as in matrix.hpp: one callback is a thunk, the next a closure

#include "c_fixtures/clib.hpp"
#include "types.h"

#include <ctypes/dynamic/callback.hpp>
#include <ctypes/dynamic/function.hpp>
#include <ctypes/dynamic/record_builder.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include <complex>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

namespace dynamic = ctypes::dynamic;

namespace {

using dynamic::kind;
using dynamic::type;
using dynamic::value;

/// The same number, however many bytes of it are padding.
bool equal(const dynamic::reference& a, const dynamic::reference& b) {
    const type t = a.type();
    switch (t.kind()) {
    case kind::structure:
        for (const dynamic::member& m : t.members())
            if (m.is_bit_field ? a[m.name].as<long long>() != b[m.name].as<long long>() : !equal(a[m.name], b[m.name]))
                return false;
        return true;
    case kind::union_: { // the largest member tells of all
        const std::vector<dynamic::member> members = t.members();
        const dynamic::member* largest = &members[0];
        for (const dynamic::member& m : members)
            if (m.type.size() > largest->type.size()) largest = &m;
        return equal(a[largest->name], b[largest->name]);
    }
    case kind::array:
        for (std::size_t i = 0; i < a.length(); ++i)
            if (!equal(a[i], b[i])) return false;
        return true;
    case kind::floating:
        return a.as<long double>() == b.as<long double>();
    case kind::complex:
        return a.as<std::complex<long double>>() == b.as<std::complex<long double>>();
    default:
        return std::memcmp(a.address(), b.address(), t.size()) == 0;
    }
}

/// The tests of one type.
class by_dynamic {
public:
    by_dynamic(const char* name, const type& of)
        : name_("matrix_" + std::string(name) + "_"),
          type_(of), values_{at("values", 0), at("values", 1)}, both_{copy(0), copy(1)} {
        // clang places a 128-bit integer on the stack in a way of its own, so that nobody is right with both compilers
#if defined(__clang__)
        stack_is_disputed_ = std::string(name) == "int128";
#endif
        // a record's own alignas and that of a member lead to other places there, and no type says whose it is
        is_refused_ = ctypes::abi::host == ctypes::abi::platform_abi::aapcs64 && std::string(name) == "aligned16";
    }

    void run() {
        if (is_refused_) {
            CHECK_THROWS_WITH_AS(bind("take", type(), {type_})(values_[0]), doctest::Contains("whether its alignas is"),
                                 ctypes::ffi_error);
            MESSAGE(name_ << "*: refused, as nobody knows what the alignas(16) is of");
            return;
        }
        between();
        if (!stack_is_disputed_) on_stack();
        is_variadic();
        alone_and_result();
        for (const bool closure : {false, true}) {
            closure_ = closure;
            from_c_between();
            if (!stack_is_disputed_) from_c_on_stack();
            from_c_alone();
            from_c_result();
        }
    }
    void run_as_member() {
        alone_and_result();
        for (const bool closure : {false, true}) {
            closure_ = closure;
            from_c_alone();
            from_c_result();
        }
    }

private:
    dynamic::reference at(const char* what, std::size_t which) const {
        return value::view(type_,
                           static_cast<std::byte*>(clib::address((name_ + what).c_str())) + which * type_.size());
    }
    value copy(std::size_t which) const { return value(values_[which]); }
    dynamic::function bind(const char* what, const type& signature) const {
        const std::string symbol = name_ + what;
        return dynamic::function(signature, reinterpret_cast<void (*)()>(clib::address(symbol.c_str())), symbol);
    }
    dynamic::function bind(const char* what, const type& result, const std::vector<type>& parameters,
                           bool dots = false) const {
        return bind(what, type::function(result, parameters, dots));
    }

    void expect(bool right, const char* path, const char* position) const {
        CHECK_MESSAGE(right, (name_ + ", by dynamic, " + path + ": " + position));
    }
    void forget() const { std::memset(clib::address((name_ + "seen").c_str()), 0xEE, 2 * type_.size()); }
    bool saw(std::size_t which, std::size_t sent) const { return equal(at("seen", which), values_[sent]); }
    bool saw_both() const { return saw(0, 0) && saw(1, 1); }

    /// The same call on every way there is; `seen` says whether C got what was sent, `result` what came back.
    template <class Seen>
    void on_every_way(const dynamic::function& f, const std::vector<value>& arguments, const char* position,
                      const Seen& seen) const {
        const auto came = [&](const char* path, const dynamic::reference& result) {
            expect(seen(result), path, position);
        };
        {
            forget();
            const value result = f.call(arguments);
            came("values", as_reference(result));
        }
        std::vector<void*> addresses;
        for (const value& v : arguments) addresses.push_back(const_cast<void*>(v.address()));
        const type result_type = f.type().target();
        std::vector<std::byte> room(result_type.size() + 64);
        void* const to = aligned(room);
        const auto result = value::view(result_type.kind() == kind::void_ ? type::of<char>() : result_type, to);
        forget();
        f.call(to, addresses.data());
        came("raw", result);
        forget();
        f.call_libffi(to, addresses.data());
        came("libffi", result);
        if (!f.is_direct()) return;
        auto slots = f.argument_buffer();
        for (std::size_t i = 0; i < arguments.size(); ++i) slots.set_bytes(i, arguments[i].address());
        forget();
        slots.call();
        came("slots", value::view(result.type(), const_cast<void*>(slots.result())));
    }
    static void* aligned(std::vector<std::byte>& room) {
        const auto at = reinterpret_cast<std::uintptr_t>(room.data());
        return room.data() + (64 - at % 64) % 64;
    }
    static dynamic::reference as_reference(const value& v) {
        return value::view(v.empty() ? type::of<char>() : v.type(), const_cast<void*>(v.address()));
    }

    void alone_and_result() const {
        const auto take = bind("take", type(), {type_});
        for (std::size_t i : {0U, 1U})
            on_every_way(take, {both_[i]}, "the only argument", [&](const dynamic::reference&) { return saw(0, i); });
        const auto make = bind("make", type_, {type::of<int>()});
        for (std::size_t i : {0U, 1U})
            on_every_way(make, {value(static_cast<int>(i))}, "the result",
                         [&](const dynamic::reference& r) { return equal(r, values_[i]); });
    }

    std::vector<type> between_types() const {
        return {type::of<signed char>(), type_, type::of<double>(), type_, type::of<float>()};
    }
    void between() const {
        on_every_way(bind("take_between", type::of<int>(), between_types()),
                     {value(static_cast<signed char>(-3)), both_[0], value(0.25), both_[1], value(0.5F)},
                     "an argument between others",
                     [&](const dynamic::reference& r) { return r.as<int>() == 1 && saw_both(); });
    }

    std::vector<type> stack_types() const {
        std::vector<type> types(8, type::of<long>());
        types.insert(types.end(), 8, type::of<double>());
        types.insert(types.end(), {type_, type::of<signed char>(), type_});
        return types;
    }
    void on_stack() const {
        std::vector<value> arguments;
        for (long i = 1; i <= 8; ++i) arguments.emplace_back(i);
        for (int i = 1; i <= 8; ++i) arguments.emplace_back(i / 10.0);
        arguments.push_back(both_[0]);
        arguments.emplace_back(static_cast<signed char>(-3));
        arguments.push_back(both_[1]);
        on_every_way(bind("take_on_stack", type::of<int>(), stack_types()), arguments, "an argument on the stack",
                     [&](const dynamic::reference& r) { return r.as<int>() == 1 && saw_both(); });
    }

    void is_variadic() const {
        const auto take = bind("take_variadic", type::of<int>(), {type::of<int>()}, true);
        forget();
        expect(take(0, both_[0], -3, both_[1]).as<int>() == 1 && saw_both(), "converted",
               "an argument behind the dots");
        if (stack_is_disputed_) return;
        std::vector<value> arguments{value(8)};
        for (int i = 1; i <= 8; ++i) {
            arguments.emplace_back(static_cast<long>(i));
            arguments.emplace_back(i / 10.0);
        }
        arguments.insert(arguments.end(), {both_[0], value(-3), both_[1]});
        forget();
        expect(take.call(arguments).as<int>() == 1 && saw_both(), "values",
               "an argument behind the dots, on the stack");
    }

    /// Runs `test` with the address of a callback; the second one of its kind is a closure.
    template <class F, class Test>
    void with(const type& signature, const F& callable, const Test& test) const {
        const dynamic::callback first(signature, callable);
        if (!closure_) return test(first);
        const dynamic::callback second(signature, callable);
        expect(second.uses_closure() || !first.uses_closure(), "from C", "the route");
        test(second);
    }
    const char* route() const { return closure_ ? "from C, by closure" : "from C, by thunk"; }

    void from_c_alone() const {
        const type signature = type::function(type::of<int>(), {type_});
        std::size_t which = 0;
        bool right = false;
        with(
            signature,
            [&](const dynamic::arguments& a) {
                right = equal(a[0], values_[which]);
                return 77;
            },
            [&](const dynamic::callback& c) {
                const auto call = bind("call", type::of<int>(), {signature.pointer(), type::of<int>()});
                for (which = 0; which < 2; ++which) {
                    right = false;
                    expect(call(c, static_cast<int>(which)).as<int>() == 77 && right, route(), "the only argument");
                }
            });
    }
    void from_c_between() const {
        const type signature = type::function(type::of<int>(), between_types());
        bool right = false;
        with(
            signature,
            [&](const dynamic::arguments& a) {
                right = a[0].as<int>() == -3 && equal(a[1], values_[0]) && a[2].as<double>() == 0.25 &&
                        equal(a[3], values_[1]) && a[4].as<float>() == 0.5F;
                return 78;
            },
            [&](const dynamic::callback& c) {
                expect(bind("call_between", type::of<int>(), {signature.pointer()})(c).as<int>() == 78 && right,
                       route(), "an argument between others");
            });
    }
    void from_c_on_stack() const {
        const type signature = type::function(type::of<int>(), stack_types());
        bool right = false;
        with(
            signature,
            [&](const dynamic::arguments& a) {
                right = equal(a[16], values_[0]) && a[17].as<int>() == -3 && equal(a[18], values_[1]);
                for (std::size_t i = 0; i < 8; ++i)
                    right = right && a[i].as<std::size_t>() == i + 1 &&
                            a[8 + i].as<double>() == static_cast<double>(i + 1) / 10.0;
                return 79;
            },
            [&](const dynamic::callback& c) {
                expect(bind("call_on_stack", type::of<int>(), {signature.pointer()})(c).as<int>() == 79 && right,
                       route(), "an argument on the stack");
            });
    }
    void from_c_result() const {
        const type signature = type::function(type_, {type::of<int>()});
        with(
            signature, [&](const dynamic::arguments& a) { return both_[a.as<std::size_t>(0)]; },
            [&](const dynamic::callback& c) {
                const auto call = bind("call_for_result", type(), {signature.pointer(), type::of<int>()});
                forget();
                for (int which : {0, 1}) call(c, which);
                expect(saw_both(), route(), "the result");
            });
    }

    std::string name_;
    type type_;
    dynamic::reference values_[2];
    value both_[2];
    bool stack_is_disputed_ = false;
    bool is_refused_ = false;
    bool closure_ = false;
};

/// A struct with the type as a member, made at run time.
type around(const char* name, const type& of) {
    dynamic::record_builder b("struct matrix_in_" + std::string(name));
    b.add("before", type::of<char>()).add("value", of).add("after", type::of<short>());
    return b.build();
}

/// std::array is an array at run time; by value it travels as C's struct around one.
template <class Cxx, class C>
using by_value = std::conditional_t<ctypes::detail::is_std_array<Cxx>, C, Cxx>;

} // namespace

#define DYNAMIC_TEST(name, c_type, cxx_type, promoted, first, second)                                                  \
    TEST_CASE(#name " in every position, by ctypes::dynamic") {                                                        \
        by_dynamic(#name, type::of<by_value<cxx_type, c_type>>()).run();                                               \
    }                                                                                                                  \
    TEST_CASE(#name " as a member of a struct, by ctypes::dynamic") {                                                  \
        by_dynamic("in_" #name, around(#name, type::of<by_value<cxx_type, c_type>>())).run_as_member();                \
    }
MATRIX_ALL(DYNAMIC_TEST)
