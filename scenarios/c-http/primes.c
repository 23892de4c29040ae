/* A small service that counts primes: GET /primes/N for those below N, GET /healthz for whether it is up. One request a connection. */
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum { PORT = 8000, LARGEST = 1000000, MAX_REQUEST = 8192, SECONDS_TO_ASK = 5 };

static volatile sig_atomic_t stopped;

static void stop(int signal)
{
    (void)signal;
    stopped = 1;
}

/* The primes below limit by Eratosthenes' sieve: how many, and the largest. */
static void sieve(int limit, int *count, int *largest)
{
    char *composite = calloc((size_t)limit, 1);
    if (!composite)
        abort();
    *count = *largest = 0;
    for (int n = 2; n < limit; n++) {
        if (composite[n])
            continue;
        (*count)++;
        *largest = n;
        for (long m = (long)n * n; m < limit; m += n)
            composite[m] = 1;
    }
    free(composite);
}

static void answer(int client, int status, const char *reason, const char *body)
{
    char text[512];
    int length = snprintf(text, sizeof text,
        "HTTP/1.1 %d %s\r\nContent-Type: application/json\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n%s",
        status, reason, strlen(body), body);
    for (int sent = 0; sent < length;) {
        ssize_t step = send(client, text + sent, (size_t)(length - sent), MSG_NOSIGNAL);
        if (step <= 0)
            return;
        sent += (int)step;
    }
}

static void count_primes(int client, const char *number)
{
    char *end, body[128];
    errno = 0;
    long limit = strtol(number, &end, 10);
    if (errno || end == number || *end || limit < 3 || limit > LARGEST) {
        answer(client, 400, "Bad Request", "{\"error\":\"ask for a number from 3 to 1000000\"}");
        return;
    }
    int count, largest;
    sieve((int)limit, &count, &largest);
    snprintf(body, sizeof body, "{\"below\":%ld,\"count\":%d,\"largest\":%d}", limit, count, largest);
    answer(client, 200, "OK", body);
}

static void serve(int client)
{
    char request[MAX_REQUEST + 1], path[256];
    size_t length = 0;
    request[0] = '\0';
    while (!strstr(request, "\r\n\r\n")) {
        ssize_t step = length < MAX_REQUEST ? recv(client, request + length, MAX_REQUEST - length, 0) : 0;
        if (step <= 0)
            return;
        length += (size_t)step;
        request[length] = '\0';
    }
    if (sscanf(request, "GET %255s HTTP/1.", path) != 1)
        answer(client, 405, "Method Not Allowed", "{\"error\":\"only GET is answered\"}");
    else if (!strcmp(path, "/healthz"))
        answer(client, 200, "OK", "{\"status\":\"ok\"}");
    else if (!strncmp(path, "/primes/", 8))
        count_primes(client, path + 8);
    else
        answer(client, 404, "Not Found", "{\"error\":\"no such path\"}");
}

static int listen_on(int port)
{
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), yes = 1;
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_ANY) };
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 128)) {
        perror("cannot listen");
        exit(1);
    }
    return listener;
}

int main(void)
{
    /* The signals get through only while poll waits, so none can fall between the look at stopped and the wait. */
    sigset_t blocked, waiting;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    sigaddset(&blocked, SIGINT);
    sigprocmask(SIG_BLOCK, &blocked, &waiting);
    struct sigaction action = { .sa_handler = stop };
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);

    struct pollfd listener = { .fd = listen_on(PORT), .events = POLLIN };
    fprintf(stderr, "listening on :%d\n", PORT);
    while (!stopped) {
        if (ppoll(&listener, 1, NULL, &waiting) <= 0)
            continue;
        int client = accept(listener.fd, NULL, NULL);
        if (client < 0)
            continue;
        struct timeval longest = { .tv_sec = SECONDS_TO_ASK };
        setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
        serve(client);
        close(client);
    }
    fprintf(stderr, "stopped\n");
    return 0;
}
