/**
 * Waits for work, and gives it up after a while. The work itself goes on; how it ends is nobody's concern then.
 *
 * @param limitMs milliseconds
 * @param late the message of the error
 * @throws Error if the work takes longer
 */
export async function within<T>(work: Promise<T>, limitMs: number, late: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(late)), limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
