#include "extension.cpp"
