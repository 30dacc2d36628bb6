import { UsageError } from '../usage-error.ts'
import type { ConfigSources } from './config-sources.ts'
import { METRICS_READERS } from './metrics-readers.ts'

/**
 * Whether everybody may read the metrics; `HOLDLINE_METRICS` wins over the file.
 * @throws {UsageError} if the variable has another value
 */
export function resolveMetrics({ document, environment }: ConfigSources): boolean {
  const text = environment.HOLDLINE_METRICS?.trim().toLowerCase() ?? ''
  if (text === '') return document.metrics === 'public'
  // The text is not repeated: somebody may have put a key there.
  if (!METRICS_READERS.some((reader) => reader === text)) {
    throw new UsageError(`HOLDLINE_METRICS must be ${METRICS_READERS.join(' or ')}`)
  }
  return text === 'public'
}
