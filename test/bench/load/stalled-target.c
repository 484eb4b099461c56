/*
 * A target that does what programs do all day, and notes how long each time took: map 64 KiB, touch its 16 pages, unmap.
 *
 *   stalled-target anonymous COUNT    with COUNT other mappings of its own
 *   stalled-target large BYTES        with one large mapping of base pages
 *
 * On standard input it takes lines "begin" and "end"; after "end" it prints how many operations there were between, and of each in a line
 * when it began on the monotonic clock and how long the whole, mmap alone and munmap alone took, in microseconds. About 2,000 a second.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

enum { PAGE = 4096, PAGES = 16, MOST = 1 << 18 };

static double beginning[MOST];
static unsigned whole[MOST], mapping[MOST], unmapping[MOST];
static size_t samples;

static double microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int prepare(const char *kind, size_t number)
{
	int large = strcmp(kind, "large") == 0;
	size_t bytes = large ? number : number * 4 * PAGE;
	char *area = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (area == MAP_FAILED)
		return 1;
	madvise(area, bytes, MADV_NOHUGEPAGE);
	for (size_t at = 0; at < bytes; at += large ? PAGE : 4 * PAGE) {
		*(volatile char *)(area + at) = 1;
		if (!large && at / (4 * PAGE) % 2 == 0 && mprotect(area + at, 4 * PAGE, PROT_READ) != 0)
			return 1;
	}
	return 0;
}

static void operate(void)
{
	double begun = microseconds(), mapped, touched, ended;
	volatile char *at = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (at == MAP_FAILED)
		exit(1);
	mapped = microseconds();
	for (int page = 0; page < PAGES; page++)
		at[page * PAGE] = 1;
	touched = microseconds();
	munmap((void *)at, PAGES * PAGE);
	ended = microseconds();
	if (samples == MOST)
		return;
	beginning[samples] = begun;
	whole[samples] = (unsigned)(ended - begun);
	mapping[samples] = (unsigned)(mapped - begun);
	unmapping[samples++] = (unsigned)(ended - touched);
}

int main(int count, char **arguments)
{
	struct pollfd input = {.fd = 0, .events = POLLIN};
	struct timespec pause = {.tv_nsec = 400 * 1000};
	char line[64];

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (count < 3 || prepare(arguments[1], strtoull(arguments[2], NULL, 10)) != 0)
		return 2;
	setvbuf(stdin, NULL, _IONBF, 0);
	puts("ready");
	fflush(stdout);
	for (;;) {
		operate();
		nanosleep(&pause, NULL);
		if (poll(&input, 1, 0) <= 0)
			continue;
		if (fgets(line, sizeof line, stdin) == NULL)
			return 0;
		if (strcmp(line, "end\n") == 0) {
			printf("%zu\n", samples);
			for (size_t at = 0; at < samples; at++)
				printf("%.0f %u %u %u\n", beginning[at], whole[at], mapping[at], unmapping[at]);
			fflush(stdout);
		}
		samples = 0;
	}
}
