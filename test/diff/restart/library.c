/* A library whose second release has more code, data and bss than its first. */
#include <string.h>
static char state[BSS];
char table[DATA] = {1};
void fill(void) { memset(state, 7, sizeof state); memset(table, 7, sizeof table); }
