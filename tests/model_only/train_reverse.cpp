#include <cstdio>

int main() { std::puts("model only"); }
