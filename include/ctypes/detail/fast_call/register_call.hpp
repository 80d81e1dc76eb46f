// SPDX-License-Identifier: MIT
// ctypes/detail/fast_call/register_call.hpp - calls with few arguments, from memory into the registers and no frame in between.
//
//     register_call call;  call.general[0] = m;  call.store = result_writer(result_place);
//     if (runner run = find_straight(result_place, used, 0, false)) run(call, function, result, arguments);
//
// Most C functions take few arguments. Theirs are read one by one, behind branches that always go the same way, right
// before the compiler's own call.
#pragma once

#include <ctypes/detail/fast_call/argument_copy.hpp>
#include <ctypes/detail/fast_call/register_image.hpp>
#include <ctypes/detail/fast_call/result_writer.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace ctypes::detail::runtime {

/// What goes into the first registers of each kind, and where the result goes.
struct register_call {
    static constexpr std::size_t most = 4;

    result_writer store; // first: its address is that of the whole
    std::array<argument_copy, most> general{};
    std::array<argument_copy, most> vector{};
};

using runner = void (*)(const register_call& moves, void (*function)(), void* result, void* const* arguments);

template <class R, std::size_t G, std::size_t V, std::size_t L = 0, bool Numbers = false>
struct straight {
    static void run(const register_call& moves, void (*function)(), void* result, void* const* arguments) {
        run(moves, function, result, arguments, std::make_index_sequence<G>{}, std::make_index_sequence<V>{},
            std::make_index_sequence<L>{});
    }

private:
    template <std::size_t>
    using a_long_double = long double;

    template <std::size_t... I, std::size_t... J, std::size_t... K>
    CTYPES_CALLS_BY_OTHER_TYPE static void run(const register_call& moves, void (*function)(), void* result,
                                               [[maybe_unused]] void* const* arguments, std::index_sequence<I...>,
                                               std::index_sequence<J...>, std::index_sequence<K...>) {
        const auto callee = reinterpret_cast<R (*)(a_word<I>..., a_double<J>..., a_long_double<K>...)>(function);
        result_writer::behind<R> behind(moves.store, result);
        behind.put(callee(moves.general[I].template get<Numbers>(arguments)...,
                          std::bit_cast<double>(moves.vector[J].template get<Numbers>(arguments))...,
                          load_long_double(arguments[K])...));
    }
};

/// The call for so many registers, or so many long doubles, and a result at `place`; null when there is none. `numbers`: all of
/// 1, 2, 4 or 8 bytes.
inline runner find_straight(const abi::argument_location& place, const stack_extent& used, std::size_t long_doubles,
                            bool numbers) {
    return by_result<runner>(place, [&used, long_doubles, numbers]<class R>() -> runner {
        constexpr bool x86_64 = abi::host == abi::platform_abi::sysv_x86_64;
        if (used.within(0, 0, 0)) return &straight<R, 0, 0>::run;
        if constexpr (common<R> || std::is_same_v<R, long double>) {
            const bool alone = x86_64 ? used.within(0, 0, 2 * long_doubles) : used.within(0, long_doubles, 0);
            if (alone && long_doubles == 1) return &straight<R, 0, 0, 1>::run;
            if (alone && long_doubles == 2) return &straight<R, 0, 0, 2>::run;
        }
        if (long_doubles != 0) return nullptr;
        if constexpr (common<R> || std::is_same_v<R, vector_vector>)
            if (numbers && used.within(0, 2, 0) && !used.within(0, 1, 0)) return &straight<R, 0, 2, 0, true>::run;
        if constexpr (common<R>) {
            if (numbers && used.within(1, 0, 0)) return &straight<R, 1, 0, 0, true>::run;
            if (numbers && used.within(2, 0, 0)) return &straight<R, 2, 0, 0, true>::run;
            if (numbers && used.within(0, 1, 0)) return &straight<R, 0, 1, 0, true>::run;
            if (numbers && used.within(1, 1, 0)) return &straight<R, 1, 1, 0, true>::run;
            if (used.within(4, 0, 0)) return &straight<R, 4, 0>::run;
        }
        if (used.within(2, 2, 0)) return &straight<R, 2, 2>::run;
        if constexpr (common<R>) {
            if (used.within(0, 4, 0))
                return &straight<R, 0, 4>::run; // on AArch64 a record of floating-point members, too
            if (used.within(3, 3, 0)) return &straight<R, 3, 3>::run;
        }
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

    CTYPES_CALLS_BY_OTHER_TYPE static void run(const register_call& moves, void (*function)(), void* result,
                                               void* const* arguments) {
        const record& argument = *static_cast<const record*>(arguments[0]);
        if constexpr (Hidden)
            reinterpret_cast<void (*)(void*, record)>(function)(result, argument);
        else {
            result_writer::behind<R> behind(moves.store, result);
            behind.put(reinterpret_cast<R (*)(record)>(function)(argument));
        }
    }
};

/// The call for one record of so many bytes; null when there is none.
inline runner find_straight_record(const abi::argument_location& place, std::size_t size) {
    return by_result<runner>(place, [&]<class R>() -> runner {
        if constexpr (abi::host == abi::platform_abi::sysv_x86_64) {
            const bool hidden = place.how == abi::passing_mode::reference;
            if (size == 24) return hidden ? &straight_record<R, 3, true>::run : &straight_record<R, 3, false>::run;
            if (size == 32) return hidden ? &straight_record<R, 4, true>::run : &straight_record<R, 4, false>::run;
        }
        return nullptr;
    });
}

} // namespace ctypes::detail::runtime
