#include <stdlib.h>

int main(void)
{
    return system("gcc -o /tmp/other app.c") == 0 ? 0 : 1;
}
