#include "matrix.hpp"

MATRIX_TESTS(MATRIX_INTEGERS)
