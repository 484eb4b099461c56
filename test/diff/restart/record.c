/*
 * Tests only: preloaded into a program, it writes down where each anonymous region comes from, so that the truth about
 * a restart is the program's own and not the aligner's.
 *
 * A region's identity is the place in the code that asked for it (object and offset inside it, the same in every run whatever the
 * addresses) and the size it asked for.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MOST 32768
/* `asked`: what the program asked for; the allocator or the runtime may have trimmed it since. */
struct region { uintptr_t start, end, site, role; size_t asked; const char *kind; };
static struct region regions[MOST];
static int count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static __thread int is_thread;
/* Start routine of the thread: what it is for. */
static __thread uintptr_t role;
static __thread int busy;

/* Takes a range out of all regions: it was unmapped, or something else lies there now. */
static void carve(uintptr_t from, uintptr_t to) {
  for (int at = 0; at < count; at++) {
    struct region *region = &regions[at];
    if (region->end <= from || region->start >= to) continue;
    if (region->start >= from && region->end <= to) region->start = region->end = 0;
    else if (region->start >= from) region->start = to;
    else if (region->end <= to) region->end = from;
    else if (count < MOST) {
      regions[count] = *region;
      regions[count++].start = to;
      region->end = from;
    }
  }
}

static void add(const char *kind, uintptr_t start, size_t size, size_t asked, void *site) {
  pthread_mutex_lock(&lock);
  carve(start, start + size);
  int at = 0;
  while (at < count && regions[at].start) at++;
  if (at < MOST) regions[at] = (struct region){start, start + size, (uintptr_t)site, role, asked, kind};
  if (at == count && count < MOST) count++;
  pthread_mutex_unlock(&lock);
}

static void drop(void *start, size_t size) {
  pthread_mutex_lock(&lock);
  carve((uintptr_t)start, (uintptr_t)start + ((size + 4095) & ~(size_t)4095));
  pthread_mutex_unlock(&lock);
}

typedef void *(*mmap_t)(void *, size_t, int, int, int, off_t);
static void note_mmap(void *got, size_t size, int flags, void *site) {
  if (got == MAP_FAILED) return;
  if (flags & MAP_ANONYMOUS) add("mmap", (uintptr_t)got, (size + 4095) & ~(size_t)4095, size, site);
  else drop(got, size);
}
void *mmap(void *addr, size_t size, int prot, int flags, int fd, off_t offset) {
  static mmap_t real;
  if (!real) real = (mmap_t)dlsym(RTLD_NEXT, "mmap");
  void *got = real(addr, size, prot, flags, fd, offset);
  note_mmap(got, size, flags, __builtin_return_address(0));
  return got;
}
void *mmap64(void *addr, size_t size, int prot, int flags, int fd, off_t offset) {
  static mmap_t real;
  if (!real) real = (mmap_t)dlsym(RTLD_NEXT, "mmap64");
  void *got = real(addr, size, prot, flags, fd, offset);
  note_mmap(got, size, flags, __builtin_return_address(0));
  return got;
}
int munmap(void *addr, size_t size) {
  static int (*real)(void *, size_t);
  if (!real) real = (int (*)(void *, size_t))dlsym(RTLD_NEXT, "munmap");
  drop(addr, size);
  return real(addr, size);
}
void *mremap(void *old, size_t old_size, size_t size, int flags, ...) {
  static void *(*real)(void *, size_t, size_t, int, ...);
  if (!real) real = (void *(*)(void *, size_t, size_t, int, ...))dlsym(RTLD_NEXT, "mremap");
  va_list more;
  va_start(more, flags);
  void *wanted = flags & MREMAP_FIXED ? va_arg(more, void *) : NULL;
  va_end(more);
  void *got = real(old, old_size, size, flags, wanted);
  if (got != MAP_FAILED) {
    drop(old, old_size);
    add("mmap", (uintptr_t)got, (size + 4095) & ~(size_t)4095, size, __builtin_return_address(0));
  }
  return got;
}

/*
 * malloc maps large blocks one by one. The word before a block holds the size of its chunk and three flags: 2, the chunk is a mapping of
 * its own; 4, it lies in an arena that is not the main one. An aligned mapped chunk starts later than its mapping: the word before that
 * says by how much (glibc, malloc/malloc.c).
 */
#define WORDS(block) ((size_t *)(block))
#define IS_MAPPED(block) (WORDS(block)[-1] & 2)
#define IN_ARENA(block) (WORDS(block)[-1] & 4)
static char early[65536];
static size_t early_used;
#define IS_EARLY(block) ((char *)(block) >= early && (char *)(block) < early + sizeof early)

