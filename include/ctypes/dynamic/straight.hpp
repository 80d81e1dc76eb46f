// ctypes/dynamic/straight.hpp - calls with few arguments, from memory into the registers and no frame in between.
//
//     straight_call call;  call.add(m, bank::general);
//     if (runner run = call.find(result_place)) run(call, store, function, result, arguments);
//
// Most C functions take few arguments. Theirs are read one by one, behind branches that always go the same way, right
// before the compiler's own call.
#pragma once

#include <ctypes/detail/when_used.hpp>
#include <ctypes/dynamic/frame.hpp>
#include <ctypes/dynamic/move.hpp>
#include <ctypes/dynamic/results.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace ctypes::detail::runtime {

/// What goes into the first registers of each kind.
struct straight_call {
    static constexpr std::size_t most = 4;

    std::array<move, most> general{};
    std::array<move, most> vector{};
};

using runner = void (*)(const straight_call& moves, const result_store& store, void (*function)(), void* result,
                        void* const* arguments);

template <class R, std::size_t G, std::size_t V>
struct straight {
    static void run(const straight_call& moves, const result_store& store, void (*function)(), void* result,
                    void* const* arguments) {
        run(moves, store, function, result, arguments, std::make_index_sequence<G>{}, std::make_index_sequence<V>{});
    }

private:
    template <std::size_t... I, std::size_t... J>
    CTYPES_CALLS_BY_OTHER_TYPE static void run([[maybe_unused]] const straight_call& moves, const result_store& store,
                                               void (*function)(), void* result, [[maybe_unused]] void* const* arguments,
                                               std::index_sequence<I...>, std::index_sequence<J...>) {
        const auto callee = reinterpret_cast<R (*)(a_word<I>..., a_double<J>...)>(function);
        store.put(callee(moves.general[I].get(arguments)..., std::bit_cast<double>(moves.vector[J].get(arguments))...),
                  result);
    }
};

/// The call for so many registers and a result at `place`; null when there is none.
template <class Used = when_used>
runner find_straight(const abi::placement& place, const extent& used) {
    return by_result<later<runner, Used>>(place, [&used]<class R>() -> runner {
        constexpr bool common = std::is_same_v<R, general_vector> || std::is_same_v<R, general_general>;
        if constexpr (common) {
            if (used.within(0, 0, 0)) return &straight<R, 0, 0>::run;
            if (used.within(1, 0, 0)) return &straight<R, 1, 0>::run;
            if (used.within(2, 0, 0)) return &straight<R, 2, 0>::run;
            if (used.within(0, 1, 0)) return &straight<R, 0, 1>::run;
            if (used.within(0, 2, 0)) return &straight<R, 0, 2>::run;
            if (used.within(4, 0, 0)) return &straight<R, 4, 0>::run;
        }
        if (used.within(2, 2, 0)) return &straight<R, 2, 2>::run;
        return nullptr;
    });
}

} // namespace ctypes::detail::runtime
