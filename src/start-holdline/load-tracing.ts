import type { Step } from '../http/pipeline/create-pipeline.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import { hasTracingSdk } from '../tracing/has-tracing-sdk.ts'

/** What makes spans of requests and of the calls of the store. */
export interface Tracing {
  readonly traceRequest: Step
  readonly traceStore: (store: InventoryStore) => InventoryStore
}

/** Nothing where the process has no SDK of OpenTelemetry: then nobody would see a span. */
export async function loadTracing(): Promise<Tracing | undefined> {
  if (!hasTracingSdk()) return undefined
  const [{ traceRequest }, { traceStore }] = await Promise.all([
    import('../http/pipeline/trace-request.ts'),
    import('../tracing/trace-store.ts'),
  ])
  return { traceRequest: traceRequest(), traceStore }
}
