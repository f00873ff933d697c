/* The ring of src/Threads.SharedMemory in C, for the same memory: a writer and a reader that a C# partner understands, and that are
 * measured beside it. Layout: src/Threads.SharedMemory/Rings/RingLayout.cs.
 *
 *   ring write|read FILE OFFSET SLOT_BYTES CAPACITY each|batch COUNT CORE
 *
 * maps FILE, meets its partner at the two words before OFFSET, exchanges COUNT numbered messages, and prints when it began and
 * ended, in nanoseconds of CLOCK_MONOTONIC. Exit code 4: a message was not the one that was sent.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#if defined(__x86_64__)
#include <immintrin.h>
#define PAUSE() _mm_pause()
#else
#define PAUSE() atomic_signal_fence(memory_order_seq_cst)
#endif

struct ring {
    int64_t magic, slot_bytes, capacity, writer, reader;
    char pad0[128 - 5 * 8];
    _Atomic int64_t head;
    _Atomic int32_t reader_sleeps;
    char pad1[128 - 12];
    _Atomic int64_t tail;
    _Atomic int32_t writer_sleeps;
    char pad2[128 - 12];
    char locks[256];
    char slots[];
};

enum { BATCH_BYTES = 16 << 10, LARGEST = 1 << 20 };

static struct ring *ring;
static int64_t mask;

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void wake(_Atomic int32_t *sleeps)
{
    atomic_store_explicit(sleeps, 0, memory_order_release);
    syscall(SYS_futex, sleeps, FUTEX_WAKE, 1, NULL, NULL, 0);
}

/* An end of the ring: where it is, and how far it may go before it looks at the partner's counter again. */
struct end { int64_t next, limit; };

static inline int has_room(struct end *e)
{
    if (e->next != e->limit) return 1;
    e->limit = atomic_load_explicit(&ring->tail, memory_order_acquire) + mask + 1;
    return e->next != e->limit;
}

static inline int has_message(struct end *e)
{
    if (e->next != e->limit) return 1;
    e->limit = atomic_load_explicit(&ring->head, memory_order_acquire);
    return e->next != e->limit;
}

static inline void publish_head(struct end *e, int64_t count)
{
    e->next += count;
    atomic_store_explicit(&ring->head, e->next, memory_order_release);
    if (atomic_load_explicit(&ring->reader_sleeps, memory_order_relaxed)) wake(&ring->reader_sleeps);
}

static inline void publish_tail(struct end *e, int64_t count)
{
    e->next += count;
    atomic_store_explicit(&ring->tail, e->next, memory_order_release);
    if (atomic_load_explicit(&ring->writer_sleeps, memory_order_relaxed)) wake(&ring->writer_sleeps);
}

static void wrong(void) { exit(4); }

