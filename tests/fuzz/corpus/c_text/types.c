const struct vec *(*(*[3])(int, char (*)[2]))(void)
