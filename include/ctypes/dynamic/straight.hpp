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
    std::array<move, 2> x87{}; // x86-64: long doubles, on the stack
};

using runner = void (*)(const straight_call& moves, const result_store& store, void (*function)(), void* result,
                        void* const* arguments);

template <class R, std::size_t G, std::size_t V, std::size_t X = 0>
struct straight {
    static void run(const straight_call& moves, const result_store& store, void (*function)(), void* result,
                    void* const* arguments) {
        run(moves, store, function, result, arguments, std::make_index_sequence<G>{}, std::make_index_sequence<V>{},
            std::make_index_sequence<X>{});
    }

private:
    template <std::size_t>
    using a_long_double = long double;

    template <std::size_t... I, std::size_t... J, std::size_t... K>
    CTYPES_CALLS_BY_OTHER_TYPE static void run([[maybe_unused]] const straight_call& moves, const result_store& store,
                                               void (*function)(), void* result, [[maybe_unused]] void* const* arguments,
                                               std::index_sequence<I...>, std::index_sequence<J...>, std::index_sequence<K...>) {
        const auto callee = reinterpret_cast<R (*)(a_word<I>..., a_double<J>..., a_long_double<K>...)>(function);
        store.put(callee(moves.general[I].get(arguments)..., std::bit_cast<double>(moves.vector[J].get(arguments))...,
                         load_long_double(arguments[moves.x87[K].argument])...),
                  result);
    }
};

/// The call for so many registers, or so many long doubles of x86-64, and a result at `place`; null when there is none.
template <class Used = when_used>
runner find_straight(const abi::placement& place, const extent& used, std::size_t x87) {
    return by_result<later<runner, Used>>(place, [&used, x87]<class R>() -> runner {
        constexpr bool common = std::is_same_v<R, general_vector> || std::is_same_v<R, general_general>;
        if constexpr (abi::host == abi::convention::sysv_x86_64 && (common || std::is_same_v<R, long double>)) {
            const bool alone = used.within(0, 0, 2 * x87);
            if (alone && x87 == 1) return &straight<R, 0, 0, 1>::run;
            if (alone && x87 == 2) return &straight<R, 0, 0, 2>::run;
        }
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

/// x86-64 passes a record of more than 16 bytes on the stack. When it is the only argument, it goes there from where it is,
/// read and written in the same pieces: pushed word by word, it would be read with a stall.
template <class R, std::size_t Words, bool Hidden>
struct straight_record {
    struct record {
        std::byte bytes[8 * Words];
    };

    CTYPES_CALLS_BY_OTHER_TYPE static void run(const straight_call&, const result_store& store, void (*function)(), void* result,
                                               void* const* arguments) {
        const record& argument = *static_cast<const record*>(arguments[0]);
        if constexpr (Hidden) reinterpret_cast<void (*)(void*, record)>(function)(result, argument);
        else store.put(reinterpret_cast<R (*)(record)>(function)(argument), result);
    }
};

/// The call for one record of so many bytes; null when there is none.
template <class Used = when_used>
runner find_straight_record(const abi::placement& place, std::size_t size) {
    return by_result<later<runner, Used>>(place, [&]<class R>() -> runner {
        if constexpr (abi::host == abi::convention::sysv_x86_64) {
            const bool hidden = place.how == abi::way::reference;
            if (size == 24) return hidden ? &straight_record<R, 3, true>::run : &straight_record<R, 3, false>::run;
            if (size == 32) return hidden ? &straight_record<R, 4, true>::run : &straight_record<R, 4, false>::run;
        }
        return nullptr;
    });
}

} // namespace ctypes::detail::runtime
