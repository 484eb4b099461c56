/*
 * Yardstick for capturing: the least a program does that reads the same files. It opens every file named in a list, reads it into one
 * buffer of 1 MiB and forgets it. What it costs is the kernel's work; no tool gets below.
 *
 *   cc -O2 -o read-files read-files.c && ./read-files LIST
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { CAPACITY = 1 << 20 };

static char buffer[CAPACITY];

int main(int count, char **arguments)
{
	FILE *list = count > 1 ? fopen(arguments[1], "r") : NULL;
	unsigned long long bytes = 0, files = 0, refused = 0;
	char path[8192];

	if (list == NULL) {
		perror("list of files");
		return 1;
	}
	while (fgets(path, sizeof path, list) != NULL) {
		int file;
		ssize_t got;

		path[strcspn(path, "\n")] = '\0';
		file = open(path, O_RDONLY | O_CLOEXEC);
		if (file < 0) {
			refused++;
			continue;
		}
		while ((got = read(file, buffer, CAPACITY)) > 0)
			bytes += (unsigned long long)got;
		close(file);
		files++;
	}
	printf("%llu files, %llu bytes, %llu refused\n", files, bytes, refused);
	return 0;
}
