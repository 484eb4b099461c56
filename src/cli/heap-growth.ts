import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/** Beyond this, what is garbage when the next collection is due is more than the collection costs. */
const largeHeap = 48 * 2 ** 20;
const filesBetween = 256;

/**
 * To be called for every file that is read. V8 lets a heap grow to four times what was alive before it collects again: that saves time
 * in a small one, but of thousands of processes a fifth of the peak is garbage. A large heap may only grow by half.
 */
export function heapWatch(): () => void {
  let files = 0;
  let isLarge = false;
  return () => {
    files += 1;
    if (isLarge || files % filesBetween !== 0 || getHeapStatistics().used_heap_size < largeHeap) return;
    isLarge = true;
    setFlagsFromString('--heap-growing-percent=50');
  };
}
