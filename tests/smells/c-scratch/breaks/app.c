#include <stdio.h>

int main(void)
{
    return fopen("/bin" "/sh", "r") == NULL;
}
