extern "C" { extern __inline __attribute__((__gnu_inline__)) int f(int x) { return (x) ? '}' : "}"[0]; } }
__extension__ typedef long long ll; typedef __typeof__(sizeof 0) size; typedef int v4 __attribute__((vector_size(16)));
typedef unsigned u8 __attribute__((__mode__(__QI__))); static const int k = 5, l[] = { 1, { 2 } };
int __stdcall g(int (WINAPI *)(int)), (__attribute__((ms_abi)) *h)(void);
_Static_assert(sizeof(int) == 4, "x"); _Noreturn void e(void); [[nodiscard]] int n(void); _Thread_local int t;
__declspec(dllimport, align(8)) int d; _Atomic(int) *at; _Float128 q; double _Complex z; _BitInt(7) bi; asm("nop");
__builtin_va_list va; unsigned long long int const volatile *const *r;
