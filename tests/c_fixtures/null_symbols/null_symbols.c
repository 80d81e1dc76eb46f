/* Symbols whose value is null: dlsym gives NULL for them and it is no error. And one that counts its lookups. */
#ifdef __linux__
#include <features.h>
#endif

int ordinary(void) { return 7; }

#ifdef __ELF__
extern int nobody_defines_this(void) __attribute__((weak));

/* Null, but the weak name stays in the symbol table. */
int (*weak_address(void))(void) { return nobody_defines_this; }

/* Defined, with the value null. */
__asm__(".globl absolute_null\n.set absolute_null, 0\n");
#endif

/* A GNU indirect function: the loader calls the resolver to learn the address. This one chooses nothing. */
#if defined(__GLIBC__) &&                                                                                              \
    (defined(__x86_64__) || defined(__i386__) || defined(__aarch64__) || defined(__s390x__) || defined(__arm__))
__attribute__((used)) static int (*choose_nothing(void))(void) { return 0; }
int chosen_by_nobody(void) __attribute__((ifunc("choose_nothing")));
int has_ifunc(void) { return 1; }
#else
int has_ifunc(void) { return 0; }
#endif

/* The resolver runs whenever somebody looks the function up. */
#if defined(__GLIBC__) &&                                                                                              \
    (defined(__x86_64__) || defined(__i386__) || defined(__aarch64__) || defined(__s390x__) || defined(__arm__))
static int lookups;
static int twice(int n) { return 2 * n; }
__attribute__((used)) static int (*count_and_choose(void))(int) {
    ++lookups;
    return &twice;
}
int counted_when_looked_up(int) __attribute__((ifunc("count_and_choose")));
int lookups_so_far(void) { return lookups; }
#endif
