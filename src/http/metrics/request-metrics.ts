import { Counter, type Registry } from 'prom-client'
import { CountedHistogram } from './counted-histogram.ts'
import type { MetricsReading } from './metrics-reading.ts'

/** Adds how many requests were answered, and how long they took. */
export function addRequestMetrics(registry: Registry, { meters }: Pick<MetricsReading, 'meters'>): void {
  const requests = new Counter({
    name: 'holdline_http_requests_total',
    help: 'Requests that were answered. operation is unknown for a path without one, and version is empty where no version of the API served the request. All sandboxes count together.',
    labelNames: ['operation', 'version', 'status', 'inventory'],
    registers: [registry],
  })
  for (const { operation, version, status, inSandbox, count } of meters.requests.counts()) {
    requests.inc({ operation, version, status, inventory: inSandbox ? 'sandbox' : 'main' }, count)
  }
  new CountedHistogram({
    name: 'holdline_http_request_duration_seconds',
    help: 'Time from the head of a request until its answer is ready to be sent.',
    label: 'operation',
    durations: meters.requests.durations(),
    registry,
  })
}