static void forget(void *block) {
  if (!block || busy || IS_EARLY(block) || !IS_MAPPED(block)) return;
  size_t before = WORDS(block)[-2];
  drop((char *)block - 16 - before, (WORDS(block)[-1] & ~(size_t)7) + before);
}
static void *note(void *block, size_t asked, void *site) {
  if (!block || busy || IS_EARLY(block)) return block;
  if (IS_MAPPED(block)) {
    size_t before = WORDS(block)[-2];
    add("malloc", (uintptr_t)block - 16 - before, (WORDS(block)[-1] & ~(size_t)7) + before, asked, site);
    return block;
  }
  /* The first block of a thread names the thread's arena; threads share arenas: the first to come names it. */
  static __thread int told;
  if (is_thread && !told && IN_ARENA(block)) {
    uintptr_t heap = (uintptr_t)block & ~(uintptr_t)(64 * 1024 * 1024 - 1);
    int known = 0;
    for (int at = 0; at < count; at++) known |= regions[at].start == heap && strcmp(regions[at].kind, "arena") == 0;
    told = 1;
    if (!known) add("arena", heap, 64 * 1024 * 1024, 64 * 1024 * 1024, 0);
  }
  return block;
}
/* Set while dlsym looks for the allocator. */
static int finding;
#define REAL(name) static __typeof__(&name) real; if (!real) { finding = 1; real = (__typeof__(&name))dlsym(RTLD_NEXT, #name); finding = 0; }
void *malloc(size_t size) {
  REAL(malloc)
  return note(real(size), size, __builtin_return_address(0));
}
void *calloc(size_t number, size_t size) {
  /* dlsym itself may ask for cleared memory. */
  if (finding) {
    void *got = early + early_used;
    early_used += (number * size + 15) & ~(size_t)15;
    return got;
  }
  REAL(calloc)
  return note(real(number, size), number * size, __builtin_return_address(0));
}
void *realloc(void *block, size_t size) {
  REAL(realloc)
  if (IS_EARLY(block)) return memcpy(malloc(size), block, size);
  forget(block);
  return note(real(block, size), size, __builtin_return_address(0));
}
int posix_memalign(void **to, size_t alignment, size_t size) {
  REAL(posix_memalign)
  int code = real(to, alignment, size);
  if (code == 0) note(*to, size, __builtin_return_address(0));
  return code;
}
void *aligned_alloc(size_t alignment, size_t size) {
  REAL(aligned_alloc)
  return note(real(alignment, size), size, __builtin_return_address(0));
}
void free(void *block) {
  REAL(free)
  if (IS_EARLY(block)) return;
  forget(block);
  real(block);
}

struct start { void *(*run)(void *); void *arg; };
static void *begin(void *given) {
  struct start own = *(struct start *)given;
  static int (*unmap)(void *, size_t);
  if (!unmap) unmap = (int (*)(void *, size_t))dlsym(RTLD_NEXT, "munmap");
  unmap(given, 4096);
  is_thread = 1;
  role = (uintptr_t)own.run;
  pthread_attr_t attr;
  void *stack;
  size_t size, guard;
  if (pthread_getattr_np(pthread_self(), &attr) == 0) {
    pthread_attr_getstack(&attr, &stack, &size);
    pthread_attr_getguardsize(&attr, &guard);
    add("thread-stack", (uintptr_t)stack, size, size, own.run);
    if (guard) add("thread-guard", (uintptr_t)stack - guard, guard, guard, own.run);
    pthread_attr_destroy(&attr);
  }
  return own.run(own.arg);
}
int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*run)(void *), void *arg) {
  static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  static mmap_t map;
  if (!real) real = (int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *))dlsym(RTLD_NEXT, "pthread_create");
  if (!map) map = (mmap_t)dlsym(RTLD_NEXT, "mmap");
  struct start *own = map(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  *own = (struct start){run, arg};
  return real(thread, attr, begin, own);
}

/* The bss of each loaded object: what its data segment needs beyond its file. */
static int object(struct dl_phdr_info *info, size_t size, void *file) {
  (void)size;
  for (int at = 0; at < info->dlpi_phnum; at++) {
    const ElfW(Phdr) *segment = &info->dlpi_phdr[at];
    if (segment->p_type != PT_LOAD || segment->p_memsz == segment->p_filesz) continue;
    uintptr_t from = (info->dlpi_addr + segment->p_vaddr + segment->p_filesz + 4095) & ~(uintptr_t)4095;
    uintptr_t to = (info->dlpi_addr + segment->p_vaddr + segment->p_memsz + 4095) & ~(uintptr_t)4095;
    if (to > from) fprintf(file, "%lx %lx bss %s - 0\n", from, to, info->dlpi_name[0] ? info->dlpi_name : "main");
  }
  return 0;
}

/* Writes the truth to $RECORD_DIR/PID when SIGUSR2 asks for it: the program stands still by then. */
#include <signal.h>
/* Object and offset of an address in code: the same in every run. */
static void place(FILE *file, uintptr_t code) {
  Dl_info info;
  if (!code || !dladdr((void *)code, &info) || !info.dli_fname) {
    fputc('-', file);
    return;
  }
  const char *slash = strrchr(info.dli_fname, '/');
  fprintf(file, "%s+%lx", slash ? slash + 1 : info.dli_fname, code - (uintptr_t)info.dli_fbase);
}

static void tell(int number) {
  (void)number;
  busy = 1;
  char name[4096];
  snprintf(name, sizeof name, "%s/%d.tmp", getenv("RECORD_DIR"), getpid());
  FILE *file = fopen(name, "w");
  if (file) {
    for (int at = 0; at < count; at++) {
      struct region *region = &regions[at];
      if (!region->start) continue;
      fprintf(file, "%lx %lx %s ", region->start, region->end, region->kind);
      place(file, region->site);
      fputc(' ', file);
      place(file, region->role);
      fprintf(file, " %zu\n", region->asked);
    }
    dl_iterate_phdr(object, file);
    fclose(file);
    char done[4096];
    snprintf(done, sizeof done, "%s/%d", getenv("RECORD_DIR"), getpid());
    rename(name, done);
  }
  busy = 0;
}
__attribute__((constructor)) static void listen_for_it(void) {
  struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART};
  if (getenv("RECORD_DIR")) sigaction(SIGUSR2, &action, NULL);
}
