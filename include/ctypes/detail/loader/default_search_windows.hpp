// SPDX-License-Identifier: MIT
// ctypes/detail/loader/default_search_windows.hpp - where a Windows process's libraries are.
//
//     detail::search_libraries("sqlite3", detail::default_search());   // "C:\\tools\\sqlite3.dll"
//
// Source: Microsoft's "Dynamic-link library search order".
#pragma once

#ifdef _WIN32

#include <ctypes/detail/loader/loader.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctypes::detail {

/// Whether a file is a DLL for this process's machine, told by its first bytes as elf::own_kind does.
inline bool is_own_dll(const std::string& path) {
    const HANDLE file = ::CreateFileW(loader::to_wide(path).c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE,
                                      nullptr, OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) return false;
    const auto read = [&](LONG offset, void* into, DWORD size) {
        DWORD count = 0;
        return offset >= 0 && ::SetFilePointer(file, offset, nullptr, FILE_BEGIN) == static_cast<DWORD>(offset) &&
               ::ReadFile(file, into, size, &count, nullptr) != 0 && count == size;
    };
    IMAGE_DOS_HEADER dos{};
    IMAGE_NT_HEADERS nt{};
    const bool own = read(0, &dos, sizeof(dos)) && dos.e_magic == IMAGE_DOS_SIGNATURE &&
                     read(dos.e_lfanew, &nt, sizeof(nt)) && nt.Signature == IMAGE_NT_SIGNATURE;
    ::CloseHandle(file);
    const auto* const base = reinterpret_cast<const unsigned char*>(loader::program());
    const auto* const program =
        reinterpret_cast<const IMAGE_NT_HEADERS*>(base + reinterpret_cast<const IMAGE_DOS_HEADER*>(base)->e_lfanew);
    return own && nt.FileHeader.Machine == program->FileHeader.Machine &&
           (nt.FileHeader.Characteristics & IMAGE_FILE_DLL) != 0;
}

/// The directory of the program, the system's, and those in PATH.
inline std::vector<std::string> default_search() {
    std::vector<std::string> result;
    const std::string program = loader::program_path();
    result.push_back(program.substr(0, program.find_last_of('\\')));
    wchar_t system[MAX_PATH];
    if (const UINT length = ::GetSystemDirectoryW(system, MAX_PATH); length != 0 && length < MAX_PATH)
        result.push_back(loader::to_utf8({system, length}));
    std::wstring path;
    if (const wchar_t* value = ::_wgetenv(L"PATH")) path = value;
    const std::string list = loader::to_utf8(path);
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(';', begin), list.size());
        if (end > begin) result.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return result;
}

/// "name.dll" or "libname.dll" in the first directory that has one; a name that ends in .dll stands for itself.
inline std::optional<std::string> search_libraries(std::string_view name, const std::vector<std::string>& directories) {
    if (name.empty() || name.find_first_of("/\\:") != name.npos || name.find('\0') != name.npos) return {};
    if (name == "c" || name == "m") {
        for (const char* runtime : {"ucrtbase.dll", "msvcrt.dll"}) // the one this program uses
            if (::GetModuleHandleA(runtime) != nullptr) return runtime;
    }
    const std::string plain(name);
    for (const std::string& directory : directories)
        for (const std::string& file : {plain, plain + ".dll", "lib" + plain + ".dll"}) {
            std::string path = directory + (directory.ends_with('\\') ? "" : "\\") + file;
            if (is_own_dll(path)) return path;
        }
    return {};
}

} // namespace ctypes::detail

#endif