/* For each size a loop of its own, as a compiler makes one of a template. */
#define LOOPS(BYTES)                                                                                          \
    static void write_each_##BYTES(int64_t count)                                                            \
    {                                                                                                        \
        static char message[BYTES];                                                                          \
        struct end e = {atomic_load(&ring->head), 0};                                                        \
        e.limit = e.next;                                                                                    \
        for (int64_t i = 0; i < count; i++) {                                                                \
            while (!has_room(&e)) PAUSE();                                                                   \
            char *slot = ring->slots + (e.next & mask) * (BYTES);                                            \
            memcpy(message, &i, 8);                                                                          \
            memcpy(slot, message, BYTES);                                                                    \
            publish_head(&e, 1);                                                                             \
        }                                                                                                    \
    }                                                                                                        \
    static void read_each_##BYTES(int64_t count)                                                             \
    {                                                                                                        \
        static char message[BYTES];                                                                          \
        struct end e = {atomic_load(&ring->tail), 0};                                                        \
        e.limit = e.next;                                                                                    \
        for (int64_t i = 0; i < count; i++) {                                                                \
            while (!has_message(&e)) for (int j = 0; j < 8; j++) PAUSE();                                    \
            int64_t number;                                                                                  \
            memcpy(message, ring->slots + (e.next & mask) * (BYTES), BYTES);                                 \
            __asm__ volatile("" : : "r"(message) : "memory"); /* the copy is wanted */                       \
            memcpy(&number, message, 8);                                                                     \
            publish_tail(&e, 1);                                                                             \
            if (number != i) wrong();                                                                        \
        }                                                                                                    \
    }                                                                                                        \
    static void write_batch_##BYTES(int64_t count)                                                           \
    {                                                                                                        \
        struct end e = {atomic_load(&ring->head), 0};                                                        \
        e.limit = e.next;                                                                                    \
        for (int64_t i = 0; i < count;) {                                                                    \
            while (!has_room(&e)) PAUSE();                                                                   \
            int64_t slot = e.next & mask, n = e.limit - e.next, most = BATCH_BYTES / (BYTES);                \
            if (n > most) n = most;                                                                          \
            if (n > mask + 1 - slot) n = mask + 1 - slot;                                                    \
            if (n > count - i) n = count - i;                                                                \
            char *at = ring->slots + slot * (BYTES);                                                         \
            for (int64_t j = 0; j < n; j++, at += (BYTES)) {                                                 \
                int64_t number = i + j;                                                                      \
                memset(at, 0, BYTES);                                                                        \
                memcpy(at, &number, 8);                                                                      \
            }                                                                                                \
            publish_head(&e, n);                                                                             \
            i += n;                                                                                          \
        }                                                                                                    \
    }                                                                                                        \
    static void read_batch_##BYTES(int64_t count)                                                            \
    {                                                                                                        \
        struct end e = {atomic_load(&ring->tail), 0};                                                        \
        e.limit = e.next;                                                                                    \
        for (int64_t i = 0; i < count;) {                                                                    \
            while (!has_message(&e)) for (int j = 0; j < 8; j++) PAUSE();                                    \
            int64_t slot = e.next & mask, n = e.limit - e.next, most = BATCH_BYTES / (BYTES), bad = 0;       \
            if (n > most) n = most;                                                                          \
            if (n > mask + 1 - slot) n = mask + 1 - slot;                                                    \
            const char *at = ring->slots + slot * (BYTES);                                                   \
            for (int64_t j = 0; j < n; j++, at += (BYTES)) {                                                 \
                int64_t number;                                                                              \
                memcpy(&number, at, 8);                                                                      \
                bad |= number ^ (i + j);                                                                     \
            }                                                                                                \
            if (bad) wrong();                                                                                \
            publish_tail(&e, n);                                                                             \
            i += n;                                                                                          \
        }                                                                                                    \
    }

LOOPS(8)
LOOPS(64)
LOOPS(1024)
LOOPS(65536)

typedef void loop(int64_t);

static loop *find(int64_t bytes, int writes, int batch)
{
#define OF(BYTES) if (bytes == BYTES) return batch ? (writes ? write_batch_##BYTES : read_batch_##BYTES) : (writes ? write_each_##BYTES : read_each_##BYTES)
    OF(8);
    OF(64);
    OF(1024);
    OF(65536);
    return NULL;
}

int main(int argc, char **argv)
{
    if (argc != 9) return 2;
    int writes = !strcmp(argv[1], "write");
    int64_t offset = atoll(argv[3]), bytes = atoll(argv[4]), capacity = atoll(argv[5]), count = atoll(argv[7]);
    loop *run = find(bytes, writes, !strcmp(argv[6], "batch"));
    int file = open(argv[2], O_RDWR);
    struct stat status;
    if (!run || file < 0 || fstat(file, &status) || capacity < 1 || (capacity & (capacity - 1))) return 2;
    if (offset < 64 || offset % 64 || status.st_size < offset + (int64_t)sizeof(struct ring) + bytes * capacity) return 2;
    char *memory = mmap(NULL, status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, file, 0);
    if (memory == MAP_FAILED) return 2;
    ring = (struct ring *)(memory + offset);
    mask = capacity - 1;
    int core = atoi(argv[8]);
    if (core >= 0) {
        cpu_set_t cores;
        CPU_ZERO(&cores);
        CPU_SET(core, &cores);
        sched_setaffinity(0, sizeof cores, &cores);
    }

    _Atomic int64_t *here = (_Atomic int64_t *)(memory + offset - 64);
    atomic_fetch_add(here, 1);
    while (atomic_load(here) % 2) PAUSE(); /* both have come */
    int64_t start = now();
    run(count);
    printf("%lld %lld\n", (long long)start, (long long)now());
    return 0;
}
