// Runs a command several times and prints what it spent: the median of its processor time in milliseconds, and the most
// memory it had, in megabytes.
//
//     spend 5 g++ -c file.cpp          ->  1234 56
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

int main(int count, char** arguments) {
    const int runs = count > 2 ? std::atoi(arguments[1]) : 0;
    if (runs < 1) {
        std::fputs("usage: spend RUNS COMMAND...\n", stderr);
        return 2;
    }
    std::vector<long> times;
    long memory = 0;
    for (int run = 0; run < runs; ++run) {
        const pid_t child = fork();
        if (child == 0) {
            execvp(arguments[2], arguments + 2);
            std::perror(arguments[2]);
            _exit(127);
        }
        int status = 0;
        rusage spent{}; // of the child and of what it waited for: the compiler proper, the assembler
        if (child < 0 || wait4(child, &status, 0, &spent) != child || status != 0) return 1;
        const auto milliseconds = [](const timeval& t) { return t.tv_sec * 1000 + t.tv_usec / 1000; };
        times.push_back(milliseconds(spent.ru_utime) + milliseconds(spent.ru_stime));
        memory = std::max(memory, spent.ru_maxrss);
    }
    std::sort(times.begin(), times.end());
    std::printf("%ld %ld\n", times[times.size() / 2], memory / 1024);
}
