// preprocess.hpp - what a header says, by the system's C preprocessor. No shell is in between.
#pragma once

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

/// The preprocessed text of `#include <header>` for each header, with its #defines. Throws std::runtime_error when there is
/// no preprocessor (the environment variable CC names another than cc), or it refuses.
inline std::string preprocess(const std::vector<std::string>& headers) {
    std::string source;
    for (const std::string& h : headers)
        source += h.find('/') == 0 || h.find("./") == 0 ? "#include \"" + h + "\"\n" : "#include <" + h + ">\n";
    int to_child[2];
    int from_child[2];
    if (pipe2(to_child, O_CLOEXEC) != 0 || pipe2(from_child, O_CLOEXEC) != 0)
        throw std::runtime_error(std::string("pipe: ") + std::strerror(errno));
    const char* const named = std::getenv("CC");
    const std::string compiler = named != nullptr && *named != '\0' ? named : "cc";
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error(std::string("fork: ") + std::strerror(errno));
    if (child == 0) {
        dup2(to_child[0], STDIN_FILENO);
        dup2(from_child[1], STDOUT_FILENO);
        execlp(compiler.c_str(), compiler.c_str(), "-E", "-dD", "-xc", "-", static_cast<char*>(nullptr));
        _exit(127);
    }
    close(to_child[0]);
    close(from_child[1]);
    // a header's name is short: it fits into the pipe before anybody reads
    const bool written = write(to_child[1], source.data(), source.size()) == static_cast<ssize_t>(source.size());
    close(to_child[1]);
    std::string text;
    char buffer[16384];
    ssize_t n = 0;
    while ((n = read(from_child[0], buffer, sizeof buffer)) > 0) text.append(buffer, static_cast<std::size_t>(n));
    close(from_child[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        throw std::runtime_error("there is no C preprocessor: '" + compiler + "' cannot be run");
    if (!written || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw std::runtime_error("the preprocessor '" + compiler + "' refused the headers");
    return text;
}
