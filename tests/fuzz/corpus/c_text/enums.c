enum color { red, green = 1 << 4, blue = ~0u, last = sizeof(struct s *) * 2 - 'a' };
enum small { a = -1, b = (int)3L ? 0x7f : 017 } __attribute__((packed));
enum fixed : unsigned char { c = SEVEN };
int x[red + 1][sizeof(enum color)], y[1 ? 2 : 1 / 0], z[_Alignof(long double)];
