#include <stdio.h>

int main(void) {
    puts("sourcebench");
    return 0;
}
