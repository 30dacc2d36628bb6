import type { ApiVersion } from '../../../src/http/contract/api-version.ts'
import { publishedFacts } from './published-facts.ts'

/** The published operation that a request is for, if the version has one. */
export function findOperation(version: ApiVersion, method: string, target: string): string | undefined {
  const path = normalised(target)
  return Object.entries(publishedFacts(version)).find(([, { operation }]) => {
    return operation?.['method'] === method && patternOf(String(operation['path'])).test(path)
  })?.[0]
}

/** Equivalent forms of a path that some clients write. */
function normalised(target: string): string {
  const [path = ''] = target.split('?')
  const segments = path.split('/').filter((segment) => segment !== '')
  return `/${segments.map(decoded).join('/')}`
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).replaceAll('/', '%2F')
  } catch {
    return segment
  }
}

// No parameter begins with a colon: `/:search` is an operation of its own.
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.+*$]/g, '\\$&').replace(/\{\w+\}/g, '[^/:][^/]*')}$`)
}
