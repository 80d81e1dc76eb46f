// libarchive: an archive is written into memory and read from there by callbacks.
#include <ctypes/handle.hpp>
#include <ctypes/keep_alive.hpp>
#include <ctypes/library.hpp>
#include <ctypes/out.hpp>
#include <ctypes/span.hpp>
#include <ctypes/string.hpp>

#include "optional_library.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <sys/types.h>
#include <tuple>

namespace {

struct archive;
struct archive_entry;
using reader = ctypes::handle<archive*, "archive_read_free">;
using writer = ctypes::handle<archive*, "archive_write_free">;
using entry = ctypes::handle<archive_entry*, "archive_entry_free">;
using open_type = int(archive*, void*);
using read_type = ssize_t(archive*, void*, const void** block);
using write_type = ssize_t(archive*, void*, const void* block, std::size_t);
constexpr int ok = 0, end_of_archive = 1, fatal = -30;

std::string written(const ctypes::library& lib) {
    const writer to = lib.function<writer()>("archive_write_new")();
    CHECK(lib.function<int(writer)>("archive_write_set_format_ustar")(to) == ok);
    std::string bytes;
    int closed = 0;
    ctypes::keep_alive kept;
    const auto open = lib.function<int(writer, void*, open_type*, write_type*, open_type*)>("archive_write_open");
    CHECK(open(to, nullptr, nullptr,
               kept.callback<write_type>([&](archive*, void*, const void* block, std::size_t size) {
                   bytes.append(static_cast<const char*>(block), size);
                   return static_cast<ssize_t>(size);
               }),
               kept.callback<open_type>([&](archive*, void*) {
                   ++closed;
                   return ok;
               })) == ok);
    const auto put = lib.function<ssize_t(writer, ctypes::sized<const void*>)>("archive_write_data");
    for (const std::string name : {"eiger", "moench"}) {
        const entry file = lib.function<entry()>("archive_entry_new")();
        lib.function<void(entry, const char*)>("archive_entry_set_pathname")(file, name);
        lib.function<void(entry, std::int64_t)>("archive_entry_set_size")(file, static_cast<std::int64_t>(name.size()));
        lib.function<void(entry, unsigned)>("archive_entry_set_filetype")(file, 0100000U);
        CHECK(lib.function<int(writer, entry)>("archive_write_header")(to, file) == ok);
        CHECK(put(to, name) == static_cast<ssize_t>(name.size()));
    }
    CHECK(lib.function<int(writer)>("archive_write_close")(to) == ok);
    CHECK(closed == 1);
    return bytes;
}

} // namespace

TEST_CASE("libarchive writes into memory and reads from there by callbacks") {
    const auto lib = optional_library("libarchive.so.13");
    if (!lib) return;
    const std::string bytes = written(*lib);
    CHECK(bytes.size() % 512 == 0);

    const auto open = lib->function<int(reader, void*, open_type*, read_type*, open_type*)>("archive_read_open");
    const auto next = lib->function<int(reader, ctypes::out<archive_entry*>)>("archive_read_next_header").rethrowing();
    const auto get = lib->function<ssize_t(reader, ctypes::sized<void*>)>("archive_read_data").rethrowing();
    const auto name_of = lib->function<ctypes::copied_string(archive_entry*)>("archive_entry_pathname");

    std::size_t at = 0, until = bytes.size();
    ctypes::keep_alive kept; // which goes behind the reader
    const auto read = kept.callback<read_type>(ctypes::with_error_result(
        [&](archive*, void*, const void** block) {
            if (at >= until) throw std::out_of_range("the archive is cut off");
            *block = bytes.data() + at;
            const std::size_t size = std::min<std::size_t>(512, until - at);
            at += size;
            return static_cast<ssize_t>(size);
        },
        fatal));
    const auto begin = [&] {
        reader from = lib->function<reader()>("archive_read_new")();
        CHECK(lib->function<int(reader)>("archive_read_support_format_tar")(from) == ok);
        CHECK(open(from, nullptr, nullptr, read, nullptr) == ok);
        return from;
    };
    {
        const reader from = begin();
        for (const std::string expected : {"eiger", "moench"}) {
            const auto [status, file] = next(from);
            REQUIRE(status == ok);
            CHECK(name_of(file) == expected);
            std::string text(20, '\0');
            text.resize(static_cast<std::size_t>(get(from, text)));
            CHECK(text == expected);
        }
        CHECK(std::get<0>(next(from)) == end_of_archive);
    }
    at = 0;
    until = 1024; // the first file, and nothing of the second
    const reader from = begin();
    CHECK(std::get<0>(next(from)) == ok);
    CHECK_THROWS_WITH_AS(next(from), "the archive is cut off", std::out_of_range);
}
