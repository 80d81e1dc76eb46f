// temporary_directory.hpp - a directory of the test's own, under a name that nobody can foresee; it is gone at the end.
//
//     const temporary_directory folder;
//     folder.write("text", "hello");  std::ifstream(folder / "text");
#pragma once

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <system_error>

class temporary_directory {
public:
    temporary_directory() {
        std::string pattern = (std::filesystem::temp_directory_path() / "ctypes_test_XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) // without one, files would go to the current directory
            throw std::system_error(errno, std::generic_category(), "mkdtemp: " + pattern);
        path_ = pattern;
    }
    temporary_directory(const temporary_directory&) = delete;
    temporary_directory& operator=(const temporary_directory&) = delete;
    ~temporary_directory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string string() const { return path_.string(); }
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }

    void write(const std::string& name, std::span<const std::byte> content) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
    }
    void write(const std::string& name, const std::string& text) const { write(name, std::as_bytes(std::span(text))); }

private:
    std::filesystem::path path_;
};
