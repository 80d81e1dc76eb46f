// 13_table_of_callbacks - a C struct with function pointers, filled from a C++ object.
//
// glob(3) finds the files that match a pattern. It asks for them through functions in its glob_t, when told so: here it
// looks into directories that exist in this program only.
#include <ctypes.hpp>

#include <dirent.h>
#include <glob.h>
#include <sys/stat.h>

#include <cstddef>
#include <cstring>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

// 1. Members with the names that they have in glob_t. Each is checked against the pointer there by the compiler.
struct own_directories {
    std::function<void*(const char* path)> gl_opendir;
    std::function<dirent*(void* open)> gl_readdir;
    std::function<void(void* open)> gl_closedir;
    std::function<int(const char*path, struct stat*)> gl_stat, gl_lstat;
};

int main() {
    std::map<std::string, std::vector<std::string>> directories{
        {"alps", {"eiger.txt", "eiger.jpg", "moench.txt"}}, {"andes", {"aconcagua.txt"}}, {".", {"alps", "andes"}}};

    // 2. Lambdas with captures, as functions for C. What is left out stays NULL.
    std::size_t next = 0;
    dirent entry{};
    const auto stat = [&](const char* path, struct stat* about) {
        about->st_mode = directories.contains(path) ? S_IFDIR : S_IFREG;
        return 0;
    };
    ctypes::function_table<glob_t> search(own_directories{
        .gl_opendir = [&](const char* path) -> void* {
            next = 0;
            if (std::strcmp(path, "himalaya") == 0) throw std::runtime_error("too high");
            auto found = directories.find(path);
            return found == directories.end() ? nullptr : &found->second;
        },
        .gl_readdir = [&](void* open) -> dirent* {
            auto& names = *static_cast<std::vector<std::string>*>(open);
            if (next == names.size()) return nullptr;
            entry.d_ino = next + 1;
            entry.d_name[names[next].copy(entry.d_name, sizeof entry.d_name - 1)] = '\0';
            ++next;
            return &entry;
        },
        .gl_closedir = [](void*) {},
        .gl_stat = stat,
        .gl_lstat = stat,
    });

    // 3. The function that runs them lets their exceptions through.
    auto libc = ctypes::library::self();
    auto glob = libc.function<int(const char*, int, int (*)(const char*, int), glob_t*)>("glob").rethrowing();
    auto free_results = libc.function<void(glob_t*)>("globfree");
    for (const char* pattern : {"alps/*.txt", "an*", "himalaya/*"}) {
        try {
            std::cout << pattern << ':';
            if (glob(pattern, GLOB_ALTDIRFUNC, nullptr, search.get()) == 0)
                for (std::size_t i = 0; i < search->gl_pathc; ++i) std::cout << ' ' << search->gl_pathv[i];
            free_results(search.get());
            std::cout << '\n';
        } catch (const std::runtime_error& error) {
            std::cout << ' ' << error.what() << '\n';
        }
    }
}
