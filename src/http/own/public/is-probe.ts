import type { IncomingMessage } from 'node:http'
import { parseTarget } from '../../request/target.ts'
import { getHealth } from './get-health.ts'
import { getReadiness } from './get-readiness.ts'

const METHODS = ['GET', 'HEAD']
const PATHS = [getHealth.path, getReadiness.path]

/**
 * Whether a request asks for health or readiness, as a supervisor does, in each form of the target that the router leads
 * there: supervisors write a slash too many, and forward proxies the absolute form.
 */
export function isProbe({ method = '', url = '' }: Pick<IncomingMessage, 'method' | 'url'>): boolean {
  if (!METHODS.includes(method)) return false
  const path = parseTarget(url)
    .path.replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
  return PATHS.includes(path)
}
