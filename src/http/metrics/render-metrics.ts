import { Registry } from 'prom-client'
import type { AnswerBody } from '../pipeline/answer-body.ts'
import { addInventoryMetrics } from './inventory-metrics.ts'
import type { MetricsReading } from './metrics-reading.ts'
import { PROCESS_METRICS } from './process-metrics.ts'
import { addRequestMetrics } from './request-metrics.ts'
import { addStoreMetrics } from './store-metrics.ts'

/** The metrics of a reading and of the process, as text for Prometheus. */
export async function renderMetrics(reading: MetricsReading): Promise<AnswerBody> {
  const registry = new Registry()
  addRequestMetrics(registry, reading)
  addInventoryMetrics(registry, reading)
  addStoreMetrics(registry, reading)
  const texts = await Promise.all([registry, PROCESS_METRICS].map((each) => each.metrics()))
  return { mediaType: registry.contentType, text: texts.join('\n') }
}
