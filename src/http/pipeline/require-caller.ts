import type { TLSSocket } from 'node:tls'
import type { Control } from '../../control/control.ts'
import type { Sandbox } from '../../control/sandboxes/sandbox.ts'
import type { Plane } from '../api-operation.ts'
import type { Authenticator } from '../auth/authenticator.ts'
import type { OperatorCaller, ResourceCaller } from '../auth/caller.ts'
import { type Denial, type DenialReason, isDenial } from '../auth/denial.ts'
import type { ApiError } from '../errors/api-error.ts'
import { outsideSandbox, sandboxNotFound } from '../errors/control-errors.ts'
import { denied, tokenUnchecked } from '../errors/errors.ts'
import { unsignedRefused } from '../errors/unsigned-errors.ts'
import { answerFault, type FaultLog, type Step } from './create-pipeline.ts'
import type { DenialLog } from './denial-log.ts'
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
export function requireCaller(
  authenticators: Authenticators,
  control: Control,
  denials: DenialLog,
  log: FaultLog,
): Step {
  return (exchange, next) => {
    const plane = planeOf(exchange)
    exchange.controlled = control.main
    if (plane === 'public') return next()
    const admit = (outcome: ResourceCaller | OperatorCaller | Denial) => {
      if (isDenial(outcome)) {
        denials.report(exchange, outcome.reason)
        return exchange.refuse(refusalOf(outcome.reason))
      }
      exchange.caller = outcome
      const name = outcome.sandbox ?? exchange.sandbox
      if (name !== undefined) {
        const sandbox = control.sandboxes.find(name)
        if (sandbox === undefined) return exchange.refuse(sandboxNotFound(name))
        enter(sandbox, exchange)
      }
      if (outcome.sandbox !== undefined && !isWithinSandbox(exchange)) return exchange.refuse(outsideSandbox)
      next()
    }
    const { method, target, transport, request } = exchange
    const encrypted = isEncrypted(request.socket)
    const headers =
      target.authority === undefined ? request.headers : { ...request.headers, host: target.authority }
    const { sandbox } = exchange
    const connection = request.socket
    const shown = { method, target: target.raw, headers, encrypted, transport, connection, sandbox }
    const outcome = authenticators[plane](shown)
    if (outcome instanceof Promise) outcome.then(admit, (error) => answerFault(exchange, error, log))
    else admit(outcome)
  }
}

function refusalOf(reason: DenialReason): ApiError {
  if (reason.kind === 'foreignPage') return unsignedRefused(reason.sign)
  return reason.kind === 'tokenKeysMissing' ? tokenUnchecked(reason.retrySeconds) : denied
}

/** The request is for the sandbox, and keeps it until the answer is sent or the connection lost. */
function enter(sandbox: Sandbox, exchange: Exchange): void {
  const { response } = exchange
  exchange.controlled = sandbox
  exchange.use = sandbox.use
  const end = sandbox.use.begin()
  if (response.destroyed) end()
  else response.once('close', end)
}

/** Whether the caller of a sandbox may call the operation: in its own sandbox, and of a single inventory. */
function isWithinSandbox({ caller, sandbox, destination }: Exchange): boolean {
  if (sandbox !== undefined && sandbox !== caller?.sandbox) return false
  return destination.kind !== 'operation' || destination.operation.perInventory
}

/** The plane of the exchange's target. */
export function planeOf({ destination, target }: Exchange): Plane {
  switch (destination.kind) {
    case 'operation': {
      const { plane, isOpen } = destination.operation
      return isOpen?.() ? 'public' : plane
    }
    case 'otherMethod':
      return destination.plane
    default:
      return OWN.test(target.path) ? 'operator' : 'resource'
  }
}

function isEncrypted(socket: Exchange['request']['socket'] | TLSSocket): boolean {
  return 'encrypted' in socket && socket.encrypted === true
}
