/* C that leaves calls by longjmp, as interpreters and image libraries do, and C that holds something during callbacks. */
#include <setjmp.h>
#include <stddef.h>

#ifdef _WIN32
#define API __declspec(dllexport)
#else
#define API
#endif

static _Thread_local jmp_buf* innermost;

/* Runs body(data); what leaves it by jump_out is the negative result. */
API int jump_protect(int (*body)(void*), void* data) {
    jmp_buf here;
    jmp_buf* const before = innermost;
    volatile int result = 0;
    innermost = &here;
    const int code = setjmp(here);
    if (code == 0)
        result = body(data);
    innermost = before;
    return code == 0 ? result : -code;
}

/* Never returns; takes a function it never calls, as lua_callk and lua_yieldk do. */
API void jump_out(int code, void (*never)(void)) {
    (void)never;
    longjmp(*innermost, code);
}

/* Runs body(data) and then leaves by longjmp when that is not 0: an error is reported so. */
API int jump_when_failed(int (*body)(void*), void* data) {
    const int code = body(data);
    if (code != 0)
        longjmp(*innermost, code);
    return code;
}

/* first is protected, second is not. */
API int jump_both(int (*first)(void*), int (*second)(void*), void* data) {
    const int a = jump_protect(first, data);
    return a * 1000 + second(data);
}

/* Something that is held while work runs. */
API int guarded_work(void (*lock)(void), int (*work)(int), void (*unlock)(void), int value) {
    lock();
    const int result = work(value);
    unlock();
    return result;
}
API int with_memory(void* (*allocate)(size_t), void (*release)(void*), int (*work)(int)) {
    void* const memory = allocate(16);
    const int result = work(memory != NULL);
    release(memory);
    return result;
}
