// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/number_text.ipp - the functions of number_text.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/number_text.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace ctypes::detail::runtime {

CTYPES_DECL std::string as_general(std::string_view scientific) {
    const std::size_t e = scientific.find('e');
    if (e == std::string_view::npos) return std::string(scientific); // "inf", "nan"
    const int exponent = std::atoi(std::string(scientific.substr(e + 1)).c_str());
    const bool negative = scientific.starts_with('-');
    std::string digits;
    for (const char c : scientific.substr(0, e))
        if (c >= '0' && c <= '9') digits += c;
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
    const int count = static_cast<int>(digits.size());
    if (exponent < -4 || exponent >= (count > 6 ? count : 6)) {
        if (count > 1) digits.insert(1, 1, '.');
        digits.append(scientific.substr(e));
    } else if (exponent < 0) {
        digits.insert(0, static_cast<std::size_t>(-exponent), '0');
        digits.insert(1, 1, '.');
    } else if (count > exponent + 1) {
        digits.insert(static_cast<std::size_t>(exponent + 1), 1, '.');
    } else {
        digits.append(static_cast<std::size_t>(exponent + 1 - count), '0');
    }
    if (negative) digits.insert(0, 1, '-');
    return digits;
}

CTYPES_DECL std::string quad_text(std::uint64_t high, std::uint64_t low) {
    const bool negative = (high >> 63) != 0;
    const int biased = static_cast<int>(high >> 48 & 0x7fff);
    high &= (std::uint64_t{1} << 48) - 1;
    if (biased != 0) high |= std::uint64_t{1} << 48;
    const int exponent = (biased != 0 ? biased : 1) - 16383 - 112;

    constexpr std::uint32_t base = 1000000000;
    std::vector<std::uint32_t> number; // nine digits each, the last ones first
    const auto multiply = [&](std::uint32_t by, std::uint32_t plus) {
        std::uint64_t carry = plus;
        for (std::uint32_t& part : number) {
            carry += std::uint64_t{part} * by;
            part = static_cast<std::uint32_t>(carry % base);
            carry /= base;
        }
        for (; carry != 0; carry /= base) number.push_back(static_cast<std::uint32_t>(carry % base));
    };
    for (const std::uint64_t half : {high, low})
        for (int shift = 48; shift >= 0; shift -= 16)
            multiply(1u << 16, static_cast<std::uint32_t>(half >> shift & 0xffff));
    for (int i = 0; i < exponent; ++i) multiply(2, 0);
    for (int i = 0; i < -exponent; ++i) multiply(5, 0);

    std::string digits;
    for (std::size_t i = number.size(); i-- > 0;) {
        const std::string part = std::to_string(number[i]);
        if (!digits.empty()) digits.append(9 - part.size(), '0');
        digits += part;
    }
    int decimal = static_cast<int>(digits.size()) - 1 + (exponent < 0 ? exponent : 0);
    constexpr std::size_t most = 36;
    if (digits.size() > most) {
        const bool up = digits[most] >= '5';
        digits.resize(most);
        std::size_t i = most;
        while (up && i > 0 && digits[i - 1] == '9') digits[--i] = '0';
        if (up && i > 0)
            ++digits[i - 1];
        else if (up) {
            digits.insert(0, 1, '1');
            ++decimal;
        }
    }
    digits.insert(1, 1, '.');
    const std::string power = std::to_string(decimal < 0 ? -decimal : decimal);
    return (negative ? "-" : "") + digits + (decimal < 0 ? "e-" : "e+") + (power.size() < 2 ? "0" : "") + power;
}

} // namespace ctypes::detail::runtime
