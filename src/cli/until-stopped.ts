/** Whether work is to end, and the signal that tells of it. */
export interface Stopping {
  readonly aborted: () => boolean
  readonly signal: AbortSignal
}

/** Does work that the first SIGINT or SIGTERM asks to end. A second one ends the program at once. */
export async function untilStopped<T>(work: (stopping: Stopping) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const { signal } = controller
  const stop = () => {
    leave()
    controller.abort()
  }
  const leave = () => {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    return await work({ aborted: () => signal.aborted, signal })
  } finally {
    leave()
  }
}
