// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/layered.hpp - tables that stand on others: what is there is read in place, what is added or changed is
// kept apart.
//
//     layered_list<node> top = list.layer();     // in constant time
//     top.push_back(n);  top.edit(3).open = true;
//     list.take(top);                            // in time of what was added and changed
//
// So a text is read on top of a million declarations without a copy of them, and one that is refused leaves no trace.
#pragma once

#include <ctypes/detail/cparse/storage.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ctypes::detail::c_text {

/// A vector, or the layer on top of one, which must stay as it is meanwhile. Items are read by `[]` and written by `edit`, which
/// in a layer copies what is below. References hold until the next edit or push_back.
template <class T>
class layered_list {
public:
    std::size_t size() const { return below_size_ + own_.size(); }
    bool empty() const { return size() == 0; }
    const T& operator[](std::size_t i) const {
        if (i >= below_size_) return own_[i - below_size_];
        if (!where_.empty())
            if (const auto changed = where_.find(static_cast<index>(i)); changed != where_.end())
                return changed_[changed->second];
        return below_->own_[i];
    }
    const T& back() const { return (*this)[size() - 1]; }
    void push_back(const T& item) { own_.push_back(item); }
    T& edit(std::size_t i) {
        if (i >= below_size_) return own_[i - below_size_];
        const auto [at, is_new] = where_.try_emplace(static_cast<index>(i), static_cast<index>(changed_.size()));
        if (is_new) changed_.push_back(below_->own_[i]);
        return changed_[at->second];
    }

    class iterator {
    public:
        iterator(const layered_list& of, std::size_t at) : of_(of), at_(at) {}
        const T& operator*() const { return of_[at_]; }
        iterator& operator++() { return ++at_, *this; }
        bool operator!=(const iterator& other) const { return at_ != other.at_; }

    private:
        const layered_list& of_;
        std::size_t at_;
    };
    iterator begin() const { return {*this, 0}; }
    iterator end() const { return {*this, size()}; }

    /// A layer on top of this, which is none itself.
    layered_list layer() const {
        layered_list top;
        top.below_ = this;
        top.below_size_ = own_.size();
        return top;
    }
    /// How many items of a layer are those below it.
    std::size_t below() const { return below_size_; }
    /// Calls `f` with the number of each item below that the layer changed.
    template <class F>
    void each_changed(const F& f) const {
        for (const auto& [at, changed] : where_) f(at);
    }

    /// Makes room for what `take` will do, which throws nothing then.
    void reserve(const layered_list& top) {
        const std::size_t needed = own_.size() + top.own_.size();
        if (own_.capacity() < needed)
            own_.reserve(needed + needed / 2); // a small text behind a large one moves nothing
    }
    /// Takes over what a layer on top of this added and changed.
    void take(const layered_list& top) {
        for (const auto& [at, changed] : top.where_) own_[at] = top.changed_[changed];
        own_.insert(own_.end(), top.own_.begin(), top.own_.end());
    }

private:
    const layered_list* below_ = nullptr;
    std::size_t below_size_ = 0;
    std::vector<T> own_;
    std::vector<T> changed_;                   // of those below
    std::unordered_map<index, index> where_{}; // from the number of an item to its place in changed_
};

template <class T>
bool is_full(const layered_list<T>&) {
    return false;
}

/// The text that names refer to by their offsets. The text of a layer continues that below.
class layered_source {
public:
    std::size_t size() const { return below_size_ + own_.size(); }
    bool empty() const { return size() == 0; }
    void push_back(char c) { own_.push_back(c); }
    void resize(std::size_t size) { own_.resize(size - below_size_); }
    layered_source& operator+=(std::string_view text) { return own_ += text, *this; }

    const char* at(std::size_t offset) const {
        return offset < below_size_ ? below_->own_.data() + offset : own_.data() + (offset - below_size_);
    }
    /// What holds this offset, and the offset it begins with.
    std::string_view holding(std::size_t offset) const { return offset < below_size_ ? below_->own_ : own_; }
    std::size_t begin_of(std::size_t offset) const { return offset < below_size_ ? 0 : below_size_; }

    layered_source layer() const;
    void reserve(const layered_source& top);
    void take(const layered_source& top) { own_ += top.own_; }

private:
    const layered_source* below_ = nullptr;
    std::size_t below_size_ = 0;
    std::string own_;
};

inline bool is_full(const layered_source&) { return false; }

inline std::string_view part_of(const layered_source& source, slice part) {
    return part.empty() ? std::string_view() : std::string_view(source.at(part.offset), part.length);
}

/// A hash table that looks into the one below as well.
class layered_table {
public:
    template <class Equal>
    index find(std::uint64_t hash, const Equal& equal) const {
        const index known = own_.find(hash, equal);
        return known == no_index && below_ != nullptr ? below_->own_.find(hash, equal) : known;
    }
    bool insert(std::uint64_t hash, index item) { return own_.insert(hash, item); }

    layered_table layer() const;
    bool reserve(const layered_table& top) { return own_.reserve(top.own_); }
    /// False, and as before, when too many share their hashes now.
    bool take(const layered_table& top) { return own_.take(top.own_); }
    /// Takes back a `take`.
    void drop(const layered_table& top) { own_.drop(top.own_); }

private:
    const layered_table* below_ = nullptr;
    hash_table own_;
};

/// For run time. The source is copied, so that names outlive the text they came from.
struct heap_storage {
    static constexpr bool at_run_time = true;
    template <class T, std::size_t Divisor>
    using list = layered_list<T>;
    template <class T>
    using scratch = std::vector<T>;
    using source = layered_source;
    using made = layered_source;
    using table = layered_table;
};

} // namespace ctypes::detail::c_text

#ifndef CTYPES_COMPILED
#include <ctypes/detail/cparse/layered.ipp>
#endif
