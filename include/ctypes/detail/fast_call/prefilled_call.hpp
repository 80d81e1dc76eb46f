// SPDX-License-Identifier: MIT
// ctypes/detail/fast_call/prefilled_call.hpp - a call whose registers and stack are filled already, entered by a jump.
//
//     prefilled_call call(function);  call.frame_.words[frame::general] = 3;           // see frame
//     int r = call.enter<int, &elsewhere<int>>(prefilled_call::shape_of(used, 0, 0));
//
// For each shape of a call there is a function that fills the registers it uses, and no others. It has no arguments of its
// own in the way, so that entering C's function is the last it does.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/fast_call/register_image.hpp>
#include <ctypes/detail/fast_call/result_writer.hpp>

#include <array>
#include <cstddef>
#include <utility>

namespace ctypes::detail::runtime {

struct prefilled_call {
    static constexpr std::size_t g = register_image::general_count;
    static constexpr std::size_t v = register_image::vector_count;
    static constexpr std::array<stack_extent, 13> shapes{{{2, 0, 0},
                                                          {0, 2, 0},
                                                          {2, 2, 0},
                                                          {4, 0, 0},
                                                          {3, 3, 0},
                                                          {g, 0, 0},
                                                          {4, 4, 0},
                                                          {2, v, 0},
                                                          {g, v, 0},
                                                          {0, 0, 4},
                                                          {g, 0, 2},
                                                          {g, 0, 4},
                                                          {g, v, 4}}};
    static constexpr std::size_t record_of_3 = shapes.size(); // the stack as one record of so many words
    static constexpr std::size_t record_of_4 = shapes.size() + 1;
    static constexpr std::size_t elsewhere = shapes.size() + 2; // all the rest

    void (*function_)();
    register_image frame_{};

    explicit prefilled_call(void (*function)()) : function_(function) {}

    /// The first shape that holds all that is used, behind so many general registers that the result takes. `record` is the
    /// size of the only argument, 0 when there are several.
    static std::size_t shape_of(const stack_extent& used, std::size_t before, std::size_t record) {
        if (used.general == before && used.vector == 0 && used.stack != 0) {
            if (record == 3 * sizeof(word)) return record_of_3;
            if (record == 4 * sizeof(word)) return record_of_4;
        }
        for (std::size_t i = 0; i < shapes.size(); ++i)
            if (used.within(shapes[i].general + before, shapes[i].vector, shapes[i].stack)) return i;
        return elsewhere;
    }

    /// Makes a call with a result of type `R`.
    template <class R, R (*Elsewhere)(prefilled_call&)>
    R enter(std::size_t shape) {
        static constexpr auto entries = []<std::size_t... I>(std::index_sequence<I...>) {
            return std::array<R (*)(prefilled_call&), elsewhere + 1>{&enter_shape<R, I>..., &enter_record<R, 3>,
                                                                     &enter_record<R, 4>, Elsewhere};
        }
        (std::make_index_sequence<shapes.size()>{});
        return entries[shape](*this);
    }

    /// The call with all registers, for a result that is written through an address that is the first argument.
    void enter_hidden(void* result, bool stack) {
        constexpr auto general = std::make_index_sequence<g - 1>{};
        constexpr auto vector = std::make_index_sequence<v>{};
        if (stack)
            enter_hidden(result, general, vector, std::make_index_sequence<register_image::stack_count>{});
        else
            enter_hidden(result, general, vector, std::index_sequence<>{});
    }

private:
    /// x86-64 passes the address of a large result as the first argument.
    template <class R>
    static constexpr std::size_t
        general_for = abi::host == abi::platform_abi::sysv_x86_64 && sizeof(R) > 2 * sizeof(word) ? g - 1 : g;

    template <class R, std::size_t Shape>
    static R enter_shape(prefilled_call& s) {
        constexpr stack_extent fill = shapes[Shape];
        constexpr std::size_t general = fill.general < general_for<R> ? fill.general : general_for<R>;
        constexpr bool pass_all = fill.stack != 0; // words go to the stack when no register is left
        return s.enter_filled<R>(std::make_index_sequence<general>{},
                                 std::make_index_sequence < pass_all ? general_for<R> - general : 0 > {},
                                 std::make_index_sequence<fill.vector>{},
                                 std::make_index_sequence < pass_all ? v - fill.vector : 0 > {},
                                 std::make_index_sequence<fill.stack>{});
    }
    template <class R, std::size_t... I, std::size_t... U, std::size_t... J, std::size_t... W, std::size_t... K>
    CTYPES_CALLS_BY_OTHER_TYPE R enter_filled(std::index_sequence<I...>, std::index_sequence<U...>,
                                              std::index_sequence<J...>, std::index_sequence<W...>,
                                              std::index_sequence<K...>) {
        [[maybe_unused]] const word* const w = frame_.words;
        [[maybe_unused]] constexpr std::size_t stack = register_image::general + sizeof...(I) + sizeof...(U);
        return reinterpret_cast<R (*)(a_word<I>..., a_word<U>..., a_double<J>..., a_double<W>..., a_word<K>...)>(
            function_)(w[register_image::general + I]..., anything<a_word<U>>()...,
                       as_double(w + register_image::vector + J)..., anything<a_double<W>>()..., w[stack + K]...);
    }
    /// One record on the stack is read as it was written.
    template <class R, std::size_t Words>
    CTYPES_CALLS_BY_OTHER_TYPE static R enter_record(prefilled_call& s) {
        using record = in_memory<Words>;
        return reinterpret_cast<R (*)(record)>(s.function_)(
            *reinterpret_cast<const record*>(s.frame_.words + register_image::general + general_for<R>));
    }
    template <std::size_t... I, std::size_t... J, std::size_t... K>
    CTYPES_CALLS_BY_OTHER_TYPE void enter_hidden(void* to, std::index_sequence<I...>, std::index_sequence<J...>,
                                                 std::index_sequence<K...>) {
        const word* const w = frame_.words;
        reinterpret_cast<void (*)(void*, a_word<I>..., a_double<J>..., a_word<K>...)>(function_)(
            to, w[register_image::general + I]..., as_double(w + register_image::vector + J)...,
            w[register_image::stack - 1 + K]...);
    }
};

} // namespace ctypes::detail::runtime
