/* What a C++ compiler makes of `void forgotten_extern_c(int)`. */
void _Z18forgotten_extern_ci(int number);
void _Z18forgotten_extern_ci(int number) { (void)number; }
