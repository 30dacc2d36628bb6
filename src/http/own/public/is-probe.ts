import type { IncomingMessage } from 'node:http'
import { getHealth } from './get-health.ts'
import { getReadiness } from './get-readiness.ts'

const PROBES = [getHealth.path, getReadiness.path]

/** Whether a request asks for health or readiness, as a supervisor does. */
export function isProbe({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): boolean {
  return method === 'GET' && PROBES.includes(url.split('?', 1)[0] ?? '')
}
