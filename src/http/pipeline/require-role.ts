import { includesRole, type Role } from '../../tokens/role.ts'
import type { OperationKind } from '../api-operation.ts'
import { roleTooSmall } from '../errors/errors.ts'
import type { Step } from './create-pipeline.ts'
import type { DenialLog } from './denial-log.ts'

/** The role that a token needs for each kind of operation. */
const NEEDED: Readonly<Record<OperationKind, Role>> = {
  read: 'read',
  search: 'buy',
  hold: 'buy',
  purchase: 'buy',
  change: 'all',
}

/** Refuses what the role of a token does not include, before the body is read. Callers by a key can do everything. */
export function requireRole(denials: DenialLog): Step {
  return (exchange, next) => {
    const { caller, destination } = exchange
    if (caller?.kind !== 'resource' || caller.role === undefined) return next()
    const { role } = caller
    const needed = destination.kind === 'operation' ? NEEDED[destination.operation.kind ?? 'change'] : 'read'
    if (includesRole(role, needed)) return next()
    denials.report(exchange, { kind: 'tokenRole', role, needed })
    exchange.refuse(roleTooSmall)
  }
}
