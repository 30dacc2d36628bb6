import type { Control } from '../../control/control.ts'
import { SANDBOX_NAME } from '../../control/sandboxes/sandbox-name.ts'
import { sandboxNotFound } from '../errors/control-errors.ts'
import type { Target } from '../request/target.ts'
import type { Step } from './create-pipeline.ts'

const BEGINNING = '/_holdline/sandboxes/'

/** The sandbox that a target names, and the path in it. */
interface Place {
  readonly name: string
  readonly path: string
}

/**
 * Leads a request to the sandbox that its target names, in one of two ways, since clients accept different endpoints:
 *
 * - by the beginning `/_holdline/sandboxes/{name}` of its path; the rest is routed as it is in the main inventory. Most
 *   clients append the paths of the API to the path of their endpoint. The sandbox itself, without a rest, is an
 *   operation of its own.
 * - by the parameter `sandbox` of its query. The JavaScript client refuses an endpoint with a path, and keeps the query of
 *   its endpoint.
 */
export function enterSandbox({ sandboxes, isOn }: Pick<Control, 'sandboxes' | 'isOn'>): Step {
  return (exchange, next) => {
    const place = placeInPath(exchange.target) ?? (isOn() ? placeInQuery(exchange.target) : undefined)
    if (place === undefined) return next()
    if (sandboxes.find(place.name) === undefined) return exchange.refuse(sandboxNotFound(place.name))
    exchange.sandbox = place.name
    exchange.path = place.path
    next()
  }
}

function placeInPath({ path }: Target): Place | undefined {
  if (!path.startsWith(BEGINNING)) return undefined
  const end = path.indexOf('/', BEGINNING.length)
  const rest = end === -1 ? '/' : path.slice(end)
  const name = path.slice(BEGINNING.length, end)
  return /^\/*$/.test(rest) || !SANDBOX_NAME.test(name) ? undefined : { name, path: rest }
}

function placeInQuery({ path, query, parameters }: Target): Place | undefined {
  const name = query.includes('sandbox=') ? parameters.get('sandbox') : null
  return name !== null && SANDBOX_NAME.test(name) ? { name, path } : undefined
}
