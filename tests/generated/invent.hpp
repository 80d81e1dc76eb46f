// tests/generated/invent.hpp - invents declarations from a seed.
//
//     generated::group g = generated::invent(seed, index, features);    // the same ones every time
//
// Small records are likely: it is up to 16 bytes (64 for floating-point ones on AArch64) that conventions
// look inside.
#pragma once

#include "declaration.hpp"

#include <utility>
#include <vector>

namespace generated {

class inventor {
public:
    inventor(std::uint64_t seed, std::size_t index, const features& allowed)
        : seed_(seed), random_(random(seed + 0x10001 * index).next()), allowed_(allowed) {
        result_.index = index;
    }

    group make() {
        for (int i = 0; i < 7; ++i) new_record(2);
        if (allowed_.has('e')) add({});
        for (std::size_t i = 0; i < group_size; ++i)
            result_.declarations.push_back(declare(result_.index * group_size + i));
        return std::move(result_);
    }

private:
    declaration declare(std::size_t index) {
        random_ = random(random(seed_ + 0x20003 * index).next());
        declaration d{index};
        if (!random_.percent(12)) d.result = value();
        // C returns a complex long double otherwise than C++ a std::complex<long double>
        if (d.result.scalar == 20) d.result.scalar = 19;
        const int arity = random_.percent(70)   ? random_.below(7)
                          : random_.percent(80) ? random_.below(14)
                                                : random_.below(36);
        for (int i = 0; i < arity; ++i)
            d.parameters.push_back(
                i > 0 && random_.percent(20) ? d.parameters[static_cast<std::size_t>(random_.below(i))] : value());
        if (allowed_.has('e') && random_.percent(3))
            d.parameters.insert(d.parameters.begin() + random_.below(arity + 1),
                                type{-1, static_cast<int>(result_.records.size()) - 1});
        if (allowed_.has('.') && arity > 1 && random_.percent(8)) {
            d.fixed = 1 + static_cast<std::size_t>(random_.below(arity - 1));
            for (std::size_t i = d.fixed; i < d.parameters.size(); ++i) promote(d.parameters[i]);
        }
        return d;
    }

    /// What C makes of an argument for the `...`.
    void promote(type& t) const {
        if (t.scalar < 0) return;
        const char group = scalars[t.scalar].group;
        if (group == 'i' && scalars[t.scalar].size < 4) t.scalar = 6;
        if (t.scalar == 15 || group == 'h') t.scalar = 16;
        if (group == 'w' && !allowed_.has('i')) t.scalar = 10;
    }

    type value() {
        if (random_.percent(45)) return scalar_type();
        for (;;) {
            const int r = random_.below(static_cast<int>(result_.records.size()));
            const bool empty = result_.records[static_cast<std::size_t>(r)].members.empty();
            if (!empty && !anonymous_[static_cast<std::size_t>(r)]) return {-1, r};
        }
    }

    type scalar_type() {
        for (;;) {
            const int s = random_.below(scalar_count);
            const char group = scalars[s].group;
            if (group == 'i' || group == 'f' || (allowed_.has(group) && random_.percent(60))) return {s, -1};
        }
    }

    type floating_type() {
        if (allowed_.has('h') && random_.percent(8)) return {23, -1};
        if (allowed_.has('v') && random_.percent(10)) return {24 + random_.below(2), -1};
        if (allowed_.has('c') && random_.percent(10)) return {18 + random_.below(3), -1};
        const int which = random_.below(10);
        return {which < 5 ? 15 : which < 9 ? 16 : 17, -1};
    }

    int new_record(int depth) {
        record r;
        r.is_union = allowed_.has('u') && random_.percent(22);
        if (allowed_.has('p') && random_.percent(12))
            r.packed = true;
        else if (allowed_.has('p') && random_.percent(5))
            r.pack = 1 << random_.below(4);
        const features outside = allowed_;
        // std::complex has a constructor, so no place in a union, and g++ does not pack what is no POD
        if (r.is_union || r.packed) std::erase(allowed_.letters, 'c');
        if (random_.percent(30))
            homogeneous(r, depth);
        else
            mixed(r, depth);
        allowed_ = outside;
        if (allowed_.has('a') && random_.percent(8)) r.aligned = random_.percent(85) ? 1 << random_.below(5) : 32;
        return add(std::move(r));
    }

