// libpng: an image is written into memory by callbacks with captures, and read back.
#include <ctypes/keep_alive.hpp>
#include <ctypes/library.hpp>
#include <ctypes/span.hpp>
#include <ctypes/string.hpp>

#include "optional_library.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace {

struct png_struct;
struct png_info;
using write_type = void(png_struct*, const unsigned char*, std::size_t);
using flush_type = void(png_struct*);

struct png_image { // of png.h, "The simplified API"
    void* opaque;
    std::uint32_t version, width, height, format, flags, colormap_entries, warning_or_error;
    char message[64];
};

} // namespace

TEST_CASE("libpng writes an image into memory and reads it back") {
    const auto png = optional_library("libpng16.so.16");
    if (!png) return;
    const auto version = png->function<ctypes::borrowed_string(png_struct*)>("png_get_libpng_ver")(nullptr);
    const auto create = png->function<png_struct*(const char*, void*, void*, void*)>("png_create_write_struct");
    const auto create_info = png->function<png_info*(png_struct*)>("png_create_info_struct");
    const auto set_header =
        png->function<void(png_struct*, png_info*, std::uint32_t width, std::uint32_t height, int depth, int color,
                           int interlace, int compression, int filter)>("png_set_IHDR");
    const auto set_write = png->function<void(png_struct*, void*, write_type*, flush_type*)>("png_set_write_fn");
    const auto write_info = png->function<void(png_struct*, const png_info*)>("png_write_info").rethrowing();
    const auto write_row = png->function<void(png_struct*, const unsigned char*)>("png_write_row").rethrowing();
    const auto write_end = png->function<void(png_struct*, png_info*)>("png_write_end").rethrowing();
    const auto destroy = png->function<void(png_struct**, png_info**)>("png_destroy_write_struct");

    std::vector<unsigned char> bytes;
    bool full = false;
    ctypes::keep_alive kept;
    png_struct* image = create(version.data(), nullptr, nullptr, nullptr);
    REQUIRE(image != nullptr);
    png_info* info = create_info(image);
    set_write(image, nullptr, kept.callback<write_type>([&](png_struct*, const unsigned char* data, std::size_t size) {
        if (full) throw std::length_error("no more room");
        bytes.insert(bytes.end(), data, data + size);
    }),
              kept.callback<flush_type>([](png_struct*) {}));
    set_header(image, info, 3, 2, /* depth = */ 8, /* gray */ 0, 0, 0, 0);
    write_info(image, info);
    const std::array<std::array<unsigned char, 3>, 2> rows{{{0, 100, 200}, {50, 150, 250}}};
    for (const auto& row : rows) write_row(image, row);
    full = true;
    const std::size_t before = bytes.size();
    CHECK_THROWS_WITH_AS(write_end(image, nullptr), "no more room", std::length_error);
    CHECK(bytes.size() == before);
    full = false;
    write_end(image, nullptr);
    destroy(&image, &info);
    CHECK(image == nullptr);
    REQUIRE(bytes.size() > 8);
    CHECK(bytes[1] == 'P');

    const auto begin = png->function<int(png_image*, ctypes::sized<const void*>)>("png_image_begin_read_from_memory");
    const auto finish =
        png->function<int(png_image*, const void*, void*, std::int32_t, void*)>("png_image_finish_read");
    png_image back{};
    back.version = 1;
    REQUIRE(begin(&back, bytes) != 0);
    CHECK(back.width == 3);
    CHECK(back.height == 2);
    back.format = 0; // gray
    std::vector<unsigned char> pixels(6);
    CHECK(finish(&back, nullptr, pixels, 0, nullptr) != 0);
    CHECK(pixels == std::vector<unsigned char>{0, 100, 200, 50, 150, 250});
}
