/** Goes on with `next` when `done` is: at once, where nothing has to be waited for. */
export function afterwards(done: void | Promise<void>, next: () => void): void | Promise<void> {
  if (done instanceof Promise) return done.then(next);
  next();
}
