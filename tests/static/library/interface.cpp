// The members of interfaces are counted and named, whatever kinds of them take turns.
#include <ctypes/interface.hpp>

#include <optional>
#include <type_traits>

namespace {

using plain = ctypes::function<double(double)>;

/// Kinds `X` and `Y` take turns.
template <class X, class Y = plain>
struct turns {
    Y a;
    X b;
    Y c;
    X d;
    Y e;
    X f;
    Y g;
    X h;
    Y i;
    X j, k, l;
};

using rethrowing = ctypes::rethrowing_function<double(double)>;
using renamed = ctypes::renamed<"cosh", plain>;
using checked = ctypes::checked<int(int), ctypes::nonnegative>;
struct nested {
    rethrowing a;
    plain b;
};

template <class X, class Y = plain>
inline constexpr bool counted =
    ctypes::detail::member_count<turns<X, Y>> == 12 &&
    ctypes::detail::named_member<turns<X, Y>, 0>() == "a" && ctypes::detail::named_member<turns<X, Y>, 11>() == "l";

static_assert(counted<plain>);
static_assert(counted<rethrowing>);
static_assert(counted<ctypes::unchecked_function<double(double)>>);
static_assert(counted<ctypes::discarding_function<double(double)>>);
static_assert(counted<renamed>);
static_assert(counted<ctypes::renamed<"cosh", rethrowing>>);
static_assert(counted<ctypes::renamed<"cosh", checked>>);
static_assert(counted<ctypes::renamed<"cosh", ctypes::variable<int>>>);
static_assert(counted<checked>);
static_assert(counted<ctypes::expecting<int(int), ctypes::nonnegative>>);
static_assert(counted<ctypes::variable<int>>);
static_assert(counted<std::optional<rethrowing>>);
static_assert(counted<std::optional<renamed>>);
static_assert(counted<std::optional<nested>>);
static_assert(counted<nested>);
static_assert(counted<rethrowing, renamed>);
static_assert(counted<rethrowing, std::optional<renamed>>);
static_assert(counted<renamed, ctypes::variable<int>>);
static_assert(counted<nested, renamed>);
static_assert(counted<std::optional<rethrowing>, checked>);
static_assert(counted<ctypes::renamed<"cosh", std::optional<plain>>, rethrowing>);

// A wrapper is made of the function that it wraps, and of nothing else.
static_assert(std::is_constructible_v<rethrowing, plain> && !std::is_convertible_v<plain, rethrowing>);
static_assert(!std::is_constructible_v<rethrowing, double (*)(double)>);
static_assert(std::is_convertible_v<plain, renamed>);

} // namespace
