/* tests/generated/entry.h - a generated signature as C tells it: its text, its function, and what to expect.
 *
 * Compiled as C and as C++.
 */
#ifndef GENERATED_ENTRY_H
#define GENERATED_ENTRY_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What the C side found: how often the function was called, and which argument was wrong last (0: none). */
extern int generated_calls;
extern int generated_wrong;

#ifdef __cplusplus
}
#endif

struct generated_entry {
    size_t index;
    size_t fixed;             /* parameters before `...`; 0: not variadic */
    const size_t* sizes;      /* the compiler's: of the result, then of the parameters */
    const size_t* alignments; /* likewise */
    void (*function)(void);
    int (*back)(void* code);                 /* has C call `code`; how much is wrong with the result */
    void (*fill)(void* const* arguments);
    int (*wrong)(void* const* arguments);    /* which argument is not as fill() leaves it, counted from 1 */
    void (*give)(void* result);
    int (*got)(const void* result);          /* how much is wrong with a result */
    const char* text; /* the records and the prototype of the function */
    const char* rest; /* for a variadic function: a prototype whose parameters are what stands for `...` */
};

#endif
