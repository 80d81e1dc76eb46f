// tests/generated/main.cpp - runs the batches of a program and says what went wrong.
//
//     PROGRAM [HOW_TO_REPEAT [SHARED_OBJECT]...]
#include "report.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>

extern "C" {
int generated_calls;
int generated_wrong;
}

void run_batches(int count, char** shared_objects);

namespace {

const char* how_to_repeat = "";
bool by_text = false;

void say(const char* what, std::size_t index, const char* declaration) {
    std::printf("%s, signature %zu (repeat with: %s %zu%s)\n%s", what, index, how_to_repeat, index,
                by_text ? " text" : "", declaration);
    std::fflush(stdout);
}

// A wrong call may do worse than give a wrong value.
extern "C" void crashed(int signal) {
    const generated::totals& t = generated::totals::get();
    say("crashed", t.running_index, t.running);
    std::_Exit(128 + signal);
}

} // namespace

int main(int argc, char** argv) {
    how_to_repeat = argc > 1 ? argv[1] : "";
    by_text = argc > 2;
    std::signal(SIGSEGV, crashed);
    std::signal(SIGBUS, crashed);
    std::signal(SIGILL, crashed);
    std::signal(SIGABRT, crashed);
    run_batches(argc > 2 ? argc - 2 : 0, argv + 2);
    const generated::totals& t = generated::totals::get();
    std::printf("%zu signatures, %zu calls, %zu mismatches\n", t.signatures, t.calls, t.mismatches);
    for (const auto& [why, count] : t.skipped) std::printf("%zu not by libffi: %s\n", count, why.c_str());
    if (t.mismatches != 0) say(("smallest mismatch: " + t.smallest_what).c_str(), t.smallest_index, t.smallest.c_str());
    return t.mismatches == 0 && t.signatures != 0 ? 0 : 1;
}
