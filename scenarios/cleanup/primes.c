// Counts the primes below a limit and says how many there are.
#include <stdio.h>
#include <string.h>

#define LIMIT 100000

int main(void) {
    static char composite[LIMIT];
    int count = 0;
    memset(composite, 0, sizeof composite);
    for (long number = 2; number < LIMIT; number++) {
        if (composite[number])
            continue;
        count++;
        for (long multiple = number * number; multiple < LIMIT; multiple += number)
            composite[multiple] = 1;
    }
    printf("%d primes below %d\n", count, LIMIT);
    return 0;
}
