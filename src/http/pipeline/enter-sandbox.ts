import { SANDBOX_NAME } from '../../control/sandboxes/sandbox-name.ts'
import type { Sandboxes } from '../../control/sandboxes/sandboxes.ts'
import { sandboxNotFound } from '../errors/control-errors.ts'
import type { Step } from './create-pipeline.ts'

const BEGINNING = '/_holdline/sandboxes/'

/**
 * Takes the beginning `/_holdline/sandboxes/{name}` off the path of a request to a sandbox: the rest is routed as it is
 * in the main inventory. Clients append the paths of the API to the path of their endpoint, so such an endpoint names
 * the sandbox; but the JavaScript client refuses an endpoint with a path. The sandbox itself, without a rest, is an
 * operation of its own.
 */
export function enterSandbox(sandboxes: Sandboxes): Step {
  return (exchange, next) => {
    const { path } = exchange.target
    if (!path.startsWith(BEGINNING)) return next()
    const end = path.indexOf('/', BEGINNING.length)
    const rest = end === -1 ? '/' : path.slice(end)
    const name = path.slice(BEGINNING.length, end)
    if (/^\/*$/.test(rest) || !SANDBOX_NAME.test(name)) return next()
    if (sandboxes.find(name) === undefined) return exchange.refuse(sandboxNotFound(name))
    exchange.sandbox = name
    exchange.path = rest
    next()
  }
}
