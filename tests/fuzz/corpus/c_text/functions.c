double pow(double x, double y);
int printf(const char *restrict format, ...) __attribute__((__format__(__printf__, 1, 2), nothrow));
void (*signal(int sig, void (*func)(int)))(int);
void qsort(void *base, size_t n, size_t size, int (*compare)(const void *, const void *));
int f(int n, double m[n][n], char a[static 3], int g(short), ...);
extern int scanf(const char *, ...) __asm__("" "__isoc99_scanf");
int (*(*h(int a))(int b))[3];
