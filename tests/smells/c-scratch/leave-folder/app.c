#include <stdio.h>

int main(void)
{
    return fopen("/var/log/app.log", "w") == NULL;
}
