// SPDX-License-Identifier: MIT
// ctypes/detail/loader/library_search.hpp - the best library of a name in given directories and caches (ELF files).
//
//     detail::search_libraries("sqlite3", detail::default_search());   // "libsqlite3.so.0"
//
// Nothing is loaded and no program is run: the loader's cache is read, directories are listed, and a file's own
// bytes say whether this process could load it.
#pragma once

#include <dirent.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctypes::detail {

/// A directory or a cache to look into. When `by_name` is set the loader looks there by itself, and the name
/// alone is enough to load what is found.
struct search_place {
    std::string path;
    bool by_name = false;
};

/// What is searched together: the highest version in any of these places is taken.
struct search_step {
    std::vector<search_place> directories;
    std::vector<search_place> caches;
    std::vector<std::string> built_in; ///< names that the loader itself answers to; musl is its own libm
};

/// What follows "lib<name>.so" in a file name: "", ".0", ".1.2.11"; nothing when it is another library's name.
std::optional<std::string_view> version_in(std::string_view file, std::string_view name) noexcept;

/// Whether version `a` is older than `b`: numbers compare as numbers, so ".9" comes before ".10".
bool older(std::string_view a, std::string_view b) noexcept;

/// The best library seen so far.
class best_library {
public:
    /// Whether a file of this name would be better than what there is.
    [[nodiscard]] std::optional<std::string_view> better(std::string_view file, std::string_view name) const;
    void take(std::string_view version, std::string answer);
    [[nodiscard]] const std::string& answer() const noexcept { return answer_; }

private:
    std::string version_, answer_;
};

void search_directory(const search_place& place, std::string_view name, best_library& best);

std::vector<std::byte> bytes_of(const std::string& path);

void search_cache(const search_place& place, std::string_view name, best_library& best);

/// The highest version in the first step that has any.
std::optional<std::string> search_libraries(std::string_view name, const std::vector<search_step>& given);

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/loader/library_search.ipp>
#endif
