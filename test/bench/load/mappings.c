/*
 * A process with many mappings, standing still.
 *
 *   mappings anonymous COUNT        COUNT private anonymous mappings, one page touched in each
 *   mappings file COUNT PATH        COUNT mappings of single pages of PATH, each page read
 *   mappings large BYTES            one anonymous mapping of base pages, all of them touched
 *
 * Neighbours differ in protection or offset, so that the kernel can't join them. Writes "ready" when all is there and ends with its parent.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

enum { PAGE = 4096 };

static int fail(const char *what)
{
	perror(what);
	return 1;
}

static int anonymous(size_t count)
{
	char *area = mmap(NULL, count * 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (area == MAP_FAILED)
		return fail("mmap");
	madvise(area, count * 4 * PAGE, MADV_NOHUGEPAGE);
	for (size_t i = 0; i < count; i++) {
		char *at = area + i * 4 * PAGE;

		*(volatile char *)at = 1;
		if (i % 2 == 0 && mprotect(at, 4 * PAGE, PROT_READ) != 0)
			return fail("mprotect");
	}
	return 0;
}

static int file(size_t count, const char *path)
{
	int from = open(path, O_RDWR | O_CREAT, 0600);

	if (from < 0 || ftruncate(from, (off_t)(count + 1) * PAGE) != 0)
		return fail(path);
	for (size_t i = 0; i < count; i++) {
		volatile char *at = mmap(NULL, PAGE, PROT_READ, i % 2 == 0 ? MAP_SHARED : MAP_PRIVATE, from, (off_t)(count - i) * PAGE);

		if (at == MAP_FAILED)
			return fail("mmap");
		(void)*at;
	}
	return 0;
}

static int large(size_t bytes)
{
	char *area = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (area == MAP_FAILED)
		return fail("mmap");
	madvise(area, bytes, MADV_NOHUGEPAGE);
	for (size_t at = 0; at < bytes; at += PAGE)
		area[at] = 1;
	return 0;
}

int main(int count, char **arguments)
{
	size_t number = count > 2 ? strtoull(arguments[2], NULL, 10) : 0;
	int failed = 2;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (count > 2 && strcmp(arguments[1], "anonymous") == 0)
		failed = anonymous(number);
	else if (count > 3 && strcmp(arguments[1], "file") == 0)
		failed = file(number, arguments[3]);
	else if (count > 2 && strcmp(arguments[1], "large") == 0)
		failed = large(number);
	if (failed)
		return failed;
	puts("ready");
	fflush(stdout);
	for (;;)
		pause();
}
