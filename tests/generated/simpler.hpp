// tests/generated/simpler.hpp - all declarations that are one step simpler than a given one.
//
//     for (const generated::group& g : generated::simpler(failing)) ...    // each with one declaration
#pragma once

#include "declaration.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace generated {

/// The records a declaration needs, by index.
inline std::vector<bool> needed_records(const std::vector<record>& records, const declaration& d) {
    std::vector<bool> needed(records.size());
    const auto need = [&](type t) {
        if (t.record >= 0) needed[static_cast<std::size_t>(t.record)] = true;
    };
    need(d.result);
    for (const type t : d.parameters) need(t);
    for (std::size_t i = records.size(); i-- > 0;)
        if (needed[i])
            for (const member& m : records[i].members) need(m.is);
    return needed;
}

/// `from` has one declaration. What is dropped first is what makes the text shorter by most.
inline std::vector<group> simpler(const group& from) {
    std::vector<group> results;
    const auto with = [&](auto&& change) {
        group changed = from;
        change(changed, changed.declarations.front());
        results.push_back(std::move(changed));
    };
    const declaration& d = from.declarations.front();
    for (std::size_t i = 0; i < d.parameters.size(); ++i) {
        if (d.fixed == 0 || d.parameters.size() > d.fixed + 1)
            with([i](group&, declaration& c) {
                c.parameters.erase(c.parameters.begin() + static_cast<std::ptrdiff_t>(i));
                if (i < c.fixed && c.fixed > 1) --c.fixed;
            });
        if (d.parameters[i].record >= 0) with([i](group&, declaration& c) { c.parameters[i] = {6, -1}; });
    }
    if (!d.result.is_void()) with([](group&, declaration& c) { c.result = {}; });
    if (d.fixed != 0) with([](group&, declaration& c) { c.fixed = 0; });
    const std::vector<bool> needed = needed_records(from.records, d);
    for (std::size_t r = 0; r < from.records.size(); ++r) {
        if (!needed[r]) continue;
        const record& rec = from.records[r];
        if (rec.packed) with([r](group& g, declaration&) { g.records[r].packed = false; });
        if (rec.pack != 0) with([r](group& g, declaration&) { g.records[r].pack = 0; });
        if (rec.aligned != 0) with([r](group& g, declaration&) { g.records[r].aligned = 0; });
        for (std::size_t m = 0; m < rec.members.size(); ++m) {
            if (rec.members.size() > 1)
                with([r, m](group& g, declaration&) {
                    auto& members = g.records[r].members;
                    members.erase(members.begin() + static_cast<std::ptrdiff_t>(m));
                });
            if (!rec.members[m].extents.empty())
                with([r, m](group& g, declaration&) { g.records[r].members[m].extents.clear(); });
            if (rec.members[m].bits >= 0 && !rec.members[m].unnamed)
                with([r, m](group& g, declaration&) { g.records[r].members[m].bits = -1; });
            if (rec.members[m].is.record >= 0)
                with([r, m](group& g, declaration&) {
                    g.records[r].members[m].is = {6, -1};
                    g.records[r].members[m].unnamed = false;
                });
        }
    }
    return results;
}

} // namespace generated
