/* C functions that call back. */
#include "callbacks.h"

#include <errno.h>

#ifdef _WIN32
#define API __declspec(dllexport)
#else
#define API
#include <pthread.h>
#endif

#define LONGS long, long, long, long, long, long, long, long
#define DOUBLES double, double, double, double, double, double, double, double

#define DEFINE(name, type)                                                                                             \
    API type cb_among_##name(type (*f)(char, type, signed char, type, double), type first, type second) {              \
        return f(1, first, -2, second, 0.5);                                                                           \
    }                                                                                                                  \
    API type cb_stacked_##name(type (*f)(LONGS, DOUBLES, type, char, type), type first, type second) {                 \
        return f(1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, first, 'c', second);                                  \
    }
CB_INTEGERS(DEFINE)
CB_OTHERS(DEFINE)

#define DEFINE_RECORD(name)                                                                                            \
    API struct cb_##name cb_record_##name(struct cb_##name (*f)(int, struct cb_##name, struct cb_##name),              \
                                          struct cb_##name first, struct cb_##name second) {                           \
        return f(3, first, second);                                                                                    \
    }                                                                                                                  \
    API struct cb_##name cb_stacked_record_##name(struct cb_##name (*f)(LONGS, DOUBLES, struct cb_##name, char),       \
                                                  struct cb_##name value) {                                            \
        return f(1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, value, 'c');                                          \
    }
CB_RECORDS(DEFINE_RECORD)

API union cb_number cb_number(union cb_number (*f)(union cb_number, int), union cb_number value, int n) {
    return f(value, n);
}

/* Calls f(0) to f(n - 1) and notes every answer. */
API int cb_each(int (*f)(int), int n, int* answers) {
    int i;
    for (i = 0; i < n; ++i)
        answers[i] = f(i);
    return n;
}

/* Like many C functions, stops when the callback answers with something else than 0, and returns that. */
API int cb_until(int (*f)(int), int n) {
    int i;
    for (i = 0; i < n; ++i) {
        const int answer = f(i);
        if (answer != 0)
            return answer;
    }
    return 0;
}

API void cb_run(void (*f)(void)) { f(); }

/* Keeps a callback and calls it later. */
static int (*kept)(int);
API void cb_keep(int (*f)(int)) { kept = f; }
API int cb_call_kept(int value) { return kept(value); }

/* errno as it is after the callback. */
API int cb_errno_after(int (*f)(int), int before) {
    errno = before;
    f(0);
    return errno;
}

#ifndef _WIN32
struct job {
    int (*f)(int);
    int value;
};

static void* work(void* data) {
    struct job* job = data;
    job->value = job->f(job->value);
    return data;
}

/* Calls f on a thread of its own, and returns its answer; or -1000 when the thread has ended in another way. */
API int cb_on_thread(int (*f)(int), int value) {
    struct job job = {f, value};
    pthread_t thread;
    void* result = NULL;
    if (pthread_create(&thread, NULL, work, &job) != 0 || pthread_join(thread, &result) != 0)
        return -2000;
    return result == &job ? job.value : -1000;
}
#endif
