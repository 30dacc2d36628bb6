/**
 * Does work that the first SIGINT asks to end after its present step. A second one ends the program at once.
 *
 * @param work asks `isStopped` before each step
 */
export async function untilInterrupted<T>(work: (isStopped: () => boolean) => Promise<T>): Promise<T> {
  let isStopped = false
  const stop = () => {
    isStopped = true
    process.removeListener('SIGINT', stop)
  }
  process.on('SIGINT', stop)
  try {
    return await work(() => isStopped)
  } finally {
    process.removeListener('SIGINT', stop)
  }
}
