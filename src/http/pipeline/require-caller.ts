import type { TLSSocket } from 'node:tls'
import type { Plane } from '../api-operation.ts'
import type { Authenticator } from '../auth/authenticator.ts'
import type { OperatorCaller, ResourceCaller } from '../auth/caller.ts'
import { denied } from '../errors/errors.ts'
import { answerFault, type FaultLog, type Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'

/** The authenticators of the planes with callers. */
export interface Authenticators {
  readonly resource: Authenticator<ResourceCaller>
  readonly operator: Authenticator<OperatorCaller>
}

/** Our own paths; every other path belongs to the ACS API. */
const OWN = /^\/+_holdline(\/|$)/

/**
 * Admits the callers of the target's plane, before the body is read. An unknown target is on the plane of its path, so
 * that a caller without credentials does not learn which paths exist.
 */
export function requireCaller(authenticators: Authenticators, log: FaultLog): Step {
  return (exchange, next) => {
    const plane = planeOf(exchange)
    if (plane === 'public') return next()
    const admit = (caller: ResourceCaller | OperatorCaller | undefined) => {
      exchange.caller = caller
      if (caller === undefined) exchange.refuse(denied)
      else next()
    }
    const { method, target, transport, request } = exchange
    const encrypted = isEncrypted(request.socket)
    const shown = { method, target: target.raw, headers: request.headers, encrypted, transport }
    const caller = authenticators[plane](shown)
    if (caller instanceof Promise) caller.then(admit, (error) => answerFault(exchange, error, log))
    else admit(caller)
  }
}

function planeOf({ destination, target }: Exchange): Plane {
  switch (destination.kind) {
    case 'operation':
      return destination.operation.plane
    case 'otherMethod':
      return destination.plane
    default:
      return OWN.test(target.path) ? 'operator' : 'resource'
  }
}

function isEncrypted(socket: Exchange['request']['socket'] | TLSSocket): boolean {
  return 'encrypted' in socket && socket.encrypted === true
}