    int add(record r, bool anonymous = false) {
        result_.records.push_back(std::move(r));
        anonymous_.push_back(anonymous);
        return static_cast<int>(result_.records.size()) - 1;
    }

    void homogeneous(record& r, int depth) {
        const type each = floating_type();
        int left = random_.percent(90) ? random_.between(1, 4) : 5;
        while (left > 0) {
            member m{each};
            const int take = random_.between(1, left);
            if (take > 1 && random_.percent(50)) {
                m.extents = {take};
            } else if (depth > 0 && random_.percent(25)) {
                record inner;
                for (int i = 0; i < take; ++i) inner.members.push_back({each});
                m.is = {-1, add(std::move(inner))};
            } else {
                for (int i = 1; i < take; ++i) r.members.push_back({each});
            }
            r.members.push_back(std::move(m));
            left -= take;
        }
    }

    /// A structure or union without a name, whose members are those of the record around it.
    member anonymous_member() {
        record inner;
        inner.is_union = allowed_.has('u') && random_.percent(70);
        const int count = random_.between(1, 3);
        for (int i = 0; i < count; ++i) {
            inner.members.push_back({scalar_type()});
            if (random_.percent(20)) inner.members.back().extents = {random_.between(1, 3)};
        }
        member m{{-1, add(std::move(inner), true)}};
        m.unnamed = true;
        return m;
    }

    void mixed(record& r, int depth) {
        // The members of such a record are listed for ctypes::describe, which takes bit-fields by their positions.
        if (allowed_.has('n') && !r.packed && r.pack == 0 && random_.percent(10)) {
            std::erase(allowed_.letters, 'b');
            std::erase(allowed_.letters, 'c');
            r.members.push_back(anonymous_member());
            if (random_.percent(20)) r.members.push_back(anonymous_member());
        }
        const int count = random_.percent(75) ? random_.between(1, 4) : random_.between(1, 9);
        for (int i = 0; i < count; ++i) {
            if (allowed_.has('b') && random_.percent(15)) {
                bit_fields(r);
                continue;
            }
            member m;
            if (depth > 0 && random_.percent(18)) {
                m.is = {-1, new_record(depth - 1)};
            } else {
                m.is = scalar_type();
            }
            if (random_.percent(18)) {
                m.extents.push_back(random_.percent(90) ? random_.between(1, 4) : random_.between(1, 40));
                if (random_.percent(15)) m.extents.push_back(random_.between(1, 3));
            }
            r.members.push_back(std::move(m));
        }
    }

    void bit_fields(record& r) {
        const int count = random_.between(1, 5);
        const int named = allowed_.has('x') ? random_.below(count) : 0;
        for (int i = 0; i < count; ++i) {
            member m;
            const int base = bit_field_bases[random_.below(sizeof bit_field_bases / sizeof bit_field_bases[0])];
            m.is = {base, -1};
            const int most = scalars[base].short_name == std::string("bool") ? 1 : scalars[base].size * 8;
            m.bits = random_.percent(70) ? random_.between(1, most < 12 ? most : 12) : random_.between(1, most);
            if (i != named && random_.percent(6)) {
                m.bits = 0;
                m.unnamed = true;
            } else if (allowed_.has('x') && i != named && random_.percent(20)) {
                m.unnamed = true;
            }
            r.members.push_back(m);
        }
    }

    std::uint64_t seed_;
    random random_;
    features allowed_;
    group result_;
    std::vector<bool> anonymous_{};
};

inline group invent(std::uint64_t seed, std::size_t index, const features& allowed) {
    return inventor(seed, index, allowed).make();
}

} // namespace generated
