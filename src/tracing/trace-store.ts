import { SpanStatusCode, trace } from '@opentelemetry/api'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import {
  type MethodOf,
  makeMethods,
  type StoreAnswer,
  type StoreMethod,
} from '../storage/port/store-methods.ts'

/**
 * The store, whose calls are spans inside the request that makes them, the wait in queues included. Calls of no request,
 * as those of jobs in the background, are no spans.
 */
export function traceStore(store: InventoryStore): InventoryStore {
  const tracer = trace.getTracer('holdline')

  function traced<M extends StoreMethod>(method: M): MethodOf<M> {
    // `store[method]` is this very type, but the compiler does not compute it for a method that it does not know.
    const call = store[method] as MethodOf<M>
    return async (...parameters): Promise<StoreAnswer<M>> => {
      if (trace.getActiveSpan() === undefined) return call(...parameters)
      const span = tracer.startSpan(`store ${method}`)
      try {
        return await call(...parameters)
      } catch (error) {
        span.setStatus({
          code: SpanStatusCode.ERROR,
          message: error instanceof Error ? error.message : String(error),
        })
        throw error
      } finally {
        span.end()
      }
    }
  }

  return { ...store, ...makeMethods(traced) }
}
