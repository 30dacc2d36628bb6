import { StorageError } from '../port/storage-error.ts'
import { toStorageError } from './storage-fault.ts'

export interface Calls {
  /** The method as callers of the store see it: it fails with a `StorageError` alone, and at once after the end. */
  call<P extends unknown[], T>(method: (...parameters: P) => Promise<T>): (...parameters: P) => Promise<T>
  /** Lets what is under way finish, and then ends it all, once. */
  close(): Promise<void>
}

/** @param end called once, when nothing is under way any more */
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
