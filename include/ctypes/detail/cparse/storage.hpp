// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/storage.hpp - where the parser of C text keeps what it reads.
//
//     parser<heap_storage, ...>              // run time: vectors, names found by hashing; see layered.hpp
//     parser<static_storage<40>, ...>        // compile time: arrays sized by the length of the text
//
// A tree that is parsed by the compiler has to outlive the evaluation, which vectors cannot do:
// there the lists are arrays, and the few names are found by comparing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ctypes::detail::c_text {

using index = std::uint32_t;
inline constexpr index no_index = 0xffffffff;

/// A part of the text: everything that has a name refers to the text this way.
struct slice {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;

    constexpr bool empty() const { return length == 0; }
};

/// Slices from this offset on are of what stands nowhere in the text, see tree::made.
inline constexpr std::uint32_t made_text = 0x80000000;

/// The least a list needs to be, in an array that can be the value of a constexpr variable.
template <class T, std::size_t Capacity>
class fixed_list {
public:
    constexpr std::size_t size() const { return size_; }
    constexpr bool empty() const { return size_ == 0; }
    constexpr const T* data() const { return items_; }
    constexpr T& operator[](std::size_t i) { return items_[i]; }
    constexpr const T& operator[](std::size_t i) const { return items_[i]; }
    constexpr T& edit(std::size_t i) { return items_[i]; }
    constexpr T& back() { return items_[size_ - 1]; }
    constexpr const T& back() const { return items_[size_ - 1]; }
    constexpr const T* begin() const { return items_; }
    constexpr const T* end() const { return items_ + size_; }
    constexpr bool full() const { return size_ == Capacity; }
    constexpr void push_back(const T& item) { items_[size_++] = item; }
    constexpr void pop_back() { --size_; }
    constexpr void resize(std::size_t size) { size_ = size; }

private:
    T items_[Capacity]{};
    std::size_t size_ = 0;
};

template <class T, std::size_t Capacity>
constexpr bool is_full(const fixed_list<T, Capacity>& list) {
    return list.full();
}
template <class T>
constexpr bool is_full(const std::vector<T>&) {
    return false;
}

template <std::size_t Capacity>
constexpr std::string_view part_of(const fixed_list<char, Capacity>& source, slice part) {
    return {source.data() + part.offset, part.length};
}
constexpr std::string_view part_of(std::string_view source, slice part) {
    return {source.data() + part.offset, part.length};
}

/// Finds items of a list by hash: open addressing over indices, at most half full. A text that
/// was made to collide ends in a refusal, not in quadratic time: no honest one has a run of
/// `longest_run` slots.
class hash_table {
public:
    static constexpr std::size_t longest_run = 512;

    /// The index of the item with this hash for which `equal(index)` holds, or `no_index`.
    template <class Equal>
    index find(std::uint64_t hash, const Equal& equal) const {
        if (slots_.empty()) return no_index;
        hash = mixed(hash);
        std::size_t i = static_cast<std::size_t>(hash) & mask();
        for (std::size_t run = 0; run <= longest_run && slots_[i].item != no_index; ++run) {
            if (slots_[i].hash == hash && equal(slots_[i].item)) return slots_[i].item;
            i = (i + 1) & mask();
        }
        return no_index;
    }

    /// Adds an item that `find` did not find; false when too many share their hashes.
    bool insert(std::uint64_t hash, index item);

    /// Makes room for all items of another table; false when too many share their hashes.
    bool reserve(const hash_table& more);

    /// Adds all items of another table, which are none of these, after `reserve`; false, and as before, when too many share
    /// their hashes.
    bool take(const hash_table& more);

    /// Removes the items that were taken from there.
    void drop(const hash_table& taken) { drop(taken, taken.slots_.size()); }

private:
    struct slot {
        std::uint64_t hash = 0;
        index item = no_index;
    };

    std::size_t mask() const { return slots_.size() - 1; }

    static constexpr std::uint64_t mixed(std::uint64_t hash) {
        hash = (hash ^ (hash >> 32)) * 0x9e3779b97f4a7c15u;
        return hash ^ (hash >> 29);
    }

    static bool place(std::vector<slot>& slots, slot item);

    void drop(const hash_table& taken, std::size_t end);

    // Those behind it that it had moved on take its place: Knuth, The Art of Computer Programming 6.4, algorithm R.
    void erase(const slot& gone);

    bool grow();

    std::vector<slot> slots_;
    std::size_t count_ = 0;
};

/// The same questions, answered without a table, by looking at every item.
class no_table {
public:
    template <class Equal>
    constexpr index find(std::uint64_t, const Equal& equal) const {
        for (index i = count_; i > 0; --i)
            if (equal(i - 1)) return i - 1;
        return no_index;
    }

    constexpr bool insert(std::uint64_t, index item) {
        count_ = item + 1;
        return true;
    }

private:
    index count_ = 0;
};

/// For compile time: lists of `Length / Divisor` and a few, which is enough for any usual text of up to `Length`
/// bytes. For an unusual one the parser says that it is full, and is asked again with more room.
template <std::size_t Length>
struct static_storage {
    static constexpr bool at_run_time = false;
    template <class T, std::size_t Divisor>
    using list = fixed_list<T, Length / Divisor + 4>;
    template <class T>
    using scratch = list<T, 16>;
    using source = std::string_view;
    using made = fixed_list<char, Length + 4>;
    using table = no_table;
};

} // namespace ctypes::detail::c_text

#ifndef CTYPES_COMPILED
#include <ctypes/detail/cparse/storage.ipp>
#endif
