import createFindMyWay from 'find-my-way'
import type { Plane } from '../api-operation.ts'
import type { Step } from './create-pipeline.ts'
import type { Destination, ServedOperation } from './exchange.ts'

/** The longest parameter of a path, in characters. The longest useful parameter, an operation id, has about 50. */
export const PARAMETER_LIMIT = 256

interface PathEntry {
  readonly plane: Plane
  readonly byMethod: Map<string, ServedOperation>
}

/**
 * Finds the destination of a target, and answers nothing yet. A path is routed without the method, so that a path with
 * other methods differs from an unknown path. A double slash counts as one slash, since the sample request of the
 * documentation begins with a double slash; a slash at the end is ignored.
 *
 * @throws Error if operations of one path are on different planes
 */
export function createRouter(operations: readonly ServedOperation[]): Step {
  // By default find-my-way takes a path with a long parameter for an unknown path, and parses the query a second time.
  const router = createFindMyWay({
    ignoreDuplicateSlashes: true,
    ignoreTrailingSlash: true,
    maxParamLength: Number.MAX_SAFE_INTEGER,
    querystringParser: () => undefined,
    onBadUrl: () => {},
  })
  const entries = new Map<string, PathEntry>()
  for (const operation of operations) {
    const { path, plane, method } = operation
    const entry = entries.get(path) ?? { plane, byMethod: new Map() }
    if (entry.plane !== plane) throw new Error(`${path} is on the planes ${entry.plane} and ${plane}`)
    entry.byMethod.set(method, operation)
    if (!entries.has(path)) router.on('GET', toRouterPath(path), () => {}, entry)
    entries.set(path, entry)
  }

  function find(method: string, path: string): Destination {
    if (!path.startsWith('/')) return { kind: 'unknown' }
    // Some clients encode the colon of `:search`. The signature is checked over the raw target.
    const found = router.find('GET', path.includes('%') ? path.replace(/%3a/gi, ':') : path)
    if (found === null) return { kind: 'unknown' }
    const { store: entry, params }: { store: PathEntry | null; params: Record<string, string | undefined> } =
      found
    if (entry === null) return { kind: 'badEncoding' }
    const parameters: Record<string, string> = {}
    for (const name in params) {
      const value = params[name] ?? ''
      if (value.length > PARAMETER_LIMIT) return { kind: 'longParameter' }
      parameters[name] = value
    }
    const operation = entry.byMethod.get(method)
    if (operation !== undefined) return { kind: 'operation', operation, parameters }
    return { kind: 'otherMethod', plane: entry.plane, allowed: [...entry.byMethod.values()] }
  }

  /** The operations of a single inventory, whose own ones have their names alone there: `clock`. */
  function findInSandbox(method: string, path: string): Destination {
    const destination = find(method, path)
    const inSandbox = destination.kind === 'unknown' ? find(method, `/_holdline${path}`) : destination
    return inSandbox.kind === 'operation' && !inSandbox.operation.perInventory
      ? { kind: 'unknown' }
      : inSandbox
  }

  return (exchange, next) => {
    const { method, path, sandbox } = exchange
    exchange.destination = sandbox === undefined ? find(method, path) : findInSandbox(method, path)
    next()
  }
}

/** The path in the router's syntax: `:name` for a parameter, `::` for a colon. */
function toRouterPath(path: string): string {
  return path.replaceAll(':', '::').replace(/\{(\w+)\}/g, ':$1')
}
