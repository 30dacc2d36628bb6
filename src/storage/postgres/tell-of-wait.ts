/** Whom a wait is told to, and after how many milliseconds. */
export interface WaitNotice {
  readonly afterMs: number
  readonly tell: (message: string) => void
}

/** Waits for the work, and tells once that it takes long. */
export async function tellOfWait<T>(
  work: Promise<T>,
  message: string,
  notice: WaitNotice | undefined,
): Promise<T> {
  const timer = notice && setTimeout(() => notice.tell(message), notice.afterMs)
  try {
    return await work
  } finally {
    clearTimeout(timer)
  }
}
