/* Tells when it is loaded and when it is unloaded. The counters are atomic because threads load it at once. */
#include <stdatomic.h>

static int* unloaded;
static atomic_int loads;

__attribute__((constructor)) static void arrive(void) { atomic_fetch_add(&loads, 1); }
__attribute__((destructor)) static void leave(void) {
    if (unloaded) ++*unloaded;
}

void tell_unloading(int* counter) { unloaded = counter; }
int number_of_it = 7;
int times_loaded(void) { return atomic_load(&loads); }

/* The program has a function of this name, too. */
__attribute__((noinline)) int interposed(void) {
    static volatile int two = 2;
    return two;
}
int call_interposed(void) { return interposed(); }
