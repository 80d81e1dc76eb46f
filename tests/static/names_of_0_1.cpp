// Names and include paths of version 0.1 work until 0.2; the compiler says what they are called now.
#include <ctypes/call/check.hpp>
#include <ctypes/call/function.hpp>
#include <ctypes/call/last_error.hpp>
#include <ctypes/call/libffi.hpp>
#include <ctypes/callback/callback.hpp>
#include <ctypes/callback/deduce.hpp>
#include <ctypes/callback/keeper.hpp>
#include <ctypes/callback/scoped.hpp>
#include <ctypes/callback/table.hpp>
#include <ctypes/callback/user_data.hpp>
#include <ctypes/dynamic/entity.hpp>
#include <ctypes/dynamic/of.hpp>
#include <ctypes/dynamic/record.hpp>
#include <ctypes/dynamic/slots.hpp>
#include <ctypes/dynamic/table.hpp>
#include <ctypes/library/interface.hpp>
#include <ctypes/library/library.hpp>
#include <ctypes/probe/same_layout.hpp>
#include <ctypes/signature/c_text.hpp>
#include <ctypes/signature/convention.hpp>
#include <ctypes/signature/explain.hpp>
#include <ctypes/type/describe.hpp>
#include <ctypes/type/layout.hpp>
#include <ctypes/type/record.hpp>
#include <ctypes/type/registers.hpp>
#include <ctypes/value/buffer.hpp>
#include <ctypes/value/endian.hpp>
#include <ctypes/value/format.hpp>
#include <ctypes/value/handle.hpp>
#include <ctypes/value/out.hpp>
#include <ctypes/value/pointer.hpp>
#include <ctypes/value/span.hpp>
#include <ctypes/value/string.hpp>

#include <ctypes/dynamic/declarations.hpp>

#include <cstddef>
#include <type_traits>

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace {

struct point {
    char tag;
    double x;
};
struct operations {
    int (*run)(int);
};

static_assert(std::is_same_v<ctypes::keeper, ctypes::keep_alive>);
static_assert(std::is_same_v<ctypes::table<operations>, ctypes::function_table<operations>>);
static_assert(std::is_same_v<decltype(ctypes::stop_with(-1)), ctypes::error_result<int>>);
static_assert(std::is_same_v<decltype(ctypes::stopping(&operations::run, -1)),
                             ctypes::with_error_result<int (*operations::*)(int), int>>);
static_assert(ctypes::the_only_one == ctypes::auto_index);
static_assert(std::is_same_v<ctypes::hole, ctypes::padding>);
static_assert(ctypes::describable<point>() && ctypes::type_of<int>() == ctypes::ffi_type_of<int>());
static_assert(std::is_same_v<ctypes::dynamic::slots, ctypes::dynamic::argument_buffer>);
static_assert(std::is_same_v<ctypes::dynamic::entity, ctypes::dynamic::declaration_kind>);
static_assert(std::is_same_v<ctypes::dynamic::skipped, ctypes::dynamic::ignored_construct>);

// Member functions, never called here.
[[maybe_unused]] std::size_t old_members(const ctypes::dynamic::declarations& c, const ctypes::dynamic::function& f,
                                         const ctypes::callback<int(int)>& callback) {
    const auto type = c["f"].type();
    return c.skipped().size() + type.complete() + type.variadic() + f.direct() + f.slots().result<int>() +
           (c["f"].entity() == ctypes::dynamic::entity::function) + (callback.route() == ctypes::route::pool);
}

} // namespace
