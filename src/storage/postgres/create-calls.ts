import { StorageError } from '../port/storage-error.ts'
import { toStorageError } from './to-storage-error.ts'

export interface Calls {
  /**
   * The method as callers of the store see it: every error is a `StorageError`, and a call after `close`
   * fails at once.
   */
  call<P extends unknown[], T>(method: (...parameters: P) => Promise<T>): (...parameters: P) => Promise<T>
  /** Waits for the calls that are under way, and then calls `end`, once. */
  close(): Promise<void>
}

/** @param end called once, when no call is under way any more */
export function createCalls(end: () => Promise<void>): Calls {
  const underWay = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined

  return {
    call(method) {
      return async (...parameters) => {
        if (closing !== undefined) throw new StorageError('The store is closed')
        const calling = method(...parameters)
        underWay.add(calling)
        try {
          return await calling
        } catch (error) {
          throw toStorageError(error)
        } finally {
          underWay.delete(calling)
        }
      }
    },
    close: () => (closing ??= Promise.allSettled(underWay).then(end)),
  }
}
